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
    let edge = graph.edges[Int(attachment.edge)]
    self.attachment = attachment
    tail = edge.tail
    head = edge.head
    tailUnits = WalkLength.units(attachment.leg + attachment.offset)
    headUnits = WalkLength.units(attachment.leg + max(edge.length - attachment.offset, 0))
  }
}
