/// An area divided into so many circles.
struct AreaDivision: Sendable {
  /// Each ascending, in the order of their first atoms.
  var circles: [[Int32]]
  var value: PartitionValue
  /// No division into as many circles costs less.
  var bound: Double
  /// Whether no division is better.
  var isProven: Bool
}

/// Divides one area into as many circles as are asked for, each number once.
struct AreaDivider: Sendable {
  let problem: AreaProblem
  private let seed: UInt64
  /// How many circles there can be.
  let counts: ClosedRange<Int>
  /// Circles that exist, each in one piece, as many as are in the area; nil without any.
  private let kept: [[Int32]]?
  private var known: [Int: AreaDivision] = [:]
  private var proven: [Int: ExactPartition.Answer]?
  private var provenOutside: [Int: ExactPartition.Answer]?

  /// Atoms up to which all divisions are tried where the band does not help.
  private static let fewAtoms = 16
  /// Atoms up to which all divisions within the band are tried.
  private static let manyAtoms = 30
  /// Starts of the search in an area of few circles, and in others.
  private static let starts = (few: 4, many: 2)

  init(_ problem: AreaProblem, counts: ClosedRange<Int>, seed: UInt64, kept: [[Int32]]? = nil) {
    self.problem = problem
    self.counts = counts
    self.seed = seed
    self.kept = kept
  }

  /// - Parameter count: within `counts`.
  mutating func division(into count: Int) -> AreaDivision {
    if let known = known[count] { return known }
    let found = exact(count) ?? searched(count)
    known[count] = found
    return found
  }

  private mutating func exact(_ count: Int) -> AreaDivision? {
    if count == 1 { return whole }
    if proven == nil { proven = answers(onlyInBand: problem.rules.isBandHard, Self.manyAtoms) }
    if let answer = proven?[count] { return AreaDivision(answer) }
    guard problem.rules.isBandHard else { return nil }
    if provenOutside == nil { provenOutside = answers(onlyInBand: false, Self.fewAtoms) }
    return provenOutside?[count].map(AreaDivision.init)
  }

  /// The only division into one circle.
  private var whole: AreaDivision {
    let atoms = Array(0..<Int32(truncatingIfNeeded: problem.count))
    let value = problem.value(of: atoms)
    return AreaDivision(circles: [atoms], value: value, bound: value.cost, isProven: true)
  }

  /// By the number of circles; empty where there are too many divisions.
  private func answers(onlyInBand: Bool, _ most: Int) -> [Int: ExactPartition.Answer] {
    guard problem.count <= most,
      let exact = ExactPartition(problem, most: counts.upperBound, onlyInBand: onlyInBand)
    else { return [:] }
    var answers: [Int: ExactPartition.Answer] = [:]
    for count in counts { answers[count] = exact.answer(count) }
    return answers
  }

  private func searched(_ count: Int) -> AreaDivision {
    var search = PartitionSearch(problem, seed: seed &+ UInt64(count))
    let isSmall = problem.count <= 64
    search.run(
      count, starts: isSmall ? Self.starts.few : Self.starts.many,
      from: kept?.count == count ? kept : nil)
    let circles = search.circles.sorted { $0[0] < $1[0] }
    let heldBand = problem.rules.isBandHard && search.total.broken == 0
    let bound = AssignmentBound(problem, count: count, heldBand: heldBand)
      .value(atMost: search.total.cost)
    return AreaDivision(
      circles: circles, value: search.total, bound: min(bound, search.total.cost), isProven: false)
  }
}

extension AreaDivision {
  fileprivate init(_ answer: ExactPartition.Answer) {
    self.init(
      circles: answer.circles, value: answer.value, bound: answer.value.cost, isProven: true)
  }
}
