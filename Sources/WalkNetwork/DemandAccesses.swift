/// How each of many points enters the network.
///
/// ```
/// accesses  [ point 0 … | point 1 | point 3 … ]    one for every edge a point can walk to
/// starts    [ 0,          2,        3, 3, …   ]    one more than points
/// ```
///
/// Points that follow each other should lie near each other: their labels are then near in memory.
public struct DemandAccesses: Sendable {
  public private(set) var accesses: [NetworkAccess] = []
  private var starts: [Int32] = [0]

  public init() {}

  /// Number of points.
  public var count: Int { starts.count - 1 }

  /// Adds a point with its attachments, none when it is off the network.
  public mutating func append(_ attachments: some Sequence<EdgeAttachment>, in graph: WalkGraph) {
    for attachment in attachments { accesses.append(NetworkAccess(attachment, in: graph)) }
    starts.append(Int32(truncatingIfNeeded: accesses.count))
  }

  public mutating func removeAll(keepingCapacity: Bool = false) {
    accesses.removeAll(keepingCapacity: keepingCapacity)
    starts.removeAll(keepingCapacity: keepingCapacity)
    starts.append(0)
  }

  /// Positions in `accesses` of a point's.
  public func range(of point: Int) -> Range<Int> {
    Int(starts[point])..<Int(starts[point + 1])
  }
}
