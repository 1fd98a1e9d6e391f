import Assessment
import FlatArrays

/// Joins circles with fewer people than the band's least to a neighbour of the same street.
struct SmallCircles {
  private let problems: AreaProblems
  private var circles: [[Int32]?]
  private var circleOfAtom: [Int32]
  private let streets: [[String]]
  private var meter: WalkMeter

  init(_ problems: AreaProblems, _ circles: [[Int32]]) throws(CircleError) {
    self.problems = problems
    self.circles = circles
    circleOfAtom = Array(repeating: -1, count: problems.layer.count)
    for (number, circle) in circles.enumerated() {
      for atom in circle { circleOfAtom[Int(atom)] = Int32(truncatingIfNeeded: number) }
    }
    var streets: [[String]] = []
    for atom in 0..<problems.layer.count {
      streets.append(try problems.layer.areaKey(of: atom, within: .street))
    }
    self.streets = streets
    let ground = problems.ground
    meter = WalkMeter(ground.places, on: ground.graph, detour: ground.options.detour)
  }

  private var band: PeopleBand { problems.ground.options.band }

  /// The circles after joining, the smallest first to the neighbour with which most is gained: first within the band,
  /// then with the least walk.
  ///
  /// - Complexity: O(joins · neighbours) problems of two circles.
  consuming func joined() -> [[Int32]] {
    var waiting = circles.indices.filter { people($0) < band.least }
    while let number = waiting.min(by: { (people($0), $0) < (people($1), $1) }) {
      waiting.removeAll { $0 == number }
      guard let target = bestNeighbour(of: number) else { continue }
      join(number, to: target)
      if people(target) >= band.least { waiting.removeAll { $0 == target } }
    }
    return circles.compactMap { $0 }
  }

  private func people(_ number: Int) -> Double { circles[number].map(problems.people) ?? .infinity }

  private mutating func join(_ number: Int, to target: Int) {
    let atoms = ((circles[number] ?? []) + (circles[target] ?? [])).sorted()
    circles[target] = atoms
    circles[number] = nil
    for atom in atoms { circleOfAtom[Int(atom)] = Int32(truncatingIfNeeded: target) }
  }

  private mutating func bestNeighbour(of number: Int) -> Int? {
    var best: (score: (Bool, Double), number: Int)?
    for target in neighbours(of: number) {
      let atoms = ((circles[number] ?? []) + (circles[target] ?? [])).sorted()
      guard problems.people(of: atoms) <= band.most else { continue }
      let problem = problems.problem(of: atoms, &meter)
      let cost = problem.value(of: Array(0..<Int32(truncatingIfNeeded: atoms.count))).cost
      let before = problems.problem(of: circles[target] ?? [], &meter)
      let gained = cost - before.value(of: Array(0..<Int32(truncatingIfNeeded: before.count))).cost
      let isBelow = problems.people(of: atoms) < band.least
      if best.map({ !isBelow && $0.score.0 || isBelow == $0.score.0 && gained < $0.score.1 })
        ?? true
      {
        best = ((isBelow, gained), target)
      }
    }
    return best?.number
  }

  /// Circles of the same street across a border that can be walked and has no barrier, ascending.
  private func neighbours(of number: Int) -> [Int] {
    var found: Set<Int> = []
    for atom in circles[number] ?? [] {
      for border in problems.neighbours[Int(atom)] where border.isWalkable && !border.isAlongBarrier
      {
        let other = border.other(than: atom)
        if streets[Int(other)] == streets[Int(atom)] { found.insert(Int(circleOfAtom[Int(other)])) }
      }
    }
    found.remove(number)
    return found.sorted()
  }
}
