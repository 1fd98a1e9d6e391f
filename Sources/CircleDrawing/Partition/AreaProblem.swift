import FlatArrays

/// The atoms of one area that circles lie within, and what is asked of its circles. Atoms and rows are numbered from
/// 0.
struct AreaProblem: Sendable {
  /// A border with another atom of the area.
  struct Neighbour: Sendable {
    var atom: Int32
    /// Metres.
    var length: Double
    /// Whether circles may hold together by it.
    var holds: Bool
    /// Whether it can be walked across, as far as the rules ask for it.
    var isOpen: Bool
    /// Whether no barrier is in the way besides, as far as the rules ask for it.
    var isSound: Bool
  }

  var people: [Double]
  var neighbours: CompressedRows<Neighbour>
  var walks: CentreWalks
  /// Rows of each atom, ascending.
  var rowsOfAtom: CompressedRows<Int32>
  /// Whether parts hold together that no border joins as the rules ask.
  var joinsParts = false
  /// Position of the kept circle of each atom, negative without one; empty where none are kept.
  var kept: [Int32] = []
  /// Position of the larger area of each atom, where circles had better not cross its border; empty otherwise.
  var home: [Int32] = []
  var band: PeopleBand
  var rules: CircleRules
  /// Metres of walk that each person counts as of whom a hard rule is broken: it decides between divisions that break
  /// as many.
  var brokenWeight = 100.0

  var count: Int { people.count }
  var totalPeople: Double { people.reduce(0, +) }
  /// Atoms with people: circles are at most so many.
  var populatedCount: Int { people.count { $0 > 0 } }

  /// Metres of walk that a metre of border between circles counts as: it decides between equal walks alone.
  static let borderWeight = 1.0
}

/// The value of a circle.
extension AreaProblem {
  /// - Parameter atoms: of one circle, at least one, ascending; they hold together.
  /// - Complexity: O(atoms · rows of them), times the logarithm of a row where rows are not full.
  func value(of atoms: [Int32]) -> PartitionValue {
    var value = PartitionValue()
    let inhabitants = sum(of: atoms)
    addPeople(inhabitants, to: &value)
    addWalk(best(of: atoms, inhabitants), inhabitants, to: &value)
    value.cost += Self.borderWeight * outerBorder(of: atoms)
    if joinsParts || isAnySoft([.contiguous, .barriers]) { addStranded(atoms, to: &value) }
    if !home.isEmpty { addStrangers(atoms, to: &value) }
    if !kept.isEmpty { value.changed = inhabitants - most(of: atoms, by: kept) }
    return value
  }

  /// The row of the best centre; nil where nobody lives and no facility is.
  func centre(of atoms: [Int32]) -> Int? {
    best(of: atoms, sum(of: atoms))?.row
  }

  private func addPeople(_ inhabitants: Double, to value: inout PartitionValue) {
    let outside = max(band.least - inhabitants, inhabitants - band.most, 0)
    guard outside > 0 else { return }
    apply(.people, outside, to: &value)
  }

  private func apply(_ rule: CircleRule, _ people: Double, to value: inout PartitionValue) {
    switch rules[rule] {
    case .hard:
      if rule == .contiguous || rule == .barriers { value.parted += 1 } else { value.broken += 1 }
      value.cost += brokenWeight * people
    case .soft(let weight): value.cost += weight * people
    case .off: break
    }
  }

  /// Of the centres in a circle, the existing facilities where there are any.
  private struct Best {
    var row: Int
    var walk: Double
    /// People beyond the radius.
    var far: Double
    /// What centres are compared by.
    var measure: Double
  }

  private func best(of atoms: [Int32], _ inhabitants: Double) -> Best? {
    let wantsSites = atoms.contains { rowsOfAtom[Int($0)].contains { walks.isSite[Int($0)] } }
    var best: Best?
    for atom in atoms {
      for row in rowsOfAtom[Int(atom)] where walks.isSite[Int(row)] == wantsSites {
        let found = measure(row: Int(row), atoms, inhabitants, atMost: best?.measure ?? .infinity)
        if let found, best.map({ found.measure < $0.measure }) ?? true { best = found }
      }
    }
    return best
  }

