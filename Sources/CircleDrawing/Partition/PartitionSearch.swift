import FlatArrays

/// Divides an area that is too large to try all divisions: trees are cut into as many circles as are asked for, then
/// two or three neighbouring circles are divided anew as long as that is better, and again from where a random cut
/// leads.
///
/// The same problem and seed give the same circles.
struct PartitionSearch {
  private let problem: AreaProblem
  private var random: SeededNumbers
  private(set) var circles: [[Int32]] = []
  private var values: [PartitionValue] = []
  /// Circles that changed since their neighbours were looked at.
  private var isFresh: [Bool] = []
  private var circleOf: [Int32]

  /// Trees that are drawn for a first cut before the best so far is taken.
  private static let cutTrials = 24
  private static let sweeps = 16
  /// Times as many starts where rules are still broken.
  private static let patience = 4
  /// Circles up to which three are divided anew wherever they meet.
  private static let fewCircles = 12
  /// Random cuts for each circle.
  private static let roundsPerCircle = 4

  init(_ problem: AreaProblem, seed: UInt64) {
    self.problem = problem
    random = SeededNumbers(seed: seed)
    circleOf = Array(repeating: 0, count: problem.count)
  }

  var total: PartitionValue { values.total() }

  /// The best division found in some starts.
  ///
  /// - Parameters:
  ///   - count: circles, at least 1 and at most the atoms.
  ///   - kept: a division to begin with, which is left only for a better one.
  mutating func run(_ count: Int, starts: Int, from kept: [[Int32]]?) {
    if let kept {
      begin(kept)
      improve()
      return
    }
    var best: [[Int32]]?
    var bestValue = PartitionValue.worst
    for start in 0..<Self.patience * starts {
      if start >= starts, bestValue.broken == 0 { break }
      begin(divided(Array(0..<Int32(truncatingIfNeeded: problem.count)), into: count))
      improve()
      if best == nil || total < bestValue { (best, bestValue) = (circles, total) }
    }
    if let best { begin(best) }
    for _ in 0..<(count > Self.fewCircles ? Self.roundsPerCircle * count : 0) { perturb() }
  }

  private mutating func begin(_ circles: [[Int32]]) {
    self.circles = circles
    values = circles.map { problem.value(of: $0) }
    isFresh = Array(repeating: true, count: circles.count)
    for (number, circle) in circles.enumerated() {
      for atom in circle { circleOf[Int(atom)] = Int32(truncatingIfNeeded: number) }
    }
  }
}

/// The first division.
extension PartitionSearch {
  private mutating func divided(_ atoms: [Int32], into count: Int) -> [[Int32]] {
    guard count > 1, atoms.count > 1 else { return [atoms] }
    let part = problem.restricted(to: atoms)
    let lesser = count / 2
    let cut = firstCut(of: part, into: lesser, count - lesser)
    let sides = [cut.0, cut.1].map { side in side.map { atoms[Int($0)] } }
    return divided(sides[0], into: lesser) + divided(sides[1], into: count - lesser)
  }

  /// Both sides of the best edge of some trees: for so many circles, and for the others.
  private mutating func firstCut(
    of part: AreaProblem, into lesser: Int, _ greater: Int
  ) -> ([Int32], [Int32]) {
    var trees = TreeCuts(part)
    let (few, many) = (range(lesser), range(greater))
    let ideal = part.totalPeople * Double(lesser) / Double(lesser + greater)
    var best: (score: (Int, Double, Double), sides: ([Int32], [Int32]))?
    for _ in 0..<Self.cutTrials {
      trees.draw(&random)
      for cut in trees.cuts {
        for isBelow in [true, false] {
          let miss = trees.miss(cut, below: isBelow ? few : many, above: isBelow ? many : few)
          let people = isBelow ? cut.people : part.totalPeople - cut.people
          var score = (0, miss, abs(people - ideal))
          guard best.map({ score < $0.score }) ?? true else { continue }
          let (below, above) = trees.sides(of: cut.atom)
          let sides = isBelow ? (below, above) : (above, below)
          score.0 = max(lesser - sides.0.count, 0) + max(greater - sides.1.count, 0)
          if best.map({ score < $0.score }) ?? true { best = (score, sides) }
        }
      }
      if let best, best.score.0 == 0, best.score.1 == 0 { break }
    }
    return best?.sides ?? ([0], Array(1..<Int32(truncatingIfNeeded: part.count)))
  }

