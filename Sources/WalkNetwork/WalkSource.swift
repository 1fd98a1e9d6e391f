/// A way into the network from a facility: one for every entrance and edge it attaches to.
public struct WalkSource: Sendable, Hashable {
  /// Facilities of one search are numbered below this: 2²⁴.
  public static let facilityLimit: Int32 = 1 << 24

  public var attachment: EdgeAttachment
  /// Number of the facility. Of facilities at the same distance the smaller number is the nearest.
  public var facility: Int32

  public init(_ attachment: EdgeAttachment, facility: Int32) {
    self.attachment = attachment
    self.facility = facility
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
}
