import PlanarGeometry

/// A geometry as GeoPackage stores it (OGC 12-128r19, clause 2.1.3), lowest bytes first, with its box unless it
/// is a point.
struct GeoPackageBytes {
  private(set) var bytes: [UInt8]

  /// - Parameter bounds: of `shape`.
  init(_ shape: GeoPackageShape, bounds: PlanarBox, system: Int) {
    bytes = Array("GP".utf8) + [0]
    var isPoint = false
    if case .point = shape { isPoint = true }
    bytes.append(isPoint ? 0b001 : 0b011)
    append(word: system)
    if !isPoint {
      for number in [bounds.minX, bounds.maxX, bounds.minY, bounds.maxY] { append(number) }
    }
    append(shape)
  }

  private mutating func append(_ shape: GeoPackageShape) {
    switch shape {
    case .point(let point):
      beginGeometry(type: 1)
      append(point)
    case .lines(let lines):
      beginGeometry(type: 5)
      append(word: lines.count)
      for line in lines {
        beginGeometry(type: 2)
        append(line)
      }
    case .polygons(let polygons):
      beginGeometry(type: 6)
      append(word: polygons.count)
      for rings in polygons {
        beginGeometry(type: 3)
        append(word: rings.count)
        for ring in rings { append(ring) }
      }
    }
  }

  private mutating func beginGeometry(type: Int) {
    bytes.append(1)
    append(word: type)
  }

  private mutating func append(_ positions: [SourceCoordinate]) {
    append(word: positions.count)
    for position in positions { append(position) }
  }

  private mutating func append(_ position: SourceCoordinate) {
    append(position.x)
    append(position.y)
  }

  private mutating func append(word: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: word).littleEndian) { bytes += $0 }
  }

  private mutating func append(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
  }
}
