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
}

extension GEOSContext {
  /// Checks `region` and repairs it if necessary; see `repaired(_:)` for what that means.
  ///
  /// Complexity: O(v log v) in the vertices v, when valid; a repair adds the crossings of its rings.
  public func repair(_ region: PlanarRegion) throws(GEOSError) -> PolygonRepair {
    guard !region.isEmpty else { return .collapsed }
    let geometry = try geometry(of: region)
    guard let invalidity = try invalidity(of: geometry) else { return .unchanged }
    let repaired = try repaired(geometry).region()
    let area = repaired.area
    guard area > 0 else { return .collapsed }
    return .repaired(
      region: repaired, areaBefore: region.area, areaAfter: area, invalidity: invalidity)
  }
}
