public import Assessment
import PlanarGeometry
public import RunFiles
import TableFiles
public import Wording

/// Reads the shortfall project pool (补短板项目库): what `plan` writes and people edit.
public struct ProjectReader: Sendable {
  public var source: LayerSource
  /// Unfinished projects whose finish is before it are overdue; nil: as written.
  public var asOf: CalendarDay?
  /// Language of the problems.
  public var language: Language
  /// Also reads projects of communities that the city does not have, since other parts of an area have them.
  public var readsOtherCommunities = false

  public init(_ source: LayerSource, asOf: CalendarDay? = nil, language: Language = .en) {
    self.source = source
    self.asOf = asOf
    self.language = language
  }

  /// The projects in the city that `input` describes. Rows of an unknown community, type or status are left out,
  /// dates and amounts that are none count as unknown, each with a problem.
  ///
  /// - Parameter premises: the register of idle premises, which tells where projects stand.
  /// - Throws: when the file cannot be read, or has no columns for community and type.
  /// - Complexity: linear in the bytes of the file.
  public func read(
    for input: CityInput, premises: [CandidateSite] = []
  ) throws(InputError) -> ProjectInput {
    var log = ReadingLog(language: language)
    let loaded = try InputLayer(
      source, roles: FieldRole.project, requiresPlaces: false, log: &log)
    guard loaded.columnName(.projectCommunity) != nil, loaded.columnName(.projectType) != nil else {
      throw .data(file: source.path, row: nil, .noProjectFields)
    }
    loaded.noteMangledIDs(.projectCommunity, log: &log)
    var rows = ProjectRows(
      loaded: loaded, points: try loaded.points(in: input.local), input, premises: premises,
      asOf: asOf)
    rows.readsOtherCommunities = readsOtherCommunities
    for position in 0..<loaded.count { rows.read(position, log: &log) }
    log.noteWorded()
    return ProjectInput(
      projects: ProjectList(projects: rows.projects), problems: log.sortedProblems,
      inputs: log.inputs, assumed: log.assumed, alerts: log.alerts)
  }
}

/// Projects that were read, and what reading them came across.
public struct ProjectInput: Sendable {
  public var projects: ProjectList
  /// Sorted by row, feature and field.
  public var problems: [InputProblem]
  public var inputs: [InputFile]
  public var assumed: [String]
  public var alerts: [LocalizedText]
}

/// The projects of one file, row by row.
private struct ProjectRows {
  let loaded: InputLayer
  private let points: [PlanarPoint]
  private let standard: Standard
  private let communities: Set<String>
  private let types: [String: Int]
  private let premises: [String: PlanarPoint]
  private let asOf: CalendarDay?
  var readsOtherCommunities = false
  private(set) var projects: [Project] = []
  private var ids = IDRegister()

