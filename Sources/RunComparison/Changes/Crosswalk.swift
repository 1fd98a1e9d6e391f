import TableFiles
public import Wording

/// Which communities of a later run are which of an earlier one, where some were split or merged.
public struct Crosswalk: Sendable {
  /// Codes of the earlier and the later run that belong together; one may stand in several pairs.
  public let pairs: [Pair]

  public struct Pair: Hashable, Sendable {
    public var before: String
    public var after: String

    public init(before: String, after: String) {
      self.before = before
      self.after = after
    }
  }

  public init(_ pairs: [Pair]) { self.pairs = pairs }

  /// Reads a table with the columns `code_a` and `code_b`.
  ///
  /// - Throws: with the row, where a code is missing.
  public init(path: String) throws(InputError) {
    let cells = try FeatureTable(path: path).attributes
    func column(_ name: String) throws(InputError) -> Int {
      guard let column = cells.columns.firstIndex(where: { $0.lowercased() == name }) else {
        throw .data(file: path, row: 1, .noCrosswalkColumn(name, among: cells.columns))
      }
      return column
    }
    let (before, after) = (try column("code_a"), try column("code_b"))
    var pairs: [Pair] = []
    for row in 0..<cells.count {
      guard let a = cells.text(row: row, column: before),
        let b = cells.text(row: row, column: after)
      else { throw .data(file: path, row: cells.rowNumbers[row], .noCrosswalkCode) }
      pairs.append(Pair(before: a, after: b))
    }
    self.init(pairs)
  }
}

/// Communities of two runs that are compared with each other: usually one with itself, otherwise those that were
/// merged, split or both.
struct CommunityPair: Sendable {
  /// Positions in the two runs, ascending.
  var before: [Int]
  var after: [Int]

  /// Whether several are compared together.
  var isPooled: Bool { before.count > 1 || after.count > 1 }
}

/// The communities of two runs side by side.
struct CommunityPairs: Sendable {
  /// In the order of the later run.
  private(set) var pairs: [CommunityPair] = []
  /// Positions of communities that the other run does not have.
  private(set) var onlyBefore: [Int] = []
  private(set) var onlyAfter: [Int] = []
  /// Codes of the crosswalk that its run does not have.
  private(set) var unknownBefore: [String] = []
  private(set) var unknownAfter: [String] = []

  /// Pairs by the crosswalk; without a pair there, by the same id.
  ///
  /// Complexity: O(communities + pairs of the crosswalk), amortised.
  init(_ a: [CommunityResult], _ b: [CommunityResult], by crosswalk: Crosswalk?) {
    let places = (Self.places(a), Self.places(b))
    var links: [(Int, Int)] = []
    for pair in crosswalk?.pairs ?? [] {
      let (before, after) = (places.0[pair.before], places.1[pair.after])
      if before == nil && !unknownBefore.contains(pair.before) { unknownBefore.append(pair.before) }
      if after == nil && !unknownAfter.contains(pair.after) { unknownAfter.append(pair.after) }
      if let before, let after { links.append((before, after)) }
    }
    let (linkedBefore, linkedAfter) = (Set(links.map(\.0)), Set(links.map(\.1)))
    for (before, community) in a.enumerated() {
      guard let after = places.1[community.id] else { continue }
      if !linkedAfter.contains(after) || !linkedBefore.contains(before) {
        links.append((before, after))
      }
    }
    group(links, counts: (a.count, b.count))
  }

  private static func places(_ communities: [CommunityResult]) -> [String: Int] {
    Dictionary(
      communities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Connected parts of the links.
  private mutating func group(_ links: [(Int, Int)], counts: (Int, Int)) {
    var afters = [[Int]](repeating: [], count: counts.0)
    var befores = [[Int]](repeating: [], count: counts.1)
    for (before, after) in links {
      afters[before].append(after)
      befores[after].append(before)
    }
    onlyBefore = afters.indices.filter { afters[$0].isEmpty }
    onlyAfter = befores.indices.filter { befores[$0].isEmpty }
    var isDone = [Bool](repeating: false, count: counts.1)
    for start in befores.indices where !isDone[start] && !befores[start].isEmpty {
      var (old, new, waiting): (Set<Int>, Set<Int>, [Int]) = ([], [start], [start])
      isDone[start] = true
      while let after = waiting.popLast() {
        for before in befores[after] where old.insert(before).inserted {
          for next in afters[before] where new.insert(next).inserted {
            isDone[next] = true
            waiting.append(next)
          }
        }
      }
      pairs.append(CommunityPair(before: old.sorted(), after: new.sorted()))
    }
  }
}
