public import Examination
import GEOSBridge
import PlanarGeometry
import Projection

/// Reads what a study names and makes a city of it.
///
/// ```swift
/// var study = Study()
/// study.communities = LayerSource(path: "communities.geojson")
/// study.facilities = [FacilitySource(source: LayerSource(path: "facilities.csv"))]
/// let input = try CityReader(study).read()
/// ```
public struct CityReader: Sendable {
  public var study: Study
  /// Language of the problems.
  public var language: Language
  /// Leaves out facility files that cannot be read, with a problem each.
  public var allowsPartial: Bool

  public init(_ study: Study, language: Language = .en, allowsPartial: Bool = false) {
    self.study = study
    self.language = language
    self.allowsPartial = allowsPartial
  }

  /// Reads everything. Defects of single rows and features are in the result's `problems`.
  ///
  /// - Throws: when the study is incomplete, a file cannot be read, or no community or no facility
  ///   remains.
  /// - Complexity: linear in the bytes of the files, O(v log v) in the vertices of polygons.
  public func read() throws(InputError) -> CityInput {
    guard let communitySource = study.communities else { throw .usage(.noCommunitiesStated) }
    guard !study.facilities.isEmpty else { throw .usage(.noFacilitiesStated) }
    var log = ReadingLog(language: language)
    let metric = try resolvedMetric()
    let measure = try resolvedMeasure()
    noteUnread(&log)
    let standard = try readStandard(&log)
    let geos = try makeContext()
    let reading = try CommunityReading(communitySource, geos: geos, log: &log)
    let communities = try reading.communities(log: &log)
    noteUnnamedAreas(standard, communities, &log)
    let box = communities.reduce(into: PlanarBox.empty) { $0.insert($1.region.box) }
    let scaleError = try noteScaleError(reading.local, box, &log)
    var facilities = FacilityReading(
      standard: standard, local: reading.local, box: box, geos: geos)
    let isPartial = try readFacilities(into: &facilities, &log)
    var city = City(
      name: study.name ?? "", isSynthetic: study.isSynthetic, communities: communities,
      facilities: facilities.table)
    if measure == .residential, let source = study.residential {
      try ResidentialReading.read(
        source, into: &city, local: reading.local, geos: geos, log: &log)
    }
    return CityInput(
      city: city, standard: standard, local: reading.local, scaleError: scaleError,
      metric: metric, measure: measure, problems: log.sortedProblems, inputs: log.inputs,
      assumed: log.assumed, isPartial: isPartial)
  }

  private func readStandard(_ log: inout ReadingLog) throws(InputError) -> Standard {
    if let file = study.file { log.record(file) }
    let standard: Standard
    if let path = study.standard {
      let contents = try FileContents(path: path)
      standard = try StandardFile.parse(contents)
      log.record(contents, features: standard.types.count)
    } else {
      standard = try StandardFile.builtIn()
    }
    for id in study.types ?? [] where !standard.types.contains(where: { $0.id == id }) {
      throw .usage(.unknownTypeID(id))
    }
    return standard
  }

  private func makeContext() throws(InputError) -> GEOSContext {
    do throws(GEOSError) {
      return try GEOSContext()
    } catch {
      throw .library(file: nil, .library("\(error)"))
    }
  }

  /// Whether a file was left out.
  private func readFacilities(
    into facilities: inout FacilityReading, _ log: inout ReadingLog
  ) throws(InputError) -> Bool {
    var isPartial = false
    for source in study.facilities {
      do throws(InputError) {
        try facilities.read(source, log: &log)
      } catch {
        guard allowsPartial, case .data(let file, let row, let message) = error else { throw error }
        log.note(Finding(.error, .skipped, row: row, message), file: file)
        isPartial = true
      }
    }
    guard facilities.table.count > 0 else {
      if let (file, finding) = facilities.unknownTypes {
        throw .data(file: file, row: finding.row, .noFacilities.because(finding.message))
      }
      throw log.nothingRemains(of: study.facilities.map(\.source.path), .noFacilities)
    }
    guard facilities.nearest <= PlaceCheck.farLimit else {
      throw .data(
        file: study.facilities[0].source.path, row: nil,
        .noFacilityNear(kilometres: facilities.nearest / 1000))
    }
    noteEmptyTypes(facilities, &log)
    return isPartial
  }

  private func noteEmptyTypes(_ facilities: FacilityReading, _ log: inout ReadingLog) {
    let present = Set(facilities.table.services.map(\.type))
    for (position, type) in facilities.standard.types.enumerated() {
      guard study.types?.contains(type.id) ?? true else { continue }
      guard !present.contains(Int32(truncatingIfNeeded: position)) else { continue }
      log.note(Finding(.warning, .kept, .typeWithoutFacility(type.id)), file: nil)
    }
  }

  private func noteScaleError(
    _ local: LocalSystem, _ box: PlanarBox, _ log: inout ReadingLog
  ) throws(InputError) -> Double {
    let error = local.scaleError(over: box)
    guard error.isFinite else {
      throw .data(file: study.communities?.path, row: nil, .scaleError(error))
    }
    if error > 0.05 { log.note(Finding(.warning, .kept, .scaleError(error)), file: nil) }
    return error
  }
}
