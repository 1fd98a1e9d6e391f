import PlanarGeometry
import RunFiles
import Wording

/// Reads shapes into flat arrays: ESRI Shapefile Technical Description (July 1998), pages 5–20. Heights and
/// measures are not read.
struct ShapeReader {
  private let bytes: [UInt8]
  var geometry = GeometryTable()
  var findings: [Finding] = []
  private var sorting = RingSorting()
  private var oddRings = OddRings()
  /// Coordinates of the record that is being read.
  private var points: [SourceCoordinate] = []

  init(_ file: FileContents) { bytes = file.bytes }

  /// Kinds of shapes, whose Z and M variants have numbers 10 and 20 higher.
  private enum ShapeType: Int {
    case null = 0
    case point = 1
    case lines = 3
    case polygons = 5
    case multiPoint = 8
  }

  private static let multiPatch = 31
  /// Values beyond stand for "no data".
  private static let largest = 1e38

  /// Appends the shape of one record as a feature; one that cannot be used has no geometry and leaves a finding.
  ///
  /// - Parameters:
  ///   - content: its place in the file, of four bytes at least.
  ///   - row: number of the record, from 1.
  /// - Complexity: O(vertices), and as `RingSorting` says.
  mutating func read(_ content: Range<Int>, row: Int) {
    let number = bytes.littleInt32(at: content.lowerBound)
    let plain = (11...28).contains(number) ? number % 10 : number
    guard let type = ShapeType(rawValue: plain) else {
      skip(row, says: number == Self.multiPatch ? .multiPatch : .unknownShape(number))
      return
    }
    let kind: GeometryTable.Kind?
    switch type {
    case .null: kind = GeometryTable.Kind.none
    case .point: kind = readPoint(content)
    case .multiPoint: kind = readPoints(content)
    case .lines: kind = readParts(content, row: row, of: .lines)
    case .polygons: kind = readParts(content, row: row, of: .polygons)
    }
    finish(kind, row: row)
  }

  /// - Parameter kind: nil where the record does not hold what it says.
  private mutating func finish(_ kind: GeometryTable.Kind?, row: Int) {
    guard let kind else { return skip(row, says: .shapeTooShort) }
    guard kind != .none else { return skip(row, says: .noGeometry) }
    let message = geometry.check(kind, GeometryOddities(), row: row, findings: &findings)
    if let message { return skip(row, says: message) }
    geometry.endFeature(kind)
  }

  /// Appends a feature without geometry.
  mutating func skip(_ row: Int, says message: InputMessage) {
    findings.append(Finding(.error, .skipped, row: row, says: message))
    geometry.dropPending()
    geometry.endFeature(.none)
  }

  private func coordinate(at place: Int) -> SourceCoordinate {
    let (x, y) = (bytes.littleDouble(at: place), bytes.littleDouble(at: place + 8))
    let isPlace = abs(x) < Self.largest && abs(y) < Self.largest
    return isPlace ? SourceCoordinate(x: x, y: y) : SourceCoordinate(x: .nan, y: .nan)
  }

  private mutating func readPoint(_ content: Range<Int>) -> GeometryTable.Kind? {
    guard content.count >= 20 else { return nil }
    geometry.coordinates.append(coordinate(at: content.lowerBound + 4))
    geometry.endRing()
    geometry.endPart()
    return .points
  }

  private mutating func readPoints(_ content: Range<Int>) -> GeometryTable.Kind? {
    guard content.count >= 40 else { return nil }
    let count = bytes.littleInt32(at: content.lowerBound + 36)
    guard count >= 0, count <= (content.count - 40) / 16 else { return nil }
    guard count > 0 else { return GeometryTable.Kind.none }
    for point in 0..<count {
      geometry.coordinates.append(coordinate(at: content.lowerBound + 40 + 16 * point))
    }
    geometry.endRing()
    geometry.endPart()
    return .points
  }

  // MARK: - Lines and rings

  private mutating func readParts(
    _ content: Range<Int>, row: Int, of kind: GeometryTable.Kind
  ) -> GeometryTable.Kind? {
    guard let parts = takeParts(content) else { return nil }
    let filled = parts.contains(where: \.isEmpty) ? parts.filter { !$0.isEmpty } : parts
    guard !filled.isEmpty else { return GeometryTable.Kind.none }
    if filled.count < parts.count {
      let message = InputMessage.emptyParts(parts.count - filled.count)
      findings.append(Finding(.warning, .repaired, row: row, says: message))
    }
    if kind == .lines {
      for part in filled { append(part) }
      geometry.endPart()
    } else {
      appendPolygons(filled, row: row)
    }
    return kind
  }

  /// Reads the coordinates of a record into `points`; the parts' places there, nil where the record does not hold
  /// them.
  private mutating func takeParts(_ content: Range<Int>) -> [Range<Int>]? {
    guard content.count >= 44 else { return nil }
    let parts = bytes.littleInt32(at: content.lowerBound + 36)
    let count = bytes.littleInt32(at: content.lowerBound + 40)
    guard parts >= 0, count >= 0, parts <= (content.count - 44) / 4,
      count <= (content.count - 44 - 4 * parts) / 16
    else { return nil }
    let starts = content.lowerBound + 44
    let first = starts + 4 * parts
    points.removeAll(keepingCapacity: true)
    points.reserveCapacity(count)
    for point in 0..<count { points.append(coordinate(at: first + 16 * point)) }
    return ranges(parts, startingAt: starts, of: count)
  }

  /// The places of so many parts of `count` points, by their first points from `place` on; nil where these do not
  /// ascend from 0.
  private func ranges(_ parts: Int, startingAt place: Int, of count: Int) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(parts)
    for part in 0..<parts {
      let start = bytes.littleInt32(at: place + 4 * part)
      let end = part + 1 < parts ? bytes.littleInt32(at: place + 4 * part + 4) : count
      guard start == ranges.last?.upperBound ?? 0, start <= end else { return nil }
      ranges.append(start..<end)
    }
    return ranges
  }

  private mutating func append(_ part: Range<Int>) {
    geometry.coordinates += points[part]
    geometry.endRing()
  }

  private mutating func appendPolygons(_ rings: [Range<Int>], row: Int) {
    let sorted = sorting.sort(rings, of: points)
    oddRings.add(sorted.oddity, row: row)
    for polygon in sorted.polygons {
      for ring in polygon { append(rings[ring]) }
      geometry.endPart()
    }
  }

  /// What is odd about the rings of the whole file.
  var ringFindings: [Finding] { oddRings.findings }
}

/// Counts features whose rings do not run as they should.
private struct OddRings {
  private var counts: [RingSorting.Oddity: (rows: Int, first: Int)] = [:]

  mutating func add(_ oddity: RingSorting.Oddity?, row: Int) {
    guard let oddity else { return }
    let (rows, first) = counts[oddity] ?? (0, row)
    counts[oddity] = (rows + 1, first)
  }

  var findings: [Finding] {
    RingSorting.Oddity.allCases.compactMap { oddity in
      counts[oddity].map { count in
        Finding(
          oddity == .reversed ? .info : .warning, .repaired, row: count.first, rows: count.rows,
          says: .oddRings(oddity, features: count.rows))
      }
    }
  }
}

extension InputMessage {
  fileprivate static func oddRings(_ oddity: RingSorting.Oddity, features: Int) -> InputMessage {
    switch oddity {
    case .reversed: .ringsReversed(features)
    case .looseHole: .holeWithoutOutline(features)
    case .outlineInside: .outlineInOutline(features)
    case .tooMany: .ringsNotSorted(features)
    }
  }
}
