package import Foundation

/// Files of Shapefiles for tests, written from the Technical Description by other code than the package's.
package struct ShapefileBytes: Sendable {
  package typealias Place = (x: Double, y: Double)

  /// Contents of records, without their heads.
  package var records: [[UInt8]] = []
  package var type = 5
  /// Attributes; nil for no `.dbf`.
  package var table: Table? = Table()

  package init(type: Int, _ records: [[UInt8]] = [], table: Table? = Table()) {
    self.type = type
    self.records = records
    self.table = table
  }

  /// Rows of cells as they stand in the file, unpadded.
  package struct Table: Sendable {
    package var fields: [(name: [UInt8], letter: Character, length: Int, decimals: Int)] = []
    package var rows: [[[UInt8]]] = []
    package var deleted: Set<Int> = []
    package var version: UInt8 = 3
    package var driver: UInt8 = 0
    /// What the head says; nil: the truth.
    package var statedRows: Int?

    package init() {}

    /// A table of texts, all of `width` bytes.
    package init(_ names: String..., width: Int = 20, rows: [[String]]) {
      fields = names.map { (Array($0.utf8), "C", width, 0) }
      self.rows = rows.map { $0.map { Array($0.utf8) } }
    }
  }

  // MARK: - Contents of records

  package static let null = little(0)

  package static func point(_ x: Double, _ y: Double, type: Int = 1, more: [Double] = []) -> [UInt8]
  {
    little(type) + doubles([x, y] + more)
  }

  package static func points(_ places: [Place], type: Int = 8, more: [Double] = []) -> [UInt8] {
    little(type) + box(places) + little(places.count)
      + doubles(places.flatMap { [$0.x, $0.y] } + more)
  }

  package static func parts(_ parts: [[Place]], type: Int, more: [Double] = []) -> [UInt8] {
    let places = parts.flatMap(\.self)
    var starts: [UInt8] = []
    var start = 0
    for part in parts {
      starts += little(start)
      start += part.count
    }
    return little(type) + box(places) + little(parts.count) + little(places.count) + starts
      + doubles(places.flatMap { [$0.x, $0.y] } + more)
  }

  /// The corners of a rectangle, closed, clockwise as an outline or the other way round.
  package static func ring(
    _ x: Double, _ y: Double, side: Double, clockwise: Bool = true
  ) -> [Place] {
    let corners: [Place] = [(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]
    return clockwise ? corners : corners.reversed()
  }

  // MARK: - Files

  package var shp: [UInt8] {
    var body: [UInt8] = []
    for (number, record) in records.enumerated() {
      body += Self.big(number + 1) + Self.big(record.count / 2) + record
    }
    return Self.head(type, bytes: body.count) + body
  }

  package var shx: [UInt8] {
    var (body, place): ([UInt8], Int) = ([], 50)
    for record in records {
      body += Self.big(place) + Self.big(record.count / 2)
      place += 4 + record.count / 2
    }
    return Self.head(type, bytes: body.count) + body
  }

  package static func head(_ type: Int, bytes: Int) -> [UInt8] {
    big(9994) + [UInt8](repeating: 0, count: 20) + big((100 + bytes) / 2) + little(1000)
      + little(type)
      + [UInt8](repeating: 0, count: 64)
  }

  /// Writes the files under `name` and gives the path of the `.shp`.
  @discardableResult package func write(
    _ name: String, in folder: TemporaryFolder, prj: String? = nil, cpg: String? = nil,
    shx hasIndex: Bool = true
  ) throws -> String {
    let path = try folder.write(name + ".shp", Data(shp))
    if hasIndex { try folder.write(name + ".shx", Data(shx)) }
    if let table { try folder.write(name + ".dbf", Data(table.bytes)) }
    if let prj { try folder.write(name + ".prj", prj) }
    if let cpg { try folder.write(name + ".cpg", cpg) }
    return path
  }

  // MARK: - Numbers

  package static func little(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  package static func big(_ number: Int) -> [UInt8] { little(number).reversed() }

  package static func doubles(_ numbers: [Double]) -> [UInt8] {
    numbers.flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * $0)) }
    }
  }

  private static func box(_ places: [Place]) -> [UInt8] {
    let (x, y) = (places.map(\.x), places.map(\.y))
    return doubles([x.min() ?? 0, y.min() ?? 0, x.max() ?? 0, y.max() ?? 0])
  }
}

extension ShapefileBytes.Table {
  package var bytes: [UInt8] {
    let length = 1 + fields.reduce(0) { $0 + $1.length }
    let head = 33 + 32 * fields.count
    let count = statedRows ?? rows.count
    var bytes: [UInt8] = [version, 126, 1, 31] + ShapefileBytes.little(count)
    bytes += [UInt8(head & 255), UInt8(head >> 8), UInt8(length & 255), UInt8(length >> 8)]
    bytes += [UInt8](repeating: 0, count: 17) + [driver, 0, 0]
    for field in fields {
      bytes += (field.name + [UInt8](repeating: 0, count: 11)).prefix(11)
      bytes += [
        field.letter.asciiValue ?? 0, 0, 0, 0, 0, UInt8(field.length), UInt8(field.decimals),
      ]
      bytes += [UInt8](repeating: 0, count: 14)
    }
    bytes.append(0x0D)
    for (number, row) in rows.enumerated() {
      bytes.append(deleted.contains(number) ? 0x2A : 0x20)
      for (field, cell) in zip(fields, row) {
        bytes += (cell + [UInt8](repeating: 0x20, count: field.length)).prefix(field.length)
      }
    }
    return bytes + [0x1A]
  }
}
