/// Something wrong in the input, and what was done about it: one row of `problems.csv`.
public struct InputProblem: Hashable, Sendable {
  public enum Severity: String, Sendable, CaseIterable { case error, warning, info }
  public enum Action: String, Sendable, CaseIterable { case repaired, skipped, assumed, kept }

  public var severity: Severity
  public var district: String?
  /// Path as the user gave it.
  public var file: String?
  /// Counts from 1; the header is row 1. For GeoJSON the number of the feature.
  public var row: Int?
  /// Id of the community or facility, where it has one.
  public var feature: String?
  public var field: String?
  /// What is wrong, in the run's language.
  public var problem: String
  public var action: Action
  /// What to do, in the run's language.
  public var fix: String
  /// How many rows or features it stands for, of which `row` and `feature` are the first.
  public var count = 1
  /// The first hundred of their rows and ids; empty while there is one.
  public private(set) var rows: [Int] = []
  public private(set) var features: [String] = []

  public init(
    severity: Severity, district: String? = nil, file: String? = nil, row: Int? = nil,
    feature: String? = nil, field: String? = nil, problem: String, action: Action, fix: String
  ) {
    self.severity = severity
    self.district = district
    self.file = file
    self.row = row
    self.feature = feature
    self.field = field
    self.problem = problem
    self.action = action
    self.fix = fix
  }
  /// - Parameter message: what is wrong and what to do, said in `language`.
  package init(
    _ severity: Severity, _ action: Action, district: String? = nil, file: String? = nil,
    feature: String? = nil, says message: InputMessage, in language: Language
  ) {
    self.init(
      severity: severity, district: district, file: file, feature: feature,
      problem: message.problem[language], action: action, fix: message.fix[language])
  }
}

extension InputProblem {
  private static let mostListed = 100

  /// What is the same, but for row and feature.
  private struct Kind: Hashable {
    var severity: Severity
    var district: String?
    var file: String?
    var field: String?
    var problem: String
    var action: Action
  }

  private var kind: Kind {
    Kind(
      severity: severity, district: district, file: file, field: field, problem: problem,
      action: action)
  }

  /// The problems in the order of their files, rows, features and fields; those of no file are last.
  ///
  /// Complexity: O(n log n).
  package static func sorted(
    _ problems: [InputProblem], byFiles files: [String]
  ) -> [InputProblem] {
    let order = Dictionary(
      files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return problems.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      let files = [x.file, y.file].map { $0.flatMap { order[$0] } ?? Int.max }
      let keys = (files[0], x.row ?? 0, x.feature ?? "", x.field ?? "", a.offset)
      return keys < (files[1], y.row ?? 0, y.feature ?? "", y.field ?? "", b.offset)
    }.map(\.element)
  }

  /// The same problems in their order, those that are alike told once, at the place of the first.
  ///
  /// Complexity: O(n).
  package static func grouped(_ problems: [InputProblem]) -> [InputProblem] {
    var groups: [InputProblem] = []
    var places: [Kind: Int] = [:]
    for problem in problems {
      if let place = places[problem.kind] {
        groups[place].add(problem)
      } else {
        places[problem.kind] = groups.count
        groups.append(problem)
      }
    }
    return groups
  }

  private mutating func add(_ other: InputProblem) {
    if count == 1 { (rows, features) = (Array(row), Array(feature)) }
    count += other.count
    if rows.count < Self.mostListed { rows += Array(other.row) }
    if features.count < Self.mostListed { features += Array(other.feature) }
  }
}

extension Array {
  fileprivate init(_ value: Element?) { self = value.map { [$0] } ?? [] }
}
