import PlanarGeometry
import Projection
import TableFiles
import Wording

extension InputLayer {
  /// Fewer positions than these may happen to be round, or an example.
  private static let fewestPositions = 12
  /// Degrees with more decimals than these are places.
  private static let mostDecimals = 3

  /// Warns of degrees all of which are rounded to a hundred metres or more.
  ///
  /// Complexity: O(1) where they are not, else O(positions).
  func noteRoundedPlaces(log: inout ReadingLog) {
    let coordinates = features.geometry.coordinates
    guard crs.isGeographic, coordinates.count >= Self.fewestPositions,
      let decimals = (0...Self.mostDecimals).first(where: { decimals in
        coordinates.allSatisfy { $0.isRounded(to: decimals) }
      })
    else { return }
    let message = InputMessage.placesRounded(decimals: decimals)
    log.note(Finding(.warning, .kept, says: message), file: path)
  }
}

extension SourceCoordinate {
  fileprivate func isRounded(to decimals: Int) -> Bool {
    let scale = [1.0, 10, 100, 1000][decimals]
    return [x, y].allSatisfy { abs($0 * scale - ($0 * scale).rounded()) < 1e-7 }
  }
}
