import Assessment
import PlanarGeometry
import Projection
import TableFiles

/// The people of communities by square cells, spread evenly over each community's residential land.
struct PopulationGrid {
  /// CGCS2000 with the central meridian 120°E.
  static let system = "EPSG:4549"
  /// Side of a cell in metres; cells lie at multiples of it.
  static let cell = 100.0

  /// Column and row of a cell: its western and southern side ÷ `cell`.
  private struct Place: Hashable, Comparable {
    var row: Int
    var column: Int

    static func < (a: Place, b: Place) -> Bool { (a.row, a.column) < (b.row, b.column) }
  }

  /// Population, 60 and over, under 3, and 0 to 14 in each cell.
  private var people: [Place: SIMD4<Double>] = [:]

  /// - Parameters:
  ///   - land: by community; people of a community without land are in no cell.
  ///   - transform: from WGS 84 to the system of the land.
  /// - Complexity: O(cells + vertices · cells across).
  init(
    _ communities: [Community], land: [PlanarRegion], transform: CoordinateTransform
  ) throws(ProjectionError) {
    let target = try GeographicTransform(from: CoordinateSystem(Self.system))
    for (community, land) in zip(communities, land) {
      let degrees = transform.toSource(land.vertices)
      let vertices = target.toSource(
        degrees.map { GeographicPoint(longitude: $0.x, latitude: $0.y) })
      var shares: [Place: Double] = [:]
      for ring in 0..<land.ringCount {
        let corners = vertices[land.vertexRange(ofRing: ring)]
        Self.addAreas(of: corners.map { PlanarPoint(x: $0.x, y: $0.y) }, to: &shares)
      }
      spread(community, shares)
    }
  }

  private mutating func spread(_ community: Community, _ shares: [Place: Double]) {
    let total = shares.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    guard total > 0 else { return }
    let counts = SIMD4(
      community.population ?? 0, community.elderly ?? 0, community.under3 ?? 0,
      community.children ?? 0)
    for (place, share) in shares { people[place, default: .zero] += counts * (share / total) }
  }

  /// Adds the signed areas of a ring in each cell, holes being negative.
  private static func addAreas(of ring: [PlanarPoint], to areas: inout [Place: Double]) {
    guard ring.allSatisfy(\.isFinite) else { return }
    for (row, strip) in slices(ring, along: \.y) {
      for (column, piece) in slices(strip, along: \.x) {
        areas[Place(row: row, column: column), default: 0] += piece.signedArea
      }
    }
  }

  /// A ring cut at the multiples of the cell's side, with the number of each slice.
  private static func slices(
    _ ring: [PlanarPoint], along axis: WritableKeyPath<PlanarPoint, Double>
  ) -> [(Int, [PlanarPoint])] {
    let values = ring.map { $0[keyPath: axis] / cell }
    guard let low = values.min(), let high = values.max(),
      let first = Int(exactly: low.rounded(.down)), let last = Int(exactly: high.rounded(.down))
    else { return [] }
    return (first...last).map { number in
      let above = ring.kept(axis, from: Double(number) * cell, isAbove: true)
      return (number, above.kept(axis, from: Double(number + 1) * cell, isAbove: false))
    }
  }

  /// One row for each cell where anybody lives, from south to north: its middle and its people.
  var csv: [UInt8] {
    var writer = CSVWriter(columns: ["x", "y", "population", "elderly", "under3", "children"])
    for (place, people) in people.sorted(by: { $0.key < $1.key }) where people[0] >= 0.05 {
      for number in [place.column, place.row] {
        writer.number((Double(number) + 0.5) * Self.cell, decimals: 1, trimmed: true)
      }
      for index in 0..<4 { writer.number(people[index], decimals: 1, trimmed: true) }
      writer.endRow()
    }
    return writer.bytes
  }
}

extension [PlanarPoint] {
  /// The part of the ring on one side of a line across an axis (Sutherland and Hodgman 1974,
  /// doi:10.1145/360767.360802); parts that hang together along the line only stay one ring.
  fileprivate func kept(
    _ axis: WritableKeyPath<PlanarPoint, Double>, from limit: Double, isAbove: Bool
  ) -> [PlanarPoint] {
    guard var previous = last else { return [] }
    var kept: [PlanarPoint] = []
    for point in self {
      let (before, here) = (previous[keyPath: axis], point[keyPath: axis])
      let isInside = (here >= limit) == isAbove
      if ((before >= limit) == isAbove) != isInside {
        var crossing = previous + (point - previous) * ((limit - before) / (here - before))
        crossing[keyPath: axis] = limit
        kept.append(crossing)
      }
      if isInside { kept.append(point) }
      previous = point
    }
    return kept
  }

  /// m², positive when counter-clockwise.
  fileprivate var signedArea: Double {
    guard let origin = first, var previous = last else { return 0 }
    var doubled = 0.0
    for point in self {
      doubled += (previous - origin).cross(point - origin)
      previous = point
    }
    return doubled / 2
  }
}
