/// A way into the network from a facility: one for every entrance and edge it attaches to.
public struct WalkSource: Sendable, Hashable {
  /// Facilities of one search are numbered below this: 2²⁴.
  public static let facilityLimit: Int32 = 1 << 24

  public var attachment: EdgeAttachment
  /// Metres of the edge, from the attachment's offset towards its head, along which the facility is entered:
  /// by a polygon facility all that is nearest to a place of it.
  public private(set) var extent: Double
  /// Metres of the leg where the extent ends. Between both ends legs change evenly, on a metre by at most one.
  public private(set) var endLeg: Double
  /// Number of the facility. Of facilities at the same distance the smaller number is the nearest.
  public var facility: Int32

  /// A facility that is entered at one place, or along `extent` metres with the same leg.
  public init(_ attachment: EdgeAttachment, extent: Double = 0, facility: Int32) {
    self.attachment = attachment
    self.extent = extent
    endLeg = attachment.leg
    self.facility = facility
  }

  /// A facility that is entered everywhere between two places of one edge, with legs that change evenly.
  public init(from first: EdgeAttachment, to second: EdgeAttachment, facility: Int32) {
    let (start, end) = first.offset <= second.offset ? (first, second) : (second, first)
    let extent = end.offset - start.offset
    if abs(end.leg - start.leg) > extent {
      // Whoever walks along the edge to the shorter leg is there before.
      self.init(start.leg < end.leg ? start : end, facility: facility)
    } else {
      self.init(start, extent: extent, facility: facility)
      endLeg = end.leg
    }
  }

  /// Metres from a point that is attached to the same edge, along that edge.
  ///
  /// Complexity: O(1).
  public func metres(from other: EdgeAttachment) -> Double {
    let along = min(max(other.offset - attachment.offset, 0), extent)
    return other.leg + abs(other.offset - attachment.offset - along) + leg(at: along)
  }

  /// The same in whole units of `WalkLength`, as a search compares it.
  ///
  /// Complexity: O(1).
  package func roundedMetres(from other: EdgeAttachment) -> Double {
    WalkLength.metres(WalkLength.units(metres(from: other)))
  }

  /// Metres of the leg so many metres after the attachment's offset, 0…`extent`.
  private func leg(at along: Double) -> Double {
    extent > 0 ? attachment.leg + (endLeg - attachment.leg) * (along / extent) : attachment.leg
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
