import CityData
import Examination
import Foundation
import PlanarGeometry

/// A study of real data in this folder.
struct RealCity {
  let study: String
  /// One of the files it reads.
  let data: String

  static let xiacheng = RealCity(
    study: "xiacheng/study.yaml", data: "hangzhou-xiacheng/communities_90.geojson")
  static let portoAlegre = RealCity(
    study: "porto-alegre/study.yaml", data: "porto-alegre/poa_hexgrid.geojson")

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  var isPresent: Bool {
    let path = Self.folder.appending(path: "../../../shared/data/\(data)").standardized.path
    return FileManager.default.fileExists(atPath: path)
  }

  func examined() async throws -> ExaminedCity {
    let path = Self.folder.appending(path: study).path
    let input = try CityReader(StudyFile.read(path: path)).read()
    var options = ExaminationOptions()
    options.measure = input.measure
    options.threads = 2
    let result = try await CircleExamination.run(
      input.city, standard: input.standard, options: options)
    return ExaminedCity(input: input, result: result)
  }
}

struct ExaminedCity {
  let input: CityInput
  let result: ExaminationResult

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
