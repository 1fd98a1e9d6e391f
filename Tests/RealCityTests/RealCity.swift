import Assessment
import CityReading
import Foundation
import PlanarGeometry
import TestSupport

/// A study of real data in this folder.
struct RealCity {
  let study: String
  /// One of the files it reads.
  let data: String

  static let xiacheng = RealCity(
    study: "xiacheng/study.yaml", data: "hangzhou-xiacheng/communities_90.geojson")
  static let portoAlegre = RealCity(
    study: "porto-alegre/study.yaml", data: "porto-alegre/poa_hexgrid.geojson")

  var isPresent: Bool {
    FileManager.default.fileExists(atPath: Checkout.path("../shared/data/\(data)"))
  }

  static let sights = RealCity(
    study: "xiacheng/sights.yaml", data: "hangzhou-xiacheng/roads_46.geojson")
  static let porto = RealCity(study: "porto/study.yaml", data: "osm/porto_portugal.osm.pbf")

  /// Its files, without an examination.
  ///
  /// - Parameter change: made to the study before.
  func read(_ change: (inout Study) throws -> Void = { _ in }) throws -> CityInput {
    var study = try StudyFile.read(path: Checkout.path("Tests/RealCityTests/\(study)"))
    try change(&study)
    return try CityReader(study).read()
  }

  /// - Parameters:
  ///   - keepsDemand: whether the result of a walked run holds every place.
  ///   - change: made to the study before its files are read.
  func examined(
    keepsDemand: Bool = true, _ change: (inout Study) throws -> Void = { _ in }
  ) async throws -> ExaminedCity {
    var study = try StudyFile.read(path: Checkout.path("Tests/RealCityTests/\(study)"))
    try change(&study)
    let input = try CityReader(study).read()
    var options = AssessmentOptions()
    options.metric = input.metric
    options.measure = input.measure
    options.cell = study.cell ?? options.cell
    options.keepsDemand = keepsDemand && input.metric == .network
    options.threads = 2
    let result = try await CircleAssessment.run(
      input.city, standard: input.standard, options: options)
    return ExaminedCity(input: input, result: result)
  }
}

struct ExaminedCity {
  let input: CityInput
  let result: AssessmentResult

  /// Where the facilities of a type stand; the standards of this folder examine all their types.
  func places(ofType type: Int) -> [ServedPlace] {
    let table = input.city.facilities
    return (0..<table.count).flatMap { facility in
      let point = table.entrances[table.entranceRange(of: facility).lowerBound]
      return table.services[table.serviceRange(of: facility)].filter { $0.type == type }
        .map { ServedPlace(point: point, count: Int($0.count)) }
    }
  }
}

/// A place with so many facilities of a type.
struct ServedPlace {
  let point: PlanarPoint
  let count: Int
}
