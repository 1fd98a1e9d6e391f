/// The nodes within a walk of one facility: a small search of its own, again and again.
///
/// Dijkstra's search with buckets of some metres for a queue, as in the core of a `DistanceField`. Labels of
/// earlier searches count as absent:
///
/// ```
/// 63…40 search, counted downwards | 39…0 distance in `WalkLength` units
/// ```
public struct CatchmentSearch: Sendable {
  private let graph: WalkGraph
  private var labels: [UInt64]
  private var search: UInt64 = Self.firstSearch
  private var queue = BucketQueue()
  /// Nodes of the last search, each once.
  public private(set) var nodes: [Int32] = []

  private static let searchShift: UInt64 = 40
  private static let firstSearch: UInt64 = 1 << 24 - 1

  /// Complexity: O(nodes).
  public init(_ graph: WalkGraph) {
    self.graph = graph
    labels = [UInt64](repeating: .max, count: graph.nodeCount)
  }

  /// Finds the nodes within `limit` metres of `sources`, all of one facility.
  ///
  /// Complexity: O(limit), and the arcs of a node found for every time its label becomes smaller: about
  /// once or twice.
  public mutating func run(from sources: some Sequence<WalkSource>, within limit: Double) {
    if search == 0 {
      for node in labels.indices { labels[node] = .max }
      search = Self.firstSearch
    }
    search -= 1
    nodes.removeAll(keepingCapacity: true)
    let longest = WalkLength.units(limit)
    queue.prepare(upTo: longest)
    for source in sources {
      let access = NetworkAccess(source, in: graph)
      offer(access.tailUnits, to: access.tail, atMost: longest)
      offer(access.headUnits, to: access.head, atMost: longest)
    }
    settle(longest)
  }

  /// Metres to a node of `nodes`.
  public func distance(ofNode node: Int32) -> Double {
    WalkLength.metres(labels[Int(node)] & (1 << Self.searchShift - 1))
  }

  /// Metres to a node; nil where the last search did not reach it. Complexity: O(1).
  package func distance(toNode node: Int32) -> Double? {
    labels[Int(node)] >> Self.searchShift == search ? distance(ofNode: node) : nil
  }

  private mutating func settle(_ longest: UInt64) {
    var cursor = BucketQueue.Cursor(upTo: longest)
    while let (node, entered) = queue.removeNext(at: &cursor) {
      let units = labels[node] & (1 << Self.searchShift - 1)
      // A smaller label has come meanwhile, and waits in an entry of its own.
      guard UInt32(truncatingIfNeeded: units) == entered else { continue }
      for place in Int(graph.firstArc[node])..<Int(graph.firstArc[node + 1]) {
        let arc = graph.arcs[place]
        offer(units + UInt64(arc.length), to: arc.head, atMost: longest)
      }
    }
  }

  @inline(__always)
  private mutating func offer(_ units: UInt64, to node: Int32, atMost longest: UInt64) {
    let label = search << Self.searchShift | units
    guard units <= longest, label < labels[Int(node)] else { return }
    if labels[Int(node)] >> Self.searchShift != search { nodes.append(node) }
    labels[Int(node)] = label
    queue.insert(Int(node), units: units)
  }
}
