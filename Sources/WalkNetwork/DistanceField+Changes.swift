/// A search after some of its facilities have changed: only what the change reaches is searched again.
extension DistanceField {
  /// What a change did to a field.
  public struct Change: Sendable {
    /// Nodes whose distance or facility may have changed, some of them several times.
    public fileprivate(set) var nodes: [Int32] = []
    /// The label that each of `nodes` had.
    fileprivate var labels: [UInt64] = []
    fileprivate let sources: SourceTable
    fileprivate let sourceCounts: [Int32]
  }

  /// Takes facilities out and adds sources of others; afterwards the field is what a search from all
  /// sources that are left would give.
  ///
  /// A node whose nearest facility goes was reached past nodes of which the same holds: they are forgotten
  /// together, and found again from the nodes about them. New facilities are followed only as far as they
  /// are the nearest.
  ///
  /// - Parameters:
  ///   - facilities: numbers, as in the sources of the search.
  ///   - added: of facilities that are not in the field, or go; numbers as in a search.
  ///   - queue: working memory.
  /// - Returns: what `revert` needs.
  /// - Complexity: O(sources + nodes whose nearest facility goes or comes, and their arcs).
  public mutating func change(
    removing facilities: Set<Int32>, adding added: [WalkSource], queue: inout BucketQueue
  ) -> Change {
    precondition(added.allSatisfy { (0..<WalkSource.facilityLimit).contains($0.facility) })
    var change = Change(sources: sources, sourceCounts: sourceCounts)
    queue.prepare(buckets: Int(limitUnits >> Self.bucketShift) + 1)
    let gone = sources.sortedByEdge.filter { facilities.contains($0.facility) }
    for source in gone { count(source, by: -1) }
    for source in added { count(source, by: 1) }
    sources.change(removing: facilities, adding: added)
    let forgotten = forget(facilities, from: gone, &change)
    for node in forgotten { findAgain(node, &change, &queue) }
    for source in forgotten.isEmpty ? added : sources.sortedByEdge {
      let access = NetworkAccess(source.attachment, extent: source.extent, in: graph)
      offer(to: access.tail, access.tailUnits, source.facility, &change, &queue)
      offer(to: access.head, access.headUnits, source.facility, &change, &queue)
    }
    settle(&change, &queue)
    return change
  }

  /// Undoes the last change that has not been undone. Complexity: O(nodes of the change).
  public mutating func revert(_ change: Change) {
    for (node, label) in zip(change.nodes, change.labels).reversed() {
      labels[Int(graph.hierarchy.ranks[Int(node)])] = label
    }
    sources = change.sources
    sourceCounts = change.sourceCounts
  }

  private mutating func count(_ source: WalkSource, by difference: Int32) {
    sourceCounts[Int(graph.component(ofEdge: Int(source.attachment.edge)))] += difference
  }

  /// Forgets the labels of facilities that go and gives the nodes that had one.
  private mutating func forget(
    _ facilities: Set<Int32>, from sources: [WalkSource], _ change: inout Change
  ) -> [Int32] {
    var waiting = sources.flatMap { source in
      let edge = graph.edges[Int(source.attachment.edge)]
      return [edge.tail, edge.head]
    }
    var forgotten: [Int32] = []
    while let node = waiting.popLast() {
      let rank = Int(graph.hierarchy.ranks[Int(node)])
      guard isWithinLimit(labels[rank]),
        facilities.contains(WalkLabel.reach(labels[rank]).facility)
      else { continue }
      set(WalkLabel.unset, rank, node, &change)
      forgotten.append(node)
      for arc in graph.arcs(of: node) { waiting.append(arc.head) }
    }
    return forgotten
  }

  /// Offers a node what the nodes about it have.
  private mutating func findAgain(
    _ node: Int32, _ change: inout Change, _ queue: inout BucketQueue
  ) {
    for arc in graph.arcs(of: node) {
      let label = label(ofNode: arc.head)
      guard isWithinLimit(label) else { continue }
      offer(
        to: node, WalkLabel.units(label) + UInt64(arc.length), WalkLabel.reach(label).facility,
        &change, &queue)
    }
  }

  private mutating func settle(_ change: inout Change, _ queue: inout BucketQueue) {
    for bucket in 0...Int(limitUnits >> Self.bucketShift) {
      while let key = queue.removeFirst(bucket: bucket) {
        let node = Int32(truncatingIfNeeded: key >> 32)
        let label = label(ofNode: node)
        let units = WalkLabel.units(label)
        // A smaller label has come meanwhile, and waits in an entry of its own.
        guard UInt32(truncatingIfNeeded: units) == UInt32(truncatingIfNeeded: key) else { continue }
        for arc in graph.arcs(of: node) {
          offer(
            to: arc.head, units + UInt64(arc.length), WalkLabel.reach(label).facility, &change,
            &queue)
        }
      }
    }
  }

  private mutating func offer(
    to node: Int32, _ units: UInt64, _ facility: Int32, _ change: inout Change,
    _ queue: inout BucketQueue
  ) {
    let rank = Int(graph.hierarchy.ranks[Int(node)])
    let label = WalkLabel.make(round: round, units: units, facility: facility)
    guard units <= limitUnits, label < labels[rank] else { return }
    set(label, rank, node, &change)
    queue.insert(
      UInt64(node) << 32 | units & 0xFFFF_FFFF, bucket: Int(units >> Self.bucketShift))
  }

  private mutating func set(
    _ label: UInt64, _ rank: Int, _ node: Int32, _ change: inout Change
  ) {
    change.nodes.append(node)
    change.labels.append(labels[rank])
    labels[rank] = label
  }
}

extension WalkGraph {
  fileprivate func arcs(of node: Int32) -> ArraySlice<Arc> {
    arcs[Int(firstArc[Int(node)])..<Int(firstArc[Int(node) + 1])]
  }
}
