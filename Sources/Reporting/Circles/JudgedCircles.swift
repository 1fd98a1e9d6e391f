public import Assessment
public import CircleDrawing
package import GEOSBridge

/// Circles with their land and, where there are facilities, with the verdict on each.
public struct JudgedCircles: Sendable {
  public var drawn: DrawnCircles
  /// Positions among the circles of the communities of `city`, ascending.
  public var positions: [Int]
  /// The circles in place of communities.
  public var city: City
  /// nil where nothing was examined.
  public var verdicts: CircleVerdicts?

  public init(
    _ drawn: DrawnCircles, positions: [Int]? = nil, city: City, verdicts: CircleVerdicts? = nil
  ) {
    self.drawn = drawn
    self.positions = positions ?? Array(drawn.circles.indices)
    self.city = city
    self.verdicts = verdicts
  }

  /// Those of some of all circles, with the verdicts that are known of them.
  ///
  /// - Parameter positions: ascending, among all circles, all of which are held here.
  package func part(at positions: [Int]) throws(GEOSError) -> JudgedCircles {
    JudgedCircles(
      drawn, positions: positions, city: try drawn.city(of: positions),
      verdicts: verdicts.map { all in
        CircleVerdicts(types: all.types, circles: positions.map { all.circles[$0] })
      })
  }
}

/// Whether circles meet the standard's circle of as many minutes.
public struct CircleVerdicts: Sendable {
  /// The examined types, to which `CircleVerdict.missed` points.
  public var types: [FacilityType]
  /// In the order of the communities that were examined.
  public var circles: [CircleVerdict]

  public init(types: [FacilityType], circles: [CircleVerdict]) {
    self.types = types
    self.circles = circles
  }

  var meeting: Int { circles.count { $0.meets == .yes } }
  var undecided: Int { circles.count { $0.meets == .undecided } }
  var judged: Int { circles.count { $0.meets != nil } }

  func missed(at position: Int) -> String {
    circles[position].missed.map { types[$0].id }.joined(separator: ";")
  }
}
