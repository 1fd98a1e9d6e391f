import PlanarGeometry
import Projection

/// Tells places that are likely mistakes, for the features of one layer.
struct PlaceCheck {
  let loaded: LoadedLayer
  let local: LocalSystem
  /// Box around the communities in local metres.
  let box: PlanarBox
  /// Made when the first doubtful place is met, since making one takes milliseconds.
  private var transform: CoordinateTransform?

  /// Places farther from the communities than this are doubtful, in metres.
  static let farLimit = 100_000.0

  init(_ loaded: LoadedLayer, local: LocalSystem, box: PlanarBox) {
    self.loaded = loaded
    self.local = local
    self.box = box
  }

  /// What is doubtful about the feature at `position`, which lies at `point`; nil mostly.
  mutating func doubt(_ position: Int, at point: PlanarPoint) -> InputMessage? {
    guard !isNear(point) else { return nil }
    let geometry = loaded.layer.geometry
    let coordinate = geometry.coordinates[geometry.coordinateRange(of: position).lowerBound]
    if coordinate.x == 0 && coordinate.y == 0 { return .atOrigin }
    if let swapped = place(x: coordinate.y, y: coordinate.x), isNear(swapped) { return .swapped }
    return .farAway(kilometres: box.squaredDistance(to: point).squareRoot() / 1000)
  }

  private func isNear(_ point: PlanarPoint) -> Bool {
    box.squaredDistance(to: point) <= Self.farLimit * Self.farLimit
  }

  private mutating func place(x: Double, y: Double) -> PlanarPoint? {
    if transform == nil { transform = try? CoordinateTransform(from: loaded.crs, to: local) }
    return transform?.toLocal([SourceCoordinate(x: x, y: y)]).first
  }
}
