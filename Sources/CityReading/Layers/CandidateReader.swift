public import Assessment
import PlanarGeometry
public import RunFiles
import TableFiles
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
    let loaded = try InputLayer(source.source, roles: FieldRole.candidate, log: &log)
    loaded.noteMangledIDs(.id, log: &log)
    var reading = CandidateRows(
      building: RegionBuilder(
        loaded: loaded, points: try loaded.points(in: input.local), geos: try .forLayers()),
      check: PlaceCheck(
        loaded, local: input.local, box: input.city.communities.box, of: .candidates),
      types: types)
    try reading.readAll(log: &log)
    return CandidateInput(
      sites: reading.sites.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) },
      problems: log.sortedProblems, inputs: log.inputs, assumed: log.assumed, leftOut: log.leftOut)
  }
}

/// Candidate sites that were read, and what reading them came across.
public struct CandidateInput: Sendable {
  /// In ascending order of id (UTF-8 bytes); ids are unique.
  public var sites: [CandidateSite]
  /// Sorted by row, feature and field.
  public var problems: [InputProblem]
  public var inputs: [InputFile]
  /// What was not stated and the file suggested, one line each.
  public var assumed: [String]
  /// Rows that were not used.
  public var leftOut: [LeftOutRows]

  public init(
    sites: [CandidateSite], problems: [InputProblem] = [], inputs: [InputFile] = [],
    assumed: [String] = [], leftOut: [LeftOutRows] = []
  ) {
    self.sites = sites
    self.problems = problems
    self.inputs = inputs
    self.assumed = assumed
    self.leftOut = leftOut
  }
}

/// The sites of one file, row by row.
private struct CandidateRows {
  let building: RegionBuilder
  private var check: PlaceCheck
  private var types: TypeResolution
  private(set) var sites: [CandidateSite] = []
  private var ids = IDRegister()
  private var duplicates: [String] = []

  init(building: RegionBuilder, check: PlaceCheck, types: TypeResolution) {
    self.building = building
    self.check = check
    self.types = types
  }

  private var loaded: InputLayer { building.loaded }

  mutating func readAll(log: inout ReadingLog) throws(InputError) {
    for position in 0..<loaded.count where loaded.features.geometry.kinds[position] != .none {
      try read(position, log: &log)
    }
    for finding in types.findings + types.unusedKeys { log.note(finding, file: loaded.path) }
    check.noteDoubts(log: &log)
    if let first = duplicates.first {
      let message = InputMessage.duplicateCandidates(duplicates.count, first: first)
      log.note(Finding(.warning, .kept, says: message), file: loaded.path)
    }
    guard !sites.isEmpty else { throw log.nothingRemains(of: [loaded.path], .noCandidates) }
    guard check.nearest <= PlaceCheck.farLimit else {
      let message = InputMessage.noCandidateNear(kilometres: check.nearest / 1000)
      throw .data(file: loaded.path, row: nil, message.explained(by: check.explanation))
    }
  }

  private mutating func read(
    _ position: Int, log: inout ReadingLog
  ) throws(InputError) {
    let id = loaded.identity(position, log: &log)
    let allowed = types.allowedTypes(of: position, in: loaded)
    guard allowed?.isEmpty != true else { return }
    let place = try building.place(
      position, id: id, entrances: [], ifLine: .lineCandidate, &check, log: &log)
    guard let place, let point = place.entrances.first ?? place.region?.innerPoint else { return }
    let (distinct, isDuplicate) = ids.distinct(id)
    if isDuplicate { duplicates.append(id) }
    var site = CandidateSite(id: distinct, position: point, types: allowed)
    site.name = loaded.label(position, .name, log: &log)
    site.floorArea = loaded.amount(position, .floorArea, feature: distinct, log: &log)
    site.owner = loaded.label(position, .owner, log: &log)
    site.acquisition = loaded.label(position, .acquisition, log: &log)
    site.cost = loaded.amount(position, .cost, feature: distinct, log: &log)
    sites.append(site)
  }
}

extension PlanarRegion {
  /// A point on the surface near the middle of the box; nil without vertices.
  fileprivate var innerPoint: PlanarPoint? {
    surfacePoint(near: box.center, minX: box.minX, maxX: box.maxX) ?? vertices.first
  }
}
