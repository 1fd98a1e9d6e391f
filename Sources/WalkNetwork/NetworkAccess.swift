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

  /// - Parameters:
  ///   - attachment: on an edge of `graph`.
  ///   - extent: metres of the edge from there on that cost nothing.
  public init(_ attachment: EdgeAttachment, extent: Double = 0, in graph: WalkGraph) {
    let edge = graph.edges[Int(attachment.edge)]
    self.attachment = attachment
    tail = edge.tail
    head = edge.head
    tailUnits = WalkLength.units(attachment.leg + attachment.offset)
    headUnits = WalkLength.units(attachment.leg + max(edge.length - attachment.offset - extent, 0))
  }

  /// An attachment to a piece.
  init(_ attachment: EdgeAttachment, _ piece: EdgePiece) {
    self.attachment = attachment
    tail = piece.tail
    head = piece.head
    tailUnits = WalkLength.units(attachment.leg + attachment.offset)
    headUnits = WalkLength.units(
      attachment.leg + max(piece.edgeLength - attachment.offset, 0))
  }

  /// Metres to the edge's tail and to its head, whole multiples of `WalkLength`'s unit: sums of them
  /// and of distances in a field are exact.
  public var metresToTail: Double { WalkLength.metres(tailUnits) }
  public var metresToHead: Double { WalkLength.metres(headUnits) }
}
