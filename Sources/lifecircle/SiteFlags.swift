import ArgumentParser
import CityReading
import CitySiting
import Foundation

/// Where facilities may stand and what counts.
struct CandidateFlags: ParsableArguments {
  @Option(help: "Candidate sites: a register of idle premises, points or plots.")
  var candidates: String?

  @Option(help: "Coordinate system of the candidates.")
  var candidatesCRS: String?

  @Option(
    help:
      "Candidates without a file: cells (their middles) or nodes of the network. (default: cells)")
  var generate: GeneratedCandidates?

  @Option(
    help: "Side of the cells with one candidate each in metres, 10 to 10000. (default: 300)")
  var candidateCell: Double?

  @Option(help: "Sum of the candidates' costs at most; each costs 1 where none is known.")
  var budget: Double?

  @Option(
    help: """
      What mclp counts: people newly covered, communities that newly meet the type, or circles that \
      newly are met with it.
      """)
  var objective = SitingObjective.people

  @Option(help: "By how much each person of 60 and over counts more, 0 to 100.")
  var elderlyWeight = 0.0

  @Option(help: "By how much each child counts more, 0 to 100.")
  var childrenWeight = 0.0

  func validate() throws {
    try StudyFlags.check("--candidate-cell", candidateCell, in: 10...10000)
    try StudyFlags.check("--elderly-weight", elderlyWeight, in: 0...100)
    try StudyFlags.check("--children-weight", childrenWeight, in: 0...100)
    if let budget, !(budget > 0 && budget.isFinite) {
      throw ValidationError("--budget \(budget) is not a number above 0")
    }
  }

  /// That no flag is given which would do nothing.
  func check() throws(ValidationError) {
    if candidates != nil && (generate != nil || candidateCell != nil) {
      throw ValidationError("--candidates excludes --generate and --candidate-cell")
    }
    if candidates == nil && candidatesCRS != nil && generate != nil {
      throw ValidationError("--candidates-crs needs candidates in a file")
    }
  }

  var equity: CitySiteModels.Equity {
    CitySiteModels.Equity(elderly: elderlyWeight, children: childrenWeight)
  }
}

/// The value of `--generate`.
enum GeneratedCandidates: String, ExpressibleByArgument, CaseIterable {
  case cells, nodes

  /// Metres of a cell where nobody says otherwise.
  static let side = 300.0
}

/// The value of `--objective`.
enum SitingObjective: String, ExpressibleByArgument, CaseIterable {
  case people, communities, circle
}

/// What sites can serve and what they cost.
struct SiteLimitFlags: ParsableArguments {
  @Option(help: "Weight that each site can serve at most (mclp, pmedian); demand may be split.")
  var capacity: Double?

  @Option(
    help: """
      Sites of the matrix as a table: id and, where known, cost (for --budget and lscp), capacity \
      (empty: that of --capacity, or no limit) and whether they exist already (existing: yes or no).
      """)
  var sites: String?

  @Option(
    help: "Columns of the sites: id=…,cost=…,capacity=…,existing=…,status=….",
    transform: FieldNames.init(_:))
  var sitesFields = FieldNames()

  @Option(
    help: """
      Ids of sites of the matrix that exist already, separated by commas: they serve at no cost and do not \
      count. A column existing (yes or no) of --sites says the same.
      """)
  var existing: String?

  var existingIDs: [String] {
    (existing ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  func validate() throws {
    try sitesFields.check("--sites-fields", CostMatrixReader.siteKeys)
    if sites == nil && !sitesFields.columns.isEmpty {
      throw ValidationError("--sites-fields needs --sites")
    }
    if let capacity, !(capacity >= 0 && capacity.isFinite) {
      throw ValidationError("--capacity \(capacity) is not a number from 0")
    }
  }

  /// - Parameter isMatrix: whether distances are given rather than measured.
  func check(_ model: SitingModel, isMatrix: Bool) throws {
    if capacity != nil && !model.allowsCapacity {
      throw ValidationError("--model \(model.rawValue) knows no --capacity")
    }
    if existing != nil && !isMatrix { throw ValidationError("--existing needs --cost-matrix") }
    if sites != nil && !isMatrix { throw ValidationError("--sites needs --cost-matrix") }
  }
}

/// The value of `--model`.
enum SitingModel: String, ExpressibleByArgument, CaseIterable {
  case mclp, lscp, pmedian, pcenter, fix

  var needsRadius: Bool { self == .mclp || self == .lscp }
  var isForMatrix: Bool { self != .fix }
  var needsCount: Bool { self != .lscp && self != .fix }
  var allowsBudget: Bool { self == .mclp || self == .pmedian }
  var allowsCapacity: Bool { self == .mclp || self == .pmedian }
}

/// Columns by what they say: `key=column,key=column`.
struct FieldNames: Sendable {
  var columns: [String: String] = [:]

  init() {}

  init(_ text: String) throws {
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError("'\(item)' is not of the form key=column")
      }
      columns[String(parts[0])] = String(parts[1])
    }
  }

  func check(_ flag: String, _ keys: [String]) throws {
    if let wrong = columns.keys.sorted().first(where: { !keys.contains($0) }) {
      throw ValidationError(
        "\(flag) has no key \(wrong); there are \(keys.joined(separator: ", "))")
    }
  }
}