  /// nil once it is certain to be no less than `bound`.
  @inline(__always)
  private func measure(
    row: Int, _ atoms: [Int32], _ inhabitants: Double, atMost bound: Double
  ) -> Best? {
    var (walk, far) = (0.0, 0.0)
    for atom in atoms {
      if let place = walks.place(row: row, atom: atom) {
        walk += walks.walks[place]
        far += walks.far[place]
      } else {
        walk += people[Int(atom)] * walks.limit
        far += people[Int(atom)]
      }
      if walk >= bound { return nil }
    }
    return Best(
      row: row, walk: walk, far: far, measure: walk + weightBeyond * beyond(far, inhabitants))
  }

  /// People beyond the radius that the rule does not allow.
  private func beyond(_ far: Double, _ inhabitants: Double) -> Double {
    max(far - (1 - rules.walkableShare) * inhabitants, 0)
  }

  /// Metres; where the rule is hard, so many that no walk outweighs it.
  private var weightBeyond: Double {
    switch rules[.walkable] {
    case .hard: 1e6
    case .soft(let weight): weight
    case .off: 0
    }
  }

  private func addWalk(_ best: Best?, _ inhabitants: Double, to value: inout PartitionValue) {
    guard let best else { return }
    value.cost += best.walk
    let beyond = beyond(best.far, inhabitants)
    // A person or less is what rounding makes of people in cells.
    if beyond > 1e-6 * inhabitants { apply(.walkable, beyond, to: &value) }
  }
}

/// Borders and belonging.
extension AreaProblem {
  private func isAnySoft(_ asked: [CircleRule]) -> Bool {
    asked.contains { rule in
      if case .soft = rules[rule] { return true }
      return false
    }
  }

  /// Metres of border with atoms outside, half of them, since the other circle has them too.
  private func outerBorder(of atoms: [Int32]) -> Double {
    var length = 0.0
    for atom in atoms {
      for neighbour in neighbours[Int(atom)] where !atoms.holdsInOrder(neighbour.atom) {
        length += neighbour.length
      }
    }
    return length / 2
  }

  /// People of some atoms.
  func sum(of atoms: [Int32]) -> Double { atoms.reduce(0.0) { $0 + people[Int($1)] } }

  /// Atoms with people whom no border of a kind joins to most of the circle.
  func stranded(_ atoms: [Int32], by holds: (Neighbour) -> Bool) -> [Int32] {
    let parts = parts(of: atoms, by: holds)
    let sums = parts.map { sum(of: $0) }
    guard parts.count > 1, let main = sums.firstIndex(of: sums.max() ?? 0) else { return [] }
    return parts.enumerated().filter { $0.offset != main && sums[$0.offset] > 0 }
      .flatMap(\.element)
  }

  /// People that no walkable border joins to most of the circle, and others that are beyond a barrier.
  private func addStranded(_ atoms: [Int32], to value: inout PartitionValue) {
    guard holdsByUnsoundBorders(atoms) else { return }
    let all = sum(of: stranded(atoms, by: \.isSound))
    guard all > 0 else { return }
    let islands = sum(of: stranded(atoms, by: \.isOpen))
    if islands > 0 { apply(.contiguous, islands, to: &value) }
    if all > islands { apply(.barriers, all - islands, to: &value) }
  }

  private func holdsByUnsoundBorders(_ atoms: [Int32]) -> Bool {
    atoms.contains { atom in
      neighbours[Int(atom)].contains {
        $0.holds && !$0.isSound && atoms.holdsInOrder($0.atom)
      }
    }
  }

  private func addStrangers(_ atoms: [Int32], to value: inout PartitionValue) {
    let inhabitants = sum(of: atoms)
    let strangers = inhabitants - most(of: atoms, by: home)
    if strangers > 0 { apply(.responsibility, strangers, to: &value) }
  }

