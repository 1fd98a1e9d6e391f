import FlatArrays

/// Recombination of redistricting: a random spanning tree of some atoms is cut where both sides can be circles
/// (DeFord, Duchin, Solomon 2021, doi:10.1162/99608f92.eb30390f).
struct TreeCuts {
  private let problem: AreaProblem
  private let edges: [(Int32, Int32)]
  /// Of the last tree: atoms from the root outwards, and the parent of each, −1 for the root.
  private var order: [Int32] = []
  private var parents: [Int32]
  private var sums: [Double]

  /// - Parameter problem: its atoms hold together.
  init(_ problem: AreaProblem) {
    self.problem = problem
    var edges: [(Int32, Int32)] = []
    for atom in 0..<problem.count {
      for neighbour in problem.neighbours[atom] where neighbour.holds && neighbour.atom > atom {
        edges.append((Int32(truncatingIfNeeded: atom), neighbour.atom))
      }
    }
    self.edges = edges
    parents = Array(repeating: -1, count: problem.count)
    sums = Array(repeating: 0, count: problem.count)
  }

  /// Draws another tree: the spanning tree of least random weights.
  ///
  /// Complexity: O(edges · log edges).
  mutating func draw(_ random: inout SeededNumbers) {
    let weighted = edges.map { ($0, random.next()) }.sorted { $0.1 < $1.1 }
    var sets = DisjointSets(problem.count)
    var taken: [(Int32, Int32)] = []
    for ((a, b), _) in weighted where sets.join(a, b) { taken.append((a, b)) }
    root(taken)
  }

  private mutating func root(_ taken: [(Int32, Int32)]) {
    let branches = CompressedRows<Int32>(rowCount: problem.count) { place in
      for (a, b) in taken {
        place(Int(a), b)
        place(Int(b), a)
      }
    }
    order = [0]
    parents[0] = -1
    var next = 0
    while next < order.count {
      let atom = order[next]
      for branch in branches[Int(atom)] where branch != parents[Int(atom)] {
        parents[Int(branch)] = atom
        order.append(branch)
      }
      next += 1
    }
    for atom in order.reversed() {
      let own = Int(atom)
      sums[own] += problem.people[own]
      if parents[own] >= 0 { sums[Int(parents[own])] += sums[own] }
    }
    total = sums[0]
    cuts = order.dropFirst().map { ($0, sums[Int($0)]) }
    for atom in sums.indices { sums[atom] = 0 }
  }

  private var total = 0.0
  /// Of the last tree, the atom below each edge, and the people of its side.
  private(set) var cuts: [(atom: Int32, people: Double)] = []

  /// How many people a side may miss its range by.
  ///
  /// - Parameters: ranges of people of the side below the edge and of the other.
  func miss(
    _ cut: (atom: Int32, people: Double), below: ClosedRange<Double>, above: ClosedRange<Double>
  ) -> Double {
    let rest = total - cut.people
    return max(below.lowerBound - cut.people, cut.people - below.upperBound, 0)
      + max(above.lowerBound - rest, rest - above.upperBound, 0)
  }

  /// Both sides of an edge of the last tree, each ascending; that below it first.
  func sides(of atom: Int32) -> ([Int32], [Int32]) {
    var isBelow = [Bool](repeating: false, count: problem.count)
    isBelow[Int(atom)] = true
    for own in order where parents[Int(own)] >= 0 && isBelow[Int(parents[Int(own)])] {
      isBelow[Int(own)] = true
    }
    var sides: ([Int32], [Int32]) = ([], [])
    for own in 0..<Int32(truncatingIfNeeded: problem.count) {
      if isBelow[Int(own)] { sides.0.append(own) } else { sides.1.append(own) }
    }
    return sides
  }
}

/// Which of some things belong together.
private struct DisjointSets {
  private var parents: [Int32]

  init(_ count: Int) { parents = (0..<Int32(truncatingIfNeeded: count)).map { $0 } }

  private mutating func root(_ item: Int32) -> Int32 {
    var item = item
    while parents[Int(item)] != item {
      parents[Int(item)] = parents[Int(parents[Int(item)])]
      item = parents[Int(item)]
    }
    return item
  }

  /// False where they were together already.
  mutating func join(_ a: Int32, _ b: Int32) -> Bool {
    let (first, second) = (root(a), root(b))
    guard first != second else { return false }
    parents[Int(max(first, second))] = min(first, second)
    return true
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195): the same seed gives the same numbers everywhere.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
