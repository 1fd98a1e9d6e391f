import FlatArrays

/// All divisions of a small area into circles that hold together: the best for every number of circles, proven.
///
/// The circle of the first atom that is left is each of the connected sets with it, and what is left after it is
/// solved once for each set of atoms (dynamic programming over sets; Held and Karp 1962, doi:10.1137/0110015, for its
/// form).
struct ExactPartition {
  /// The best division into so many circles.
  struct Answer {
    var value: PartitionValue
    /// Each ascending, in the order of their first atoms.
    var circles: [[Int32]]
  }

  private let problem: AreaProblem
  private let most: Int
  private let limits: Limits
  /// Connected sets by their first atom, with their values.
  private var sets: [[(mask: UInt64, value: PartitionValue)]]
  /// By what is left, the best for every number of circles from 0.
  private var solved: [UInt64: [Choice]] = [:]
  private var steps = 0

  private struct Choice {
    var value: PartitionValue?
    /// The circle of the first atom.
    var set: UInt64 = 0
  }

  /// What may be spent before the answer is given up.
  struct Limits {
    /// Connected sets.
    var sets = 40_000
    /// Sets that are tried against what is left.
    var steps = 8_000_000
  }

  /// - Parameters:
  ///   - problem: of at most 64 atoms.
  ///   - most: circles, at least 1.
  ///   - onlyInBand: circles outside the band are not looked at.
  /// - Returns: nil where the limits do not suffice.
  init?(_ problem: AreaProblem, most: Int, onlyInBand: Bool, limits: Limits = Limits()) {
    guard problem.count <= 64, problem.count > 0 else { return nil }
    self.problem = problem
    self.most = most
    self.limits = limits
    var found = ConnectedSets(problem, onlyInBand: onlyInBand, limit: limits.sets)
    guard found.run() else { return nil }
    sets = found.sets.map { masks in
      masks.map { ($0, problem.value(of: Self.atoms(of: $0))) }
    }
    guard solve(.max >> UInt64(64 - problem.count)) != nil else { return nil }
  }

  /// nil where no division into so many circles exists.
  func answer(_ count: Int) -> Answer? {
    var left = UInt64.max >> UInt64(64 - problem.count)
    guard count <= most, let value = solved[left]?[count].value else { return nil }
    var circles: [[Int32]] = []
    for number in stride(from: count, to: 0, by: -1) {
      guard let choice = solved[left]?[number], choice.value != nil else { return nil }
      circles.append(Self.atoms(of: choice.set))
      left &= ~choice.set
    }
    return Answer(value: value, circles: circles)
  }

  private static func atoms(of mask: UInt64) -> [Int32] {
    var atoms: [Int32] = []
    var left = mask
    while left != 0 {
      atoms.append(Int32(truncatingIfNeeded: left.trailingZeroBitCount))
      left &= left - 1
    }
    return atoms
  }

  /// nil where the steps do not suffice.
  private mutating func solve(_ left: UInt64) -> [Choice]? {
    if let known = solved[left] { return known }
    var best = [Choice](repeating: Choice(), count: most + 1)
    if left == 0 {
      best[0].value = PartitionValue()
    } else {
      let first = left.trailingZeroBitCount
      for number in sets[first].indices {
        steps += 1
        guard steps <= limits.steps else { return nil }
        let (mask, value) = sets[first][number]
        guard mask & ~left == 0 else { continue }
        guard let rest = solve(left & ~mask) else { return nil }
        Self.take(mask, value, after: rest, into: &best)
      }
    }
    solved[left] = best
    return best
  }

  private static func take(
    _ mask: UInt64, _ value: PartitionValue, after rest: [Choice], into best: inout [Choice]
  ) {
    for count in 1..<best.count {
      guard let own = rest[count - 1].value else { continue }
      let sum = own + value
      if best[count].value.map({ sum < $0 }) ?? true { best[count] = Choice(value: sum, set: mask) }
    }
  }
}

/// The sets of atoms that hold together, by their first atom.
private struct ConnectedSets {
  private let neighbours: [UInt64]
  private let people: [Double]
  private let band: PeopleBand?
  private let limit: Int
  private(set) var sets: [[UInt64]]
  private var count = 0

  init(_ problem: AreaProblem, onlyInBand: Bool, limit: Int) {
    people = problem.people
    band = onlyInBand ? problem.band : nil
    self.limit = limit
    neighbours = (0..<problem.count).map { atom in
      problem.neighbours[atom].reduce(0) { $1.holds ? $0 | 1 << UInt64($1.atom) : $0 }
    }
    sets = Array(repeating: [], count: problem.count)
  }

  /// False where there are more than the limit.
  mutating func run() -> Bool {
    for first in people.indices {
      let earlier: UInt64 = first == 0 ? 0 : .max >> UInt64(64 - first)
      let own: UInt64 = 1 << UInt64(first)
      guard
        extend(own, people[first], border: neighbours[first] & ~(earlier | own), without: earlier)
      else { return false }
    }
    return true
  }

  /// Every set that has `set`, and of the others only such as hold together with it and are not in `without`.
  private mutating func extend(
    _ set: UInt64, _ inhabitants: Double, border: UInt64, without: UInt64
  ) -> Bool {
    if let band, inhabitants > band.most { return true }
    count += 1
    guard count <= limit else { return false }
    if inhabitants >= band?.least ?? 0 { sets[set.trailingZeroBitCount].append(set) }
    var (open, excluded) = (border, without)
    while open != 0 {
      let atom = open.trailingZeroBitCount
      let bit: UInt64 = 1 << UInt64(atom)
      open &= ~bit
      let grown = set | bit
      let further = (open | neighbours[atom]) & ~(grown | excluded)
      guard extend(grown, inhabitants + people[atom], border: further, without: excluded) else {
        return false
      }
      excluded |= bit
    }
    return true
  }
}
