/// A search after some of its facilities have changed: only what the change reaches is searched again.
extension DistanceField {
  /// What a change did to a field.
  package struct Change: Sendable {
    /// Nodes whose distance or facility may have changed, some of them several times.
    package fileprivate(set) var nodes: [Int32] = []
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
  package mutating func change(
    removing facilities: Set<Int32>, adding added: [WalkSource], queue: inout BucketQueue
  ) -> Change {
    precondition(added.allSatisfy { (0..<WalkSource.facilityLimit).contains($0.facility) })
    var change = Change(sources: sources, sourceCounts: sourceCounts)
    queue.prepare(upTo: limitUnits)
    let gone = sources.sortedByEdge.filter { facilities.contains($0.facility) }
    for source in gone { count(source, by: -1) }
    for source in added { count(source, by: 1) }
    sources.change(removing: facilities, adding: added)
    let forgotten = forget(facilities, from: gone, &change)
    for node in forgotten { findAgain(node, in: &change, &queue) }
    for source in forgotten.isEmpty ? added : sources.sortedByEdge {
      let access = NetworkAccess(source, in: graph)
      let facility = source.facility
      offer(facility, to: access.tail, units: access.tailUnits, in: &change, &queue)
      offer(facility, to: access.head, units: access.headUnits, in: &change, &queue)
    }
    settle(&change, &queue)
    return change
  }

  /// Undoes the last change that has not been undone. Complexity: O(nodes of the change).
  package mutating func revert(_ change: Change) {
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
      set(WalkLabel.unset, ofNode: node, rank: rank, in: &change)
      forgotten.append(node)
      for arc in graph.arcs(of: node) { waiting.append(arc.head) }
    }
    return forgotten
  }

  /// Offers a node what the nodes about it have.
  private mutating func findAgain(
    _ node: Int32, in change: inout Change, _ queue: inout BucketQueue
  ) {
    for arc in graph.arcs(of: node) {
      let label = label(ofNode: arc.head)
      guard isWithinLimit(label) else { continue }
      offer(
        WalkLabel.reach(label).facility, to: node,
        units: WalkLabel.units(label) + UInt64(arc.length), in: &change, &queue)
    }
  }

  private mutating func settle(_ change: inout Change, _ queue: inout BucketQueue) {
    var cursor = BucketQueue.Cursor(upTo: limitUnits)
    while let (position, entered) = queue.removeNext(at: &cursor) {
      let node = Int32(truncatingIfNeeded: position)
      let label = label(ofNode: node)
      let units = WalkLabel.units(label)
      // A smaller label has come meanwhile, and waits in an entry of its own.
      guard UInt32(truncatingIfNeeded: units) == entered else { continue }
      for arc in graph.arcs(of: node) {
        offer(
          WalkLabel.reach(label).facility, to: arc.head, units: units + UInt64(arc.length),
          in: &change, &queue)
      }
    }
  }

  private mutating func offer(
    _ facility: Int32, to node: Int32, units: UInt64, in change: inout Change,
    _ queue: inout BucketQueue
  ) {
    let rank = Int(graph.hierarchy.ranks[Int(node)])
    let label = WalkLabel.make(round: round, units: units, facility: facility)
    guard units <= limitUnits, label < labels[rank] else { return }
    set(label, ofNode: node, rank: rank, in: &change)
    queue.insert(Int(node), units: units)
  }

  private mutating func set(
    _ label: UInt64, ofNode node: Int32, rank: Int, in change: inout Change
  ) {
    change.nodes.append(node)
    change.labels.append(labels[rank])
    labels[rank] = label
  }
}
