import Assessment
import FlatArrays
import PlanarGeometry

/// Makes the problem of an area from its atoms.
struct AreaProblems: Sendable {
  let layer: AtomLayer
  let ground: CentreGround
  let neighbours: CompressedRows<AtomBorder>
  let boxes: [PlanarBox]
  /// Position of the kept circle of each atom; empty where none are kept.
  let kept: [Int32]
  /// By atom, where the rule of responsibility is soft; empty otherwise.
  let home: [Int32]

  init(_ layer: AtomLayer, _ ground: CentreGround, kept: KeptCircles?) throws(CircleError) {
    (self.layer, self.ground) = (layer, ground)
    neighbours = layer.neighbours
    boxes = layer.city.communities.map(\.region.box)
    self.kept = kept?.circleOfAtom ?? []
    if case .soft = ground.options.rules[.responsibility] {
      home = try Areas(layer, within: ground.options.within).areaOfAtom
    } else {
      home = []
    }
  }

  private var rules: CircleRules { ground.options.rules }

  /// A part of an area that its borders hold together.
  struct Part: Sendable {
    /// Positions in the layer, ascending.
    var atoms: [Int32]
    var problem: AreaProblem
  }

  /// The problem of all atoms of an area, some of which may hang together by nothing.
  ///
  /// - Parameter atoms: ascending.
  func problem(of atoms: [Int32], _ meter: inout WalkMeter) -> AreaProblem {
    let (walks, rows) = ground.walks(among: atoms, boxes: boxes, &meter)
    var problem = AreaProblem(
      people: atoms.map { ground.places.total(of: Int($0)) },
      neighbours: CompressedRows(rows: [[]]), walks: walks, rowsOfAtom: CompressedRows(rows: rows),
      kept: kept.isEmpty ? [] : atoms.map { kept[Int($0)] },
      home: home.isEmpty ? [] : atoms.map { home[Int($0)] }, band: ground.options.band,
      rules: rules)
    var numbers: [Int32: Int32] = [:]
    for (own, atom) in atoms.enumerated() { numbers[atom] = Int32(truncatingIfNeeded: own) }
    problem.neighbours = CompressedRows(
      rows: atoms.enumerated().map { own, atom in
        neighbours[Int(atom)].compactMap { border in
          numbers[border.other(than: atom)].map {
            neighbour(
              $0, across: border, from: Int32(truncatingIfNeeded: own), in: problem)
          }
        }
      })
    return problem
  }

  private func neighbour(
    _ other: Int32, across border: AtomBorder, from own: Int32, in problem: AreaProblem
  ) -> AreaProblem.Neighbour {
    let isOpen = rules[.contiguous] == .off || border.isWalkable
    let isFree =
      rules[.barriers] == .off || !border.isAlongBarrier
      || (border.isWalkable
        && (problem.isCrossingWithinReach(own, other, radius: ground.options.radius)
          || problem.isCrossingWithinReach(other, own, radius: ground.options.radius)))
    return AreaProblem.Neighbour(
      atom: other, length: border.length,
      holds: (isOpen || rules[.contiguous] != .hard) && (isFree || rules[.barriers] != .hard),
      isOpen: isOpen, isSound: isOpen && isFree)
  }
}

extension AreaProblem {
  /// Whether the people of an atom walk to the hub of its neighbour within two radii on average: then a crossing
  /// between them is within the radius of one of both.
  fileprivate func isCrossingWithinReach(
    _ own: Int32, _ other: Int32, radius: Double
  ) -> Bool {
    guard let row = rowsOfAtom[Int(other)].first(where: { !walks.isSite[Int($0)] }),
      let place = walks.place(row: Int(row), atom: own), people[Int(own)] > 0
    else { return false }
    return walks.walks[place] <= 2 * radius * people[Int(own)]
  }

  /// The same with every part that has fewer people than `least` joined to its nearest neighbour, the fewest first:
  /// by all borders that can be walked across and the longest, without any border to the atom whose people have the
  /// least walk.
  func joiningParts(below least: Double) -> AreaProblem {
    var joined = self
    var borders = (0..<count).map { Array(neighbours[$0]) }
    while true {
      let parts = joined.parts(of: Array(0..<Int32(truncatingIfNeeded: count)))
      let sums = parts.map { sum(of: $0) }
      guard parts.count > 1, let smallest = sums.indices.min(by: { sums[$0] < sums[$1] }),
        sums[smallest] < least
      else { return joined }
      for (own, other) in joined.ways(from: parts[smallest]) { join(own, to: other, &borders) }
      joined.joinsParts = true
      joined.neighbours = CompressedRows(rows: borders)
    }
  }

  private func join(_ own: Int32, to other: Int32, _ borders: inout [[Neighbour]]) {
    for (from, to) in [(own, other), (other, own)] {
      if let place = borders[Int(from)].firstIndex(where: { $0.atom == to }) {
        borders[Int(from)][place].holds = true
      } else {
        borders[Int(from)].append(
          Neighbour(atom: to, length: 0, holds: true, isOpen: false, isSound: false))
      }
    }
  }

  /// Atoms of a part with those outside it that it is joined to.
  private func ways(from part: [Int32]) -> [(Int32, Int32)] {
    let inside = Set(part)
    let open = part.flatMap { atom in
      neighbours[Int(atom)].filter { $0.isOpen && !inside.contains($0.atom) }.map {
        (atom, $0.atom)
      }
    }
    return open + [nearestBeyond(part)]
  }

  /// An atom of a part and one outside it by which they can be joined.
  private func nearestBeyond(_ part: [Int32]) -> (Int32, Int32) {
    let inside = Set(part)
    var best: (score: (Double, Double), pair: (Int32, Int32))?
    for atom in part {
      for neighbour in neighbours[Int(atom)] where !inside.contains(neighbour.atom) {
        let score = (-neighbour.length, Double(neighbour.atom))
        if best.map({ score < $0.score }) ?? true { best = (score, (atom, neighbour.atom)) }
      }
    }
    return best?.pair ?? nearestOnFoot(part, inside)
  }

  private func nearestOnFoot(_ part: [Int32], _ inside: Set<Int32>) -> (Int32, Int32) {
    var best: (walk: Double, pair: (Int32, Int32))?
    for atom in part {
      for other in 0..<Int32(truncatingIfNeeded: count) where !inside.contains(other) {
        let walk = meanWalk(from: atom, to: other)
        if best.map({ walk < $0.walk }) ?? true { best = (walk, (atom, other)) }
      }
    }
    return best?.pair ?? (part[0], part[0])
  }

  /// Metres to the hub of an atom; the limit where there is none or nobody walks.
  private func meanWalk(from own: Int32, to other: Int32) -> Double {
    guard let row = rowsOfAtom[Int(other)].first, people[Int(own)] > 0,
      let place = walks.place(row: Int(row), atom: own)
    else { return walks.limit }
    return walks.walks[place] / people[Int(own)]
  }
}
