import PlanarGeometry

/// A road between two settlements over open country, on bridges where water or a trunk line is in
/// its way.
struct CountyRoad {
  let start: PlanarPoint
  let end: PlanarPoint
  let waters: [WaterBody]
  let routes: [TrunkRoute]

  private static let spacing = 100.0
  /// Metres of bridge on either side of what it crosses.
  private static let margin = 25.0

  /// Points along the road, both ends included; a bow in the middle keeps away from what is beside
  /// the ends.
  var points: [PlanarPoint] {
    let way = end - start
    let length = start.distance(to: end)
    let count = max(Int((length / Self.spacing).rounded()), 1)
    let aside = PlanarPoint(x: -way.y, y: way.x)
    return (0...count).map { place in
      let share = Double(place) / Double(count)
      let middle = min(max((share - 0.2) * (0.8 - share) / 0.09, 0), 1)
      return start + way * share + aside * (0.012 * middle * middle)
    }
  }

  /// The parts of the road with the metres from the start at which they end.
  func bridges(along points: [PlanarPoint]) -> [ClosedRange<Double>] {
    var crossings: [(metres: Double, isWater: Bool)] = []
    var metres = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      let length = a.distance(to: b)
      for route in routes {
        for (p, q) in zip(route.points, route.points.dropFirst()) {
          if let share = Self.crossing(a, b, p, q) {
            crossings.append((metres + share * length, false))
          }
        }
      }
      for water in waters where water.region.box.intersects(PlanarBox(around: [a, b])) {
        water.region.forEachEdge { p, q in
          if let share = Self.crossing(a, b, p, q) {
            crossings.append((metres + share * length, true))
          }
        }
      }
      metres += length
    }
    return Self.spans(crossings.sorted { $0.metres < $1.metres })
  }

  /// Where on a–b the line p–q is crossed, as a share.
  private static func crossing(
    _ a: PlanarPoint, _ b: PlanarPoint, _ p: PlanarPoint, _ q: PlanarPoint
  ) -> Double? {
    let wall = q - p
    let (before, after) = (wall.cross(a - p), wall.cross(b - p))
    guard (before < 0) != (after < 0) else { return nil }
    let way = b - a
    guard (way.cross(p - a) < 0) != (way.cross(q - a) < 0) else { return nil }
    return before / (before - after)
  }

  /// From bank to bank, and short ones over lines; those that meet are one.
  private static func spans(
    _ crossings: [(metres: Double, isWater: Bool)]
  ) -> [ClosedRange<Double>] {
    var spans: [ClosedRange<Double>] = []
    var bank: Double?
    for (metres, isWater) in crossings {
      var from = metres
      if isWater {
        guard let first = bank else {
          bank = metres
          continue
        }
        (from, bank) = (first, nil)
      }
      let span = max(from - margin, 0)...(metres + margin)
      if let last = spans.last, last.upperBound >= span.lowerBound {
        spans[spans.count - 1] =
          min(last.lowerBound, span.lowerBound)...max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
    return spans
  }
}
