import FlatArrays

/// Two or three neighbouring circles that are divided anew: by all divisions where their atoms are few, otherwise by
/// cuts of random trees, moves and swaps.
struct Redivision {
  private let problem: AreaProblem
  private(set) var circles: [[Int32]]
  private var value: PartitionValue

  /// Atoms up to which all divisions are tried.
  private static let fewAtoms = 13
  private static let trees = 12
  /// Atoms up to which pairs are swapped.
  private static let swappedAtoms = 40

  /// - Parameters:
  ///   - problem: of the atoms of these circles alone.
  ///   - circles: each ascending.
  init(_ problem: AreaProblem, _ circles: [[Int32]]) {
    self.problem = problem
    self.circles = circles
    value = circles.map { problem.value(of: $0) }.total()
  }

  /// Whether a better division was found.
  mutating func run(_ random: inout SeededNumbers) -> Bool {
    let before = value
    if let answer = exactAnswer() {
      take(answer.circles, answer.value)
    } else {
      for _ in 0..<Self.trees { tryTree(&random) }
      while move() || swap() {}
    }
    return value < before
  }

  private mutating func take(_ circles: [[Int32]], _ value: PartitionValue) {
    if value < self.value { (self.circles, self.value) = (circles, value) }
  }

  private func exactAnswer() -> ExactPartition.Answer? {
    guard problem.count <= Self.fewAtoms else { return nil }
    let inBand = ExactPartition(problem, most: circles.count, onlyInBand: problem.rules.isBandHard)
    if let answer = inBand?.answer(circles.count) { return answer }
    guard problem.rules.isBandHard else { return nil }
    return ExactPartition(problem, most: circles.count, onlyInBand: false)?.answer(circles.count)
  }

  /// Cuts a tree at its best edge; of three circles the other two by a tree of their own.
  private mutating func tryTree(_ random: inout SeededNumbers) {
    guard let cut = bestCut(of: problem, into: circles.count, &random) else { return }
    guard circles.count > 2 else {
      return take([cut.0, cut.1], [cut.0, cut.1].map { problem.value(of: $0) }.total())
    }
    let rest = problem.restricted(to: cut.1)
    guard let second = bestCut(of: rest, into: 2, &random) else { return }
    let found = [cut.0] + [second.0, second.1].map { $0.map { cut.1[Int($0)] } }
    take(found, found.map { problem.value(of: $0) }.total())
  }

  /// One circle on one side and the others on the other, the first of the two first.
  private func bestCut(
    of part: AreaProblem, into count: Int, _ random: inout SeededNumbers
  ) -> ([Int32], [Int32])? {
    var trees = TreeCuts(part)
    trees.draw(&random)
    let one = part.band.least...part.band.most
    let others = part.band.least * Double(count - 1)...part.band.most * Double(count - 1)
    let misses = trees.cuts.flatMap { cut in
      [(cut, true, trees.miss(cut, below: one, above: others))]
        + (count > 2 ? [(cut, false, trees.miss(cut, below: others, above: one))] : [])
    }
    guard let least = misses.map(\.2).min() else { return nil }
    var best: (value: PartitionValue, sides: ([Int32], [Int32]))?
    for (cut, isBelow, miss) in misses where miss <= least {
      let (below, above) = trees.sides(of: cut.atom)
      let sides = isBelow ? (below, above) : (above, below)
      let value =
        part.value(of: sides.0) + (count == 2 ? part.value(of: sides.1) : PartitionValue())
      if best.map({ value < $0.value }) ?? true { best = (value, sides) }
    }
    return best?.sides
  }

  /// Moves the first atom whose move to a neighbouring circle is better.
  private mutating func move() -> Bool {
    for (from, circle) in circles.enumerated() where circle.count > 1 {
      for atom in circle {
        for to in targets(of: atom, from: from) {
          let rest = circle.filter { $0 != atom }
          guard problem.parts(of: rest).count == 1 else { continue }
          let grown = (circles[to] + [atom]).sorted()
          if replace([from, to], by: [rest, grown]) { return true }
        }
      }
    }
    return false
  }

  /// Exchanges the first two atoms of different circles whose exchange is better.
  private mutating func swap() -> Bool {
    guard problem.count <= Self.swappedAtoms else { return false }
    for from in circles.indices {
      for atom in circles[from] {
        for to in targets(of: atom, from: from) where to > from {
          for other in circles[to] where targets(of: other, from: to).contains(from) {
            if exchange(atom, other, from: from, to: to) { return true }
          }
        }
      }
    }
    return false
  }

  private mutating func exchange(_ a: Int32, _ b: Int32, from: Int, to: Int) -> Bool {
    let first = (circles[from].filter { $0 != a } + [b]).sorted()
    let second = (circles[to].filter { $0 != b } + [a]).sorted()
    guard problem.parts(of: first).count == 1, problem.parts(of: second).count == 1 else {
      return false
    }
    return replace([from, to], by: [first, second])
  }

  /// Circles that an atom could move to, ascending.
  private func targets(of atom: Int32, from: Int) -> [Int] {
    circles.indices.filter { number in
      number != from
        && problem.neighbours[Int(atom)].contains {
          $0.holds && circles[number].contains($0.atom)
        }
    }
  }

  /// Takes other circles in place of some, where that is better.
  private mutating func replace(_ numbers: [Int], by new: [[Int32]]) -> Bool {
    var changed = circles
    for (number, circle) in zip(numbers, new) { changed[number] = circle }
    let sum = changed.map { problem.value(of: $0) }.total()
    guard sum < value else { return false }
    (circles, value) = (changed, sum)
    return true
  }
}

extension CircleRules {
  /// Whether circles outside the band are never better.
  var isBandHard: Bool { self[.people] == .hard }
}
