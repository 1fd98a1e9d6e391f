package import PlanarGeometry

/// The geometries of a file's features in flat arrays.
///
/// ```
/// coordinates    [ ring 0 … | ring 1 … | … ]     closing vertices as in the file
/// ringStarts     [ 0,         5,         … ]      into coordinates
/// partStarts     [ 0,                    … ]      into rings: polygons, or all lines of a feature
/// featureStarts  [ 0,                    … ]      into parts
/// ```
package struct GeometryTable: Sendable {
  package var coordinates: [SourceCoordinate] = []
  private(set) var ringStarts = [0]
  private(set) var partStarts = [0]
  private(set) var featureStarts = [0]
  package private(set) var kinds: [Kind] = []

  /// What a feature consists of; `none` has no coordinates.
  package enum Kind: UInt8, Sendable {
    case none, points, lines, polygons
  }

  package var count: Int { kinds.count }

  package mutating func endRing() { ringStarts.append(coordinates.count) }

  package mutating func endPart() { partStarts.append(ringStarts.count - 1) }

  package mutating func endFeature(_ kind: Kind) {
    featureStarts.append(partStarts.count - 1)
    kinds.append(kind)
  }

  /// Drops what was appended since the last feature.
  mutating func dropPending() {
    let parts = featureStarts[featureStarts.count - 1]
    partStarts.removeLast(partStarts.count - 1 - parts)
    let rings = partStarts[parts]
    ringStarts.removeLast(ringStarts.count - 1 - rings)
    coordinates.removeLast(coordinates.count - ringStarts[rings])
  }

  /// Makes `feature` one without geometry; its coordinates stay unused.
  package mutating func discard(_ feature: Int) { kinds[feature] = .none }

  package func parts(of feature: Int) -> Range<Int> {
    featureStarts[feature]..<featureStarts[feature + 1]
  }

  package func rings(ofPart part: Int) -> Range<Int> { partStarts[part]..<partStarts[part + 1] }

  package func coordinateRange(ofRing ring: Int) -> Range<Int> {
    ringStarts[ring]..<ringStarts[ring + 1]
  }

  /// Positions in `coordinates` of all of `feature`.
  package func coordinateRange(of feature: Int) -> Range<Int> {
    let parts = parts(of: feature)
    return ringStarts[partStarts[parts.lowerBound]]..<ringStarts[partStarts[parts.upperBound]]
  }

  /// Coordinates appended since the last feature.
  var pendingCoordinates: ArraySlice<SourceCoordinate> {
    coordinates[ringStarts[partStarts[featureStarts[featureStarts.count - 1]]]...]
  }

  /// Rings appended since the last feature, as positions in `coordinates`.
  var pendingRings: [Range<Int>] {
    let first = partStarts[featureStarts[featureStarts.count - 1]]
    return (first..<ringStarts.count - 1).map(coordinateRange(ofRing:))
  }
}
