import PlanarGeometry
import Projection
import TableFiles
import Wording

/// What a layer says of itself.
extension InputLayer {
  /// Systems are the same where places of the layer lie nearer to each other by both than this, in metres.
  private static let sameSystem = 1.0

  /// Warns where the file itself names another coordinate system than the one that is stated.
  ///
  /// Complexity: O(1); two transforms where the names differ.
  func noteDeclaredSystem(log: inout ReadingLog) {
    guard let text = features.declaredCRS, let own = try? CoordinateSystem(text), own != crs,
      let place = features.geometry.coordinates.first(where: \.isFinite)
    else { return }
    let apart = metres(from: own, to: crs, at: place)
    if let apart, apart <= Self.sameSystem { return }
    let message = InputMessage.declaredSystem(
      own.definition, stated: crs.definition, metresApart: apart)
    log.note(Finding(.warning, .kept, field: "crs", says: message), file: path)
  }

  /// How far two readings of a place are from each other; nil where one of them is none on Earth.
  private func metres(
    from own: CoordinateSystem, to stated: CoordinateSystem, at place: SourceCoordinate
  ) -> Double? {
    let places = [own, stated].compactMap { system in
      (try? GeographicTransform(from: system))?.toGeographic([place]).first
    }
    guard places.count == 2, !own.isGeographic || place.isInDegrees else { return nil }
    let degree = DegreeLengths(latitude: places[1].latitude)
    let offset = PlanarPoint(
      x: (places[0].longitude - places[1].longitude) * degree.east,
      y: (places[0].latitude - places[1].latitude) * degree.north)
    return offset.isFinite ? offset.distance(to: PlanarPoint(x: 0, y: 0)) : nil
  }

  /// Tells, above all figures, that the file is one page of a layer.
  func noteMissingParts(log: inout ReadingLog) {
    guard let mark = features.missingParts else { return }
    let message = InputMessage.missingParts(mark)
    log.announce(Finding(.warning, .kept, says: message), file: path)
    log.isIncomplete = true
  }
}
