import PlanarGeometry

/// Measures roads of one city in degrees.
struct RoadRuler {
  private var latitude = Double.infinity
  private var degree = DegreeLengths(latitude: 0)

  /// Cosines take longer than all else, and differ by less than 10⁻³ of themselves within a city's part.
  private static let span = 0.01

  /// Metres along the straight lines between these places, in degrees.
  mutating func length(of places: some Sequence<SourceCoordinate>) -> Double {
    var length = 0.0
    var last: SourceCoordinate?
    for place in places {
      if let last {
        let (east, north) = ((place.x - last.x) * degree.east, (place.y - last.y) * degree.north)
        length += (east * east + north * north).squareRoot()
      } else {
        move(to: place.y)
      }
      last = place
    }
    return length
  }

  private mutating func move(to latitude: Double) {
    guard abs(latitude - self.latitude) > Self.span else { return }
    self.latitude = latitude
    degree = DegreeLengths(latitude: latitude)
  }
}