  /// People of the label that most of the circle has; atoms without a label count for none.
  private func most(of atoms: [Int32], by label: [Int32]) -> Double {
    var most = 0.0
    for (place, atom) in atoms.enumerated() where label[Int(atom)] >= 0 {
      let own = label[Int(atom)]
      guard !atoms[..<place].contains(where: { label[Int($0)] == own }) else { continue }
      let sum = atoms[place...].reduce(0.0) {
        label[Int($1)] == own ? $0 + people[Int($1)] : $0
      }
      most = max(most, sum)
    }
    return most
  }

  /// The parts that borders of a kind hold together, each ascending, in the order of their first atoms.
  ///
  /// Complexity: O(atoms of the area + borders of these).
  func parts(of atoms: [Int32], by holds: (Neighbour) -> Bool = { $0.holds }) -> [[Int32]] {
    var isLeft = [Bool](repeating: false, count: count)
    for atom in atoms { isLeft[Int(atom)] = true }
    var parts: [[Int32]] = []
    for start in atoms where isLeft[Int(start)] {
      isLeft[Int(start)] = false
      var part = [start]
      var next = 0
      while next < part.count {
        for neighbour in neighbours[Int(part[next])]
        where isLeft[Int(neighbour.atom)] && holds(neighbour) {
          isLeft[Int(neighbour.atom)] = false
          part.append(neighbour.atom)
        }
        next += 1
      }
      parts.append(part.sorted())
    }
    return parts
  }
}

extension AreaProblem {
  /// The problem of some of the atoms, ascending, with numbers of its own.
  ///
  /// Complexity: O(atoms · rows of them), times the logarithm of a row where rows are not full.
  func restricted(to atoms: [Int32]) -> AreaProblem {
    var number: [Int32: Int32] = [:]
    for (own, atom) in atoms.enumerated() { number[atom] = Int32(truncatingIfNeeded: own) }
    var walks = CentreWalks(limit: walks.limit, atomCount: atoms.count)
    var rows: [[Int32]] = []
    for (own, atom) in atoms.enumerated() {
      rows.append(
        rowsOfAtom[Int(atom)].indices.map {
          Int32(truncatingIfNeeded: walks.count + $0 - rowsOfAtom[Int(atom)].startIndex)
        })
      for row in rowsOfAtom[Int(atom)] {
        append(row: Int(row), of: atoms, owner: Int32(truncatingIfNeeded: own), to: &walks)
      }
    }
    return AreaProblem(
      people: atoms.map { people[Int($0)] },
      neighbours: CompressedRows(
        rows: atoms.map { atom in
          neighbours[Int(atom)].compactMap { neighbour in
            number[neighbour.atom].map {
              Neighbour(
                atom: $0, length: neighbour.length, holds: neighbour.holds,
                isOpen: neighbour.isOpen, isSound: neighbour.isSound)
            }
          }
        }),
      walks: walks, rowsOfAtom: CompressedRows(rows: rows), joinsParts: joinsParts,
      kept: kept.isEmpty ? [] : atoms.map { kept[Int($0)] },
      home: home.isEmpty ? [] : atoms.map { home[Int($0)] }, band: band, rules: rules,
      brokenWeight: brokenWeight)
  }

  private func append(row: Int, of atoms: [Int32], owner: Int32, to target: inout CentreWalks) {
    for (own, atom) in atoms.enumerated() {
      let inhabitants = people[Int(atom)]
      let place = walks.place(row: row, atom: atom)
      target.append(
        atom: Int32(truncatingIfNeeded: own),
        walk: place.map { walks.walks[$0] } ?? inhabitants * walks.limit,
        far: place.map { walks.far[$0] } ?? inhabitants)
    }
    target.endRow(owner: owner, isSite: walks.isSite[row])
  }
}

extension [Int32] {
  /// Whether an ascending array has the element. Complexity: O(log elements).
  fileprivate func holdsInOrder(_ element: Int32) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == element
  }
}
