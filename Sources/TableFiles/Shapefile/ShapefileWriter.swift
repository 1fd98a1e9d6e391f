package import PlanarGeometry
package import Wording

/// The files of a Shapefile in longitude and latitude of WGS 84, and what could not be kept.
package struct ShapefileFiles: Sendable {
  /// Bytes by the extension of the file: `shp`, `shx`, `dbf`, `prj`, `cpg`.
  package var files: [(ending: String, bytes: [UInt8])]
  /// Names that are too long or alike, and the columns that they became.
  package var renamed: [(name: String, column: String)]
  /// Texts that were cut after 254 bytes.
  package var cutTexts: Int
}

/// What a Shapefile cannot hold.
package struct ShapefileError: Error, Hashable, Sendable {
  package var message: InputMessage
}

/// A Shapefile being written (ESRI Shapefile Technical Description, July 1998): positions as they are, outlines
/// clockwise, holes the other way round, texts in UTF-8, with `.prj` and `.cpg`. The same features give the same bytes.
package struct ShapefileWriter: Sendable {
  package enum Kind: Sendable {
    case points, lines, polygons
  }

  /// The place of a feature; of another kind than the file, or with a position that is not finite, it is written as
  /// none.
  package enum Shape: Sendable {
    case none
    case point(GeographicPoint)
    case lines([[GeographicPoint]])
    /// Rings by polygon, the outline first; in either direction, closed or not.
    case polygons([[[GeographicPoint]]])
  }

  private let kind: Kind
  private var table: DBFWriter
  /// Records, their places and lengths in words.
  private var records: [UInt8] = []
  private var index: [UInt8] = []
  private var count = 0
  private var box = PlanarBox.empty
  private let limit: Int

  private static let headerLength = 100

  /// - Parameters:
  ///   - columns: names of the attributes in their order, 255 at most.
  ///   - limit: bytes of a file; programs read no more than 2 GB.
  /// - Throws: where there are too many columns.
  package init(
    _ kind: Kind, columns: [String], limit: Int = Int(Int32.max)
  ) throws(ShapefileError) {
    self.kind = kind
    self.limit = limit
    table = try DBFWriter(columns: columns)
  }

  /// - Parameter values: one for each column.
  /// - Throws: where the file would be longer than the limit.
  package mutating func feature(_ shape: Shape, values: [MapValue]) throws(ShapefileError) {
    count += 1
    let content = content(shape)
    let place = Self.headerLength + records.count
    guard place + 8 + content.count <= limit else {
      throw ShapefileError(message: .shapefileTooLarge)
    }
    index.append(big: place / 2)
    index.append(big: content.count / 2)
    records.append(big: count)
    records.append(big: content.count / 2)
    records += content
    table.append(values)
  }

  /// - Parameter date: of the head of the `.dbf`.
  /// - Throws: where the table would be longer than the limit.
  package consuming func finish(
    date: (year: Int, month: Int, day: Int)
  ) throws(ShapefileError) -> ShapefileFiles {
    let dbf = try table.finish(date: date, limit: limit)
    return ShapefileFiles(
      files: [
        ("shp", header(length: records.count) + records),
        ("shx", header(length: index.count) + index), ("dbf", dbf.bytes),
        ("prj", Array(Self.system.utf8)), ("cpg", Array("UTF-8".utf8)),
      ], renamed: table.renamed, cutTexts: dbf.cutTexts)
  }

  /// WGS 84 as ESRI writes it.
  private static let system =
    #"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],"#
    + #"PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#

  private var typeNumber: Int {
    switch kind {
    case .points: 1
    case .lines: 3
    case .polygons: 5
    }
  }

  private func header(length: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(big: 9994)
    bytes += [UInt8](repeating: 0, count: 20)
    bytes.append(big: (Self.headerLength + length) / 2)
    bytes.append(little: 1000)
    bytes.append(little: typeNumber)
    bytes.append(box: box.isEmpty ? PlanarBox(minX: 0, minY: 0, maxX: 0, maxY: 0) : box)
    return bytes + [UInt8](repeating: 0, count: 32)
  }

  // MARK: - Shapes

  private mutating func content(_ shape: Shape) -> [UInt8] {
    switch (shape, kind) {
    case (.point(let point), .points): content(of: point)
    case (.lines(let lines), .lines): content(of: lines.filter { $0.count > 1 })
    case (.polygons(let polygons), .polygons): content(of: polygons.flatMap(Self.rings))
    default: Self.null
    }
  }

  private static let null: [UInt8] = [0, 0, 0, 0]

  private mutating func content(of point: GeographicPoint) -> [UInt8] {
    guard point.isFinite else { return Self.null }
    box.insert(PlanarPoint(x: point.longitude, y: point.latitude))
    var bytes: [UInt8] = []
    bytes.append(little: typeNumber)
    bytes.append(point)
    return bytes
  }

  private mutating func content(of parts: [[GeographicPoint]]) -> [UInt8] {
    let points = parts.joined()
    guard !parts.isEmpty, points.allSatisfy(\.isFinite) else { return Self.null }
    let own = PlanarBox(
      around: points.lazy.map { PlanarPoint(x: $0.longitude, y: $0.latitude) })
    box.insert(own)
    var bytes: [UInt8] = []
    bytes.append(little: typeNumber)
    bytes.append(box: own)
    bytes.append(little: parts.count)
    bytes.append(little: points.count)
    var start = 0
    for part in parts {
      bytes.append(little: start)
      start += part.count
    }
    for point in points { bytes.append(point) }
    return bytes
  }

  /// The rings of a polygon, closed, the first clockwise and the others not.
  private static func rings(_ polygon: [[GeographicPoint]]) -> [[GeographicPoint]] {
    polygon.enumerated().compactMap { number, ring in
      let open = ring.count > 1 && ring.first == ring.last ? ring.dropLast() : ring[...]
      guard open.count > 2, let first = open.first else { return nil }
      let isTurned = isClockwise(open) != (number == 0)
      let rest = open.dropFirst()
      return [first] + (isTurned ? rest.reversed() : Array(rest)) + [first]
    }
  }

  private static func isClockwise(_ ring: ArraySlice<GeographicPoint>) -> Bool {
    guard let origin = ring.first, var last = ring.last else { return false }
    var area = 0.0
    for point in ring {
      area += (last.longitude - origin.longitude) * (point.latitude - origin.latitude)
      area -= (point.longitude - origin.longitude) * (last.latitude - origin.latitude)
      last = point
    }
    return area < 0
  }
}

extension [UInt8] {
  /// 32 bits, the highest byte first.
  fileprivate mutating func append(big number: Int) {
    append(
      contentsOf: Swift.withUnsafeBytes(of: Int32(truncatingIfNeeded: number).bigEndian, Array.init)
    )
  }

  /// 32 bits, the lowest byte first.
  mutating func append(little number: Int) {
    append(
      contentsOf: Swift.withUnsafeBytes(
        of: Int32(truncatingIfNeeded: number).littleEndian, Array.init))
  }

  private mutating func append(_ number: Double) {
    Swift.withUnsafeBytes(of: number.bitPattern.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(_ point: GeographicPoint) {
    append(point.longitude)
    append(point.latitude)
  }

  fileprivate mutating func append(box: PlanarBox) {
    for number in [box.minX, box.minY, box.maxX, box.maxY] { append(number) }
  }
}
