/// The ways from an attached point to both ends of its edge, ready for many searches.
///
/// What costs time is looked up once per point instead of once per point and facility type.
public struct NetworkAccess: Sendable, Hashable {
  public let attachment: EdgeAttachment
  public let tail: Int32
  public let head: Int32
  /// `WalkLength` units to the tail and to the head, the leg included.
  let tailUnits: UInt64
  let headUnits: UInt64

  /// - Parameter attachment: on an edge of `graph`.
  public init(_ attachment: EdgeAttachment, in graph: WalkGraph) {
    self.init(WalkSource(attachment, facility: 0), in: graph)
  }

  /// - Parameter source: on an edge of `graph`.
  init(_ source: WalkSource, in graph: WalkGraph) {
    attachment = source.attachment
    let edge = graph.edges[Int(attachment.edge)]
    tail = edge.tail
    head = edge.head
    tailUnits = WalkLength.units(attachment.leg + attachment.offset)
    headUnits = WalkLength.units(
      source.endLeg + max(edge.length - attachment.offset - source.extent, 0))
  }

  /// Metres to the edge's tail and to its head, whole multiples of `WalkLength`'s unit: sums of them
  /// and of distances in a field are exact.
  public var metresToTail: Double { WalkLength.metres(tailUnits) }
  public var metresToHead: Double { WalkLength.metres(headUnits) }
}

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
