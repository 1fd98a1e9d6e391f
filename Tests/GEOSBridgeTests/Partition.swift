import PlanarGeometry
import TestSupport

/// A layer of `columns` × `rows` cells of about 1000 m whose borders are lines of `segments` segments
/// with irregular corners, shared exactly between neighbours.
struct Partition {
  let columns: Int
  let rows: Int
  var segments = 12

  var regions: [PlanarRegion] {
    (0..<rows).flatMap { row in (0..<columns).map { cell(column: $0, row: row) } }
  }

  private func cell(column: Int, row: Int) -> PlanarRegion {
    let south = line(column, row, horizontal: true)
    let east = line(column + 1, row, horizontal: false)
    let north = line(column, row + 1, horizontal: true)
    let west = line(column, row, horizontal: false)
    return PlanarRegion(polygons: [[south + east + north.reversed() + west.reversed()]])
  }

  /// The border that starts at the corner (column, row) and runs east or north, both ends included.
  private func line(_ column: Int, _ row: Int, horizontal: Bool) -> [PlanarPoint] {
    (0...segments).map { step in
      let along = Double(step) * 1000 / Double(segments)
      let end = step == 0 || step == segments
      let noise = end ? 0 : Self.noise(column, row, step, horizontal)
      let (x, y) = (Double(column) * 1000, Double(row) * 1000)
      return horizontal
        ? PlanarPoint(x: x + along, y: y + noise) : PlanarPoint(x: x + noise, y: y + along)
    }
  }

  /// −60…60 m, the same for both neighbours.
  private static func noise(_ column: Int, _ row: Int, _ step: Int, _ horizontal: Bool) -> Double {
    var random = SeededRandom(column * 1009 + row * 9176 + step * 31 + (horizontal ? 7 : 0))
    return random.between(-60, 60)
  }
}
