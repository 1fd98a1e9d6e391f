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
  /// What is asked of the sites: what is not told of them is said where it matters.
  public var limits: Set<CandidateLimit>

  public init(
    _ source: CandidateSource, language: Language = .en, limits: Set<CandidateLimit> = []
  ) {
    self.source = source
    self.language = language
    self.limits = limits
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
    let points = try loaded.points(in: input.local)
    log.sample(loaded, at: points, of: .candidates)
    var reading = CandidateRows(
      building: RegionBuilder(loaded: loaded, points: points, geos: try .forLayers()),
      check: PlaceCheck(
        loaded, local: input.local, box: input.city.communities.box, of: .candidates),
      types: types)
    try reading.readAll(log: &log)
    noteDatums(for: input, log: &log)
    loaded.noteLimits(limits, of: reading.sites, log: &log)
    log.noteWorded()
    return CandidateInput(
      sites: reading.sites.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) },
      problems: log.sortedProblems, inputs: log.inputs, assumed: log.assumed,
      leftOut: log.leftOut, alerts: log.alerts)
  }
}

/// What limits a choice of sites.
public enum CandidateLimit: Sendable {
  /// The sum of their costs.
  case budget
  /// What each of them can serve.
  case capacity
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
  /// What a reader of the results must know before the first figure.
  public var alerts: [LocalizedText]

  public init(
    sites: [CandidateSite], problems: [InputProblem] = [], inputs: [InputFile] = [],
    assumed: [String] = [], leftOut: [LeftOutRows] = [], alerts: [LocalizedText] = []
  ) {
    self.sites = sites
    self.problems = problems
    self.inputs = inputs
    self.assumed = assumed
    self.leftOut = leftOut
    self.alerts = alerts
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
  private var statuses: StatusCount

  init(building: RegionBuilder, check: PlaceCheck, types: TypeResolution) {
    self.building = building
    self.check = check
    self.types = types
    statuses = StatusCount(of: .candidates, field: building.loaded.columnName(.status))
  }

  private var loaded: InputLayer { building.loaded }

  mutating func readAll(log: inout ReadingLog) throws(InputError) {
    for position in 0..<loaded.count where loaded.features.geometry.kinds[position] != .none {
      try read(position, log: &log)
    }
    for finding in types.findings + types.unusedKeys { log.note(finding, file: loaded.path) }
    statuses.note(file: loaded.path, log: &log)
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
    let status = loaded.text(position, .status)
    guard status.map({ statuses.isOpen($0, row: loaded.row(position)) }) ?? true else { return }
    let place = try building.place(
      position, id: id, entrances: [], ifLine: .lineCandidate, &check, log: &log)
    guard let place, let point = place.entrances.first ?? place.region?.innerPoint else { return }
    let (distinct, isDuplicate) = ids.distinct(id)
    if isDuplicate { duplicates.append(id) }
    var site = CandidateSite(id: distinct, position: point, types: allowed)
    site.name = loaded.label(position, .name, log: &log)
    site.floorArea = loaded.amount(position, .floorArea, feature: distinct, log: &log)
    site.capacity = loaded.amount(position, .capacity, feature: distinct, log: &log)
    site.owner = loaded.label(position, .owner, log: &log)
    site.acquisition = loaded.label(position, .acquisition, log: &log)
    site.cost = loaded.amount(position, .cost, feature: distinct, log: &log)
    sites.append(site)
  }
}

extension InputLayer {
  /// Tells what is known of costs and capacities where they limit a choice.
  fileprivate func noteLimits(
    _ limits: Set<CandidateLimit>, of sites: [CandidateSite], log: inout ReadingLog
  ) {
    if limits.contains(.budget) { noteCosts(of: sites, log: &log) }
    guard !limits.contains(.capacity), let column = columnName(.capacity) else { return }
    log.note(Finding(.info, .skipped, field: column, says: .capacityNotUsed(column)), file: path)
  }

  private func noteCosts(of sites: [CandidateSite], log: inout ReadingLog) {
    let column = columnName(.cost)
    let stated = fields.findings.first { $0.field == column && $0.severity == .info }
    if let stated { log.alert(file: path, stated.message) }
    if let found = features.attributes.mixedMoneyUnits, column != nil {
      let message = InputMessage.mixedUnits(found.column, found.units)
      log.announce(Finding(.warning, .kept, field: found.column, says: message), file: path)
    }
    guard sites.allSatisfy({ $0.cost == nil }) else { return }
    let message: InputMessage
    if let column, let example = (0..<count).lazy.compactMap({ text($0, .cost) }).first {
      message = .noReadableCost(column, example: example)
    } else {
      message = .noCosts(among: features.attributes.columns)
    }
    log.announce(Finding(.warning, .assumed, field: column, says: message), file: path)
  }
}