  private func range(_ circles: Int) -> ClosedRange<Double> {
    problem.band.least * Double(circles)...problem.band.most * Double(circles)
  }
}

/// Dividing anew.
extension PartitionSearch {
  private mutating func improve() {
    for _ in 0..<Self.sweeps {
      var isBetter = false
      let fresh = isFresh
      for index in isFresh.indices { isFresh[index] = false }
      for pair in neighbouringPairs()
      where fresh[pair.0] || fresh[pair.1] || isFresh[pair.0] || isFresh[pair.1] {
        if regroup([pair.0, pair.1]) { isBetter = true }
      }
      for triple in triples() where triple.contains(where: { fresh[$0] || isFresh[$0] }) {
        if regroup(triple) { isBetter = true }
      }
      guard isBetter else { return }
    }
  }

  /// Circles that hold together with another, each pair once, ascending.
  private func neighbouringPairs() -> [(Int, Int)] {
    var pairs: Set<UInt64> = []
    for atom in 0..<problem.count {
      for neighbour in problem.neighbours[atom] where neighbour.holds {
        let (a, b) = (circleOf[atom], circleOf[Int(neighbour.atom)])
        if a < b { pairs.insert(UInt64(a) << 32 | UInt64(b)) }
      }
    }
    return pairs.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
  }

  /// Three circles of which one holds together with both others: all in areas of few circles, otherwise those with a
  /// broken rule.
  private func triples() -> [[Int]] {
    let pairs = neighbouringPairs()
    var neighbours = [[Int]](repeating: [], count: circles.count)
    for (a, b) in pairs {
      neighbours[a].append(b)
      neighbours[b].append(a)
    }
    let isSmall = circles.count <= Self.fewCircles
    var triples: Set<[Int]> = []
    for middle in neighbours.indices {
      for (place, first) in neighbours[middle].enumerated() {
        for second in neighbours[middle][(place + 1)...] {
          let triple = [first, middle, second].sorted()
          if isSmall || triple.contains(where: { values[$0].broken > 0 }) { triples.insert(triple) }
        }
      }
    }
    return triples.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Divides circles anew; false where that is no better.
  private mutating func regroup(_ numbers: [Int]) -> Bool {
    let atoms = numbers.flatMap { circles[$0] }.sorted()
    var place: [Int32: Int32] = [:]
    for (own, atom) in atoms.enumerated() { place[atom] = Int32(truncatingIfNeeded: own) }
    let part = problem.restricted(to: atoms)
    let old = numbers.map { circles[$0].compactMap { place[$0] } }
    var division = Redivision(part, old)
    guard division.run(&random) else { return false }
    replace(numbers, by: division.circles.map { circle in circle.map { atoms[Int($0)] } })
    return true
  }

  private mutating func replace(_ numbers: [Int], by new: [[Int32]]) {
    for (number, circle) in zip(numbers, new) {
      circles[number] = circle
      values[number] = problem.value(of: circle)
      isFresh[number] = true
      for atom in circle { circleOf[Int(atom)] = Int32(truncatingIfNeeded: number) }
    }
  }

  /// Cuts two neighbours at random, goes on from there, and goes back where that was no better.
  private mutating func perturb() {
    let pairs = neighbouringPairs()
    guard !pairs.isEmpty else { return }
    let pair = pairs[Int(random.next() % UInt64(pairs.count))]
    let before = (circles, total)
    let atoms = (circles[pair.0] + circles[pair.1]).sorted()
    let part = problem.restricted(to: atoms)
    var trees = TreeCuts(part)
    trees.draw(&random)
    let (range, cuts) = (range(1), trees.cuts)
    let possible = cuts.filter { trees.miss($0, below: range, above: range) == 0 }
    guard !possible.isEmpty else { return }
    let cut = possible[Int(random.next() % UInt64(possible.count))]
    let sides = trees.sides(of: cut.atom)
    replace([pair.0, pair.1], by: [sides.0, sides.1].map { $0.map { atoms[Int($0)] } })
    improve()
    if !(total < before.1) {
      begin(before.0)
      for index in isFresh.indices { isFresh[index] = false }
    }
  }
}
