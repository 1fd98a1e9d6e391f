import PlanarGeometry

/// Some land by what of the streets is nearest to it, whatever the facilities: strips beside half-edges and
/// sectors about vertices, cut along the borders of the land.
///
/// What is in none of them is off the network. Sums of parts of a land do not exceed it by more than
/// rounding.
package struct LandPartition: Sendable {
  /// Part of one land nearest to one half-edge.
  package struct Strip: Sendable {
    /// In the subdivision.
    package var halfEdge: Int32
    /// In `edges`.
    package var edge: Int32
    /// Number of the land.
    package var land: Int32
    package var bands: Range<Int32>
    /// Metres of walking from the edge's tail at t = 0 of the bands, and on each metre of t; negative
    /// against the edge's direction.
    package var measure: Double
    package var slope: Double
    /// Places along the half-edge that the bands are within.
    package var start: Double
    package var end: Double
    /// Shortest and longest leg in metres.
    package var leastLeg: Double
    package var longestLeg: Double
    package var size: LandMeasure
  }

  /// Part of one land nearest to one vertex.
  package struct Sector: Sendable {
    /// In `places`: where walks go on.
    package var places: Range<Int32>
    package var land: Int32
    package var bands: Range<Int32>
    /// Metres from the vertex to where walks go on, past barriers; 0 on a street.
    package var leg: Double
    /// Metres from the vertex to the nearest of it and to the farthest.
    package var leastRadius: Double
    package var longestRadius: Double
    /// With `legs` from the vertex.
    package var size: LandMeasure
  }

  /// Numbers of the edges in the network.
  package internal(set) var edges: [Int32] = []
  /// Their `edge` is in `edges`.
  package internal(set) var places: [StreetSubdivision.Place] = []
  package internal(set) var strips: [Strip] = []
  package internal(set) var sectors: [Sector] = []
  package internal(set) var bands: [Band] = []

  package init() {}

  mutating func removeAll() {
    edges.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    strips.removeAll(keepingCapacity: true)
    sectors.removeAll(keepingCapacity: true)
    bands.removeAll(keepingCapacity: true)
  }

  /// Area of all parts of each land, in m². Complexity: O(parts).
  package func areas(lands: Int) -> [Double] {
    var areas = [Double](repeating: 0, count: lands)
    for strip in strips { areas[Int(strip.land)] += strip.size.area }
    for sector in sectors { areas[Int(sector.land)] += sector.size.area }
    return areas
  }
}
