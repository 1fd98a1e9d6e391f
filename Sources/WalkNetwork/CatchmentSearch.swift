/// The nodes within a walk of one facility: a small search of its own, again and again.
///
/// Dijkstra's search with a heap. Labels of earlier searches count as absent:
///
/// ```
/// 63…40 search, counted downwards | 39…0 distance in `WalkLength` units
/// ```
public struct CatchmentSearch: Sendable {
  private let graph: WalkGraph
  private var labels: [UInt64]
  private var search: UInt64 = Self.firstSearch
  private var heap: [UInt64] = []
  /// Nodes of the last search, each once.
  public private(set) var nodes: [Int32] = []

  private static let searchShift: UInt64 = 40
  private static let firstSearch: UInt64 = 1 << 24 - 1
  private static let nodeBits: UInt64 = 27

  /// Complexity: O(nodes).
  public init(_ graph: WalkGraph) {
    self.graph = graph
    labels = [UInt64](repeating: .max, count: graph.nodeCount)
  }

  /// Finds the nodes within `limit` metres of `sources`, all of one facility.
  ///
  /// Complexity: O(m log m) for m arcs of the nodes found.
  public mutating func run(from sources: some Sequence<WalkSource>, within limit: Double) {
    if search == 0 {
      for node in labels.indices { labels[node] = .max }
      search = Self.firstSearch
    }
    search -= 1
    nodes.removeAll(keepingCapacity: true)
    let longest = WalkLength.units(limit)
    for source in sources {
      let access = NetworkAccess(source.attachment, extent: source.extent, in: graph)
      offer(access.tailUnits, to: access.tail, longest)
      offer(access.headUnits, to: access.head, longest)
    }
    settle(longest)
  }

  /// Metres to a node of `nodes`.
  public func distance(ofNode node: Int32) -> Double {
    WalkLength.metres(labels[Int(node)] & (1 << Self.searchShift - 1))
  }

  private mutating func settle(_ longest: UInt64) {
    while let entry = popSmallest() {
      let node = Int32(truncatingIfNeeded: entry & (1 << Self.nodeBits - 1))
      let units = entry >> Self.nodeBits
      guard units == labels[Int(node)] & (1 << Self.searchShift - 1) else { continue }
      for place in Int(graph.firstArc[Int(node)])..<Int(graph.firstArc[Int(node) + 1]) {
        let arc = graph.arcs[place]
        offer(units + UInt64(arc.length), to: arc.head, longest)
      }
    }
  }

  @inline(__always)
  private mutating func offer(_ units: UInt64, to node: Int32, _ longest: UInt64) {
    let label = search << Self.searchShift | units
    guard units <= longest, label < labels[Int(node)] else { return }
    if labels[Int(node)] >> Self.searchShift != search { nodes.append(node) }
    labels[Int(node)] = label
    push(units << Self.nodeBits | UInt64(node))
  }

  private mutating func push(_ entry: UInt64) {
    heap.append(entry)
    var place = heap.count - 1
    while place > 0, case let parent = (place - 1) / 2, heap[parent] > entry {
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = entry
  }

  private mutating func popSmallest() -> UInt64? {
    guard let smallest = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return smallest }
    var place = 0
    while case var child = 2 * place + 1, child < heap.count {
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < last else { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = last
    return smallest
  }
}
