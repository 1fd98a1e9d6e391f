public import PlanarGeometry

/// What became of a region made from raw rings.
public enum PolygonRepair: Equatable, Sendable {
  /// It was valid.
  case unchanged
  /// It was not valid; `region` is what its rings mean. `areaBefore` in m² is what the rings said,
  /// exteriors less holes, each by its own signed area (0 for a symmetric bow-tie).
  case repaired(
    region: PlanarRegion, areaBefore: Double, areaAfter: Double, invalidity: Invalidity)
  /// Nothing with an area is left.
  case collapsed
  /// Its edges cross each other about `crossings` times, more than any border drawn by hand or machine;
  /// it is left as it is, since a repair would take minutes and mean nothing.
  case tangled(crossings: Int)

  /// Polygons below this mean width, 2·area/perimeter, in metres are lines: what is straight in
  /// degrees is slightly bent in metres.
  package static let leastWidth = 0.1

  /// Regions with more crossings than this are not repaired. A crossing costs about 20 µs.
  public static let greatestCrossings = 250_000
}

extension GEOSContext {
  /// Checks `region` and repairs it if necessary; see `repaired(_:)` for what that means.
  ///
  /// Complexity: O(v log v) in the vertices v for borders as they are drawn, when valid; a repair adds
  /// the crossings of its rings. Many long slanting edges side by side cost O(v²).
  public func repair(_ region: PlanarRegion) throws(GEOSError) -> PolygonRepair {
    guard !region.isEmpty else { return .collapsed }
    let geometry = try geometry(of: region)
    guard let invalidity = try invalidity(of: geometry) else { return .unchanged }
    let crossings = EdgeCrossings(of: region).estimate
    guard crossings <= PolygonRepair.greatestCrossings else {
      return .tangled(crossings: crossings)
    }
    let repaired = try repaired(geometry).region()
    let area = repaired.area
    guard area > 0 else { return .collapsed }
    return .repaired(
      region: repaired, areaBefore: region.area, areaAfter: area, invalidity: invalidity)
  }
}
