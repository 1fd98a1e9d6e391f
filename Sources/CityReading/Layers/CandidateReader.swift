import Assessment
import GEOSBridge
import PlanarGeometry
import Projection
public import Wording

/// Reads candidate sites: points, or polygons that each stand for a point on their surface.
///
/// ```swift
/// let reader = CandidateReader(CandidateSource(source: LayerSource(path: "idle.csv")))
/// let sites = try reader.read(for: input).sites
/// ```
public struct CandidateReader: Sendable {
  public var source: CandidateSource
  /// Language of the problems.
  public var language: Language

  public init(_ source: CandidateSource, language: Language = .en) {
    self.source = source
    self.language = language
  }

  /// The sites for the city that `input` describes. Rows without a usable place or type are left out,
  /// amounts that are no number or negative count as unknown, each with a problem.
  ///
  /// - Throws: when the file cannot be read, or nothing usable remains or lies near the city.
  /// - Complexity: linear in the bytes of the file, O(n log n) in its sites.
  public func read(for input: CityInput) throws(InputError) -> CandidateInput {
    var log = ReadingLog(language: language)
    let facilitySource = FacilitySource(source: source.source, types: source.types)
    let types = try TypeResolution(facilitySource, standard: input.standard)
    let loaded = try LoadedLayer(source.source, roles: FieldRole.candidate, log: &log)
    loaded.noteMangledIDs(.id, log: &log)
    var reading = CandidateReading(
      building: RegionBuilding(
        loaded: loaded, points: try loaded.points(in: input.local), geos: try makeContext()),
      check: PlaceCheck(loaded, local: input.local, box: input.city.box), types: types)
    try reading.readAll(&log)
    return CandidateInput(
      sites: reading.sites.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) },
      problems: log.sortedProblems, inputs: log.inputs, assumed: log.assumed)
  }

  private func makeContext() throws(InputError) -> GEOSContext {
    do throws(GEOSError) {
      return try GEOSContext()
    } catch {
      throw .library(file: nil, .library("\(error)"))
    }
  }
}

extension City {
  /// The box around the communities.
  var box: PlanarBox {
    communities.reduce(into: PlanarBox.empty) { $0.insert($1.region.box) }
  }
}