  init(
    loaded: InputLayer, points: [PlanarPoint], _ input: CityInput, premises: [CandidateSite],
    asOf: CalendarDay?
  ) {
    self.loaded = loaded
    self.points = points
    self.asOf = asOf
    standard = input.standard
    communities = Set(input.city.communities.map(\.id))
    self.premises = Dictionary(
      premises.map { ($0.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    types = ProjectTypeNames.positions(in: standard)
  }

  mutating func read(_ position: Int, log: inout ReadingLog) {
    guard let (community, type, status) = key(position, log: &log) else { return }
    let named = loaded.label(position, .projectID, log: &log) ?? loaded.generatedID(position)
    let (id, isDuplicate) = ids.distinct(named)
    if isDuplicate {
      note(
        position, .projectID, action: .kept, says: .repeatedProject(named), of: id, log: &log)
    }
    var project = Project(id: id, community: community, type: type, status: status)
    readTexts(position, into: &project, log: &log)
    project.floorArea = loaded.amount(position, .floorArea, feature: id, log: &log)
    project.cost = loaded.amount(position, .costInWan, feature: id, log: &log)
    project.people = loaded.amount(position, .projectPeople, feature: id, log: &log)
    project.year = year(position, id, log: &log)
    project.start = date(position, .projectStart, of: id, log: &log)
    project.finish = date(position, .projectFinish, of: id, log: &log)
    project.status = project.status(on: asOf)
    project.position = place(position, project, log: &log)
    project.origin = RowOrigin(file: loaded.path, row: loaded.row(position))
    projects.append(project)
  }

  /// What a project cannot be without; nil with a problem where any of it is not known.
  private func key(
    _ position: Int, log: inout ReadingLog
  ) -> (community: String, type: Int, status: ProjectStatus)? {
    let id = loaded.text(position, .projectID)
    let community = loaded.text(position, .projectCommunity) ?? ""
    guard communities.contains(community) || readsOtherCommunities else {
      let message = InputMessage.projectCommunity(community)
      note(
        position, .projectCommunity, action: .skipped, says: message, of: id, severity: .error,
        log: &log)
      return nil
    }
    let name = loaded.text(position, .projectType) ?? ""
    guard let type = types[name.lowercased()] else {
      let message = InputMessage.projectType(name, nearest: standard.types(nearestTo: name))
      note(
        position, .projectType, action: .skipped, says: message, of: id, severity: .error, log: &log
      )
      return nil
    }
    guard let word = loaded.text(position, .status) else {
      note(
        position, .status, action: .assumed, says: .projectWithoutStatus, of: id, log: &log)
      return (community, type, .planned)
    }
    guard let status = ProjectStatus(word: word) else {
      note(
        position, .status, action: .skipped, says: .projectStatus(word), of: id, severity: .error,
        log: &log)
      return nil
    }
    return (community, type, status)
  }

  private func readTexts(_ position: Int, into project: inout Project, log: inout ReadingLog) {
    project.leadAgency = loaded.label(position, .leadAgency, log: &log)
    project.localOwner = loaded.label(position, .localOwner, log: &log)
    project.fund = loaded.label(position, .fund, log: &log)
    project.reason = loaded.label(position, .projectReason, log: &log)
    project.premises = loaded.label(position, .premisesID, log: &log)
    guard let mode = loaded.text(position, .projectMode) else { return }
    project.mode = ProjectMode(word: mode)
    if project.mode == nil {
      note(
        position, .projectMode, action: .kept, says: .projectMode(mode), of: project.id, log: &log)
    }
  }

  private func year(_ position: Int, _ id: String, log: inout ReadingLog) -> Int? {
    guard let text = loaded.text(position, .projectYear) else { return nil }
    let digits = text.hasSuffix("年") ? text.dropLast() : text[...]
    if let year = Int(digits), (1...99).contains(year) || (1900..<2200).contains(year) {
      return year
    }
    note(
      position, .projectYear, action: .skipped, says: .projectYear(text), of: id, log: &log)
    return nil
  }

  private func date(
    _ position: Int, _ role: FieldRole, of id: String, log: inout ReadingLog
  ) -> CalendarDay? {
    guard let text = loaded.text(position, role) else { return nil }
    if let day = CalendarDay(text) { return day }
    note(
      position, role, action: .skipped, says: .projectDate(text), of: id, log: &log)
    return nil
  }

  /// Where the row says, or else where its premises are.
  private func place(
    _ position: Int, _ project: Project, log: inout ReadingLog
  ) -> PlanarPoint? {
    let range = loaded.features.geometry.coordinateRange(of: position)
    if let first = range.first, points[first].isFinite { return points[first] }
    guard let id = project.premises else { return nil }
    if let place = premises[id] { return place }
    note(
      position, .premisesID, action: .kept, says: .unknownPremises(id), of: project.id, log: &log)
    return nil
  }

  private func note(
    _ position: Int, _ role: FieldRole, action: InputProblem.Action, says message: InputMessage,
    of feature: String?, severity: InputProblem.Severity = .warning, log: inout ReadingLog
  ) {
    let finding = Finding(
      severity, action, row: loaded.row(position), field: loaded.columnName(role), says: message)
    log.note(finding, file: loaded.path, feature: feature)
  }
}
