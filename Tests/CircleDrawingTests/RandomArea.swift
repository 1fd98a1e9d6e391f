import FlatArrays

@testable import CircleDrawing

/// Areas of few atoms that a seed makes: cells of a grid with some borders closed.
enum RandomArea {
  static func make(seed: UInt64, columns: Int, rows: Int, closed: Double = 0.15) -> AreaProblem {
    var random = SeededNumbers(seed: seed)
    func uniform() -> Double { Double(random.next() >> 11) * 0x1p-53 }
    let count = columns * rows
    let people = (0..<count).map { _ in (500 + 3000 * uniform()).rounded() }
    var borders = [[AreaProblem.Neighbour]](repeating: [], count: count)
    for (a, b) in pairs(columns, rows) where uniform() >= closed {
      for (from, to) in [(a, b), (b, a)] {
        borders[from].append(
          .init(atom: Int32(to), length: 100, holds: true, isOpen: true, isSound: true))
      }
    }
    let places = (0..<count).map { atom in
      (
        x: Double(atom % columns) * 200 + 150 * uniform(),
        y: Double(atom / columns) * 200 + 150 * uniform()
      )
    }
    var walks = CentreWalks(limit: 1800, atomCount: count)
    for hub in 0..<count {
      for atom in 0..<count {
        let (dx, dy) = (places[hub].x - places[atom].x, places[hub].y - places[atom].y)
        let metres = 1.3 * (dx * dx + dy * dy).squareRoot() + 60
        walks.append(
          atom: Int32(atom), walk: people[atom] * metres, far: metres > 300 ? people[atom] : 0)
      }
      walks.endRow(owner: Int32(hub), isSite: false)
    }
    var rules = CircleRules()
    rules[.walkable] = .off
    return AreaProblem(
      people: people, neighbours: CompressedRows(rows: borders), walks: walks,
      rowsOfAtom: CompressedRows(rows: (0..<Int32(count)).map { [$0] }),
      band: PeopleBand(4000, 10_000), rules: rules
    ).joiningParts(below: .infinity)
  }

  private static func pairs(_ columns: Int, _ rows: Int) -> [(Int, Int)] {
    (0..<columns * rows).flatMap { cell -> [(Int, Int)] in
      var pairs: [(Int, Int)] = []
      if cell % columns + 1 < columns { pairs.append((cell, cell + 1)) }
      if cell / columns + 1 < rows { pairs.append((cell, cell + columns)) }
      return pairs
    }
  }
}

/// The best division by trying every assignment of atoms to circles, told from scratch.
struct EveryDivision {
  /// Least people × metres of divisions whose circles hold together and are in the band; nil where there is none.
  let best: Double?

  init(_ problem: AreaProblem, into count: Int) {
    var best: Double?
    var labels = [Int](repeating: 0, count: problem.count)
    func place(_ atom: Int, _ used: Int) {
      guard atom < problem.count else {
        if used == count, let cost = Self.cost(labels, count, problem) {
          best = min(best ?? cost, cost)
        }
        return
      }
      for label in 0..<min(used + 1, count) {
        labels[atom] = label
        place(atom + 1, max(used, label + 1))
      }
    }
    place(0, 0)
    self.best = best
  }

  private static func cost(_ labels: [Int], _ count: Int, _ problem: AreaProblem) -> Double? {
    var cost = 0.0
    for label in 0..<count {
      let atoms = labels.indices.filter { labels[$0] == label }
      let people = atoms.reduce(0.0) { $0 + problem.people[$1] }
      guard people >= problem.band.least, people <= problem.band.most, isOne(atoms, problem) else {
        return nil
      }
      cost +=
        atoms.map { hub in
          atoms.reduce(0.0) { $0 + problem.walks.walks[hub * problem.count + $1] }
        }.min() ?? 0
    }
    for atom in labels.indices {
      for neighbour in problem.neighbours[atom] where labels[Int(neighbour.atom)] != labels[atom] {
        cost += neighbour.length / 2
      }
    }
    return cost
  }

  private static func isOne(_ atoms: [Int], _ problem: AreaProblem) -> Bool {
    var reached: Set<Int> = [atoms[0]]
    var waiting = [atoms[0]]
    while let atom = waiting.popLast() {
      for neighbour in problem.neighbours[atom] where atoms.contains(Int(neighbour.atom)) {
        if reached.insert(Int(neighbour.atom)).inserted { waiting.append(Int(neighbour.atom)) }
      }
    }
    return reached.count == atoms.count
  }
}
