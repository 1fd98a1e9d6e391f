/// A way into the network from a facility: one for every entrance and edge it attaches to.
public struct WalkSource: Sendable, Hashable {
  /// Facilities of one search are numbered below this: 2²⁴.
  public static let facilityLimit: Int32 = 1 << 24

  public var attachment: EdgeAttachment
  /// Metres of the edge, from the attachment's offset towards its head, that are the facility's own: of
  /// a polygon facility all that lies inside.
  public var extent: Double
  /// Number of the facility. Of facilities at the same distance the smaller number is the nearest.
  public var facility: Int32

  public init(_ attachment: EdgeAttachment, extent: Double = 0, facility: Int32) {
    self.attachment = attachment
    self.extent = extent
    self.facility = facility
  }

  /// Metres from a point that is attached to the same edge, along that edge.
  ///
  /// Complexity: O(1).
  public func metres(from other: EdgeAttachment) -> Double {
    let before = attachment.offset - other.offset
    let after = other.offset - attachment.offset - extent
    return other.leg + max(before, after, 0) + attachment.leg
  }
}

/// What a point reaches: the nearest facility and the metres to it.
public struct WalkReach: Sendable, Hashable {
  public var distance: Double
  public var facility: Int32

  /// No facility within the limit: an infinite distance and facility −1.
  public static let none = WalkReach(distance: .infinity, facility: -1)

  public init(distance: Double, facility: Int32) {
    self.distance = distance
    self.facility = facility
  }

  /// The greatest distance that counts as within `radius` metres, which is included: distances are
  /// multiples of `WalkLength`'s unit, a radius need not be one.
  public static func limit(of radius: Double) -> Double {
    radius + 0.5 / WalkLength.unitsPerMetre
  }
}
