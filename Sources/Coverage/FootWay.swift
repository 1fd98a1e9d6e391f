package import PlanarGeometry
import WalkNetwork

/// The way on foot from a place to its nearest facility.
package struct FootWay: Sendable {
  /// Number of the facility in its layer.
  package var facility: Int32
  /// Metres as the network states them, both legs included.
  package var metres: Double
  /// Of the legs to the network and from it.
  package var firstLeg: Double
  package var lastLeg: Double
  /// From the place along the network to the facility: one place alone for who is there already.
  package var line: [PlanarPoint]
  /// Junctions on the way, and metres of it in tunnels and on decks.
  package var junctions: Int
  package var metresOffGround: Double

  /// Who stands on a facility's grounds.
  init(arrivedAt place: PlanarPoint, facility: Int32) {
    self.init(facility: facility, metres: 0, line: [place])
  }

  init(facility: Int32, metres: Double, line: [PlanarPoint]) {
    (self.facility, self.metres, self.line) = (facility, metres, line)
    (firstLeg, lastLeg, junctions, metresOffGround) = (0, 0, 0, 0)
  }
}

/// A place of demand with the line of its leg to the network.
struct WayStart: Sendable {
  var line: [PlanarPoint]
  var entry: EdgeAttachment
}
