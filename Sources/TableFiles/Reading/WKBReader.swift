import PlanarGeometry
package import Wording

/// Reads well-known binary (OGC 06-103r4, clause 8): both orders of bytes, heights and measures as ISO writes
/// them (1000, 2000 and 3000 are added to the type) and as PostGIS does (its highest bits); an SRID is ignored.
///
/// ```
/// order (1: lowest byte first)   type (4)   [ SRID (4) ]   body
///     Point          x y [z] [m]
///     LineString     count (4)   positions
///     Polygon        count (4)   rings: count (4)   positions
///     others         count (4)   geometries, each from its order on
/// ```
struct WKBReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private(set) var oddities = GeometryOddities()
  /// What was left out of collections.
  private(set) var left: [InputMessage] = []

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Collections within collections are read this deep.
  private static let deepestCollection = 4

  /// Why the bytes cannot be read on.
  private struct Fault: Error { var message: InputMessage }

  /// The type of a geometry and how it is written.
  private struct Header {
    var type: UInt32
    /// Bytes of a position: 16 to 32.
    var stride: Int
    var isBig: Bool
  }

  /// Reads the geometry and appends it to the pending feature of `geometry`.
  ///
  /// Complexity: O(bytes), in room too, whatever counts the bytes state.
  mutating func read(into geometry: inout GeometryTable) -> GeometryReading {
    do throws(Fault) {
      return try readGeometry(into: &geometry, depth: 1)
    } catch {
      return .unusable(error.message)
    }
  }

  private mutating func readGeometry(
    into geometry: inout GeometryTable, depth: Int
  ) throws(Fault) -> GeometryReading {
    let header = try header()
    switch header.type {
    case 1, 2, 3: return try readSingle(header, into: &geometry)
    case 4, 5, 6, 11, 12: return try readParts(header, into: &geometry)
    case 7: return try readCollection(header, into: &geometry, depth: depth)
    default: throw Fault(message: .curvedGeometry(Self.name(of: header.type)))
    }
  }

  private mutating func readSingle(
    _ header: Header, into geometry: inout GeometryTable
  ) throws(Fault) -> GeometryReading {
    let kind = Self.kind(ofSingle: header.type)
    if let message = try appendMember(header, to: &geometry) { return .unusable(message) }
    close(kind, in: &geometry)
    return .usable(kind)
  }

  /// Reads several points, lines or polygons; those that are empty are left out.
  private mutating func readParts(
    _ header: Header, into geometry: inout GeometryTable
  ) throws(Fault) -> GeometryReading {
    // Curves and surfaces may have straight members, which are lines and polygons.
    let type = header.type > 10 ? header.type - 6 : header.type
    let kind = Self.kind(ofSingle: type - 3)
    let count = try count(header, least: 9)
    var empties = 0
    for _ in 0..<count {
      let member = try self.header()
      guard member.type == type - 3 else {
        throw Fault(message: .curvedGeometry(Self.name(of: member.type)))
      }
      if try appendMember(member, to: &geometry) != nil { empties += 1 }
    }
    guard empties < count else { return .unusable(.emptyGeometry) }
    oddities.empties += empties
    close(kind, in: &geometry)
    return .usable(kind)
  }

  /// What points, lines and polygons are, by the number of the type.
  private static func kind(ofSingle type: UInt32) -> GeometryTable.Kind {
    switch type {
    case 1: .points
    case 2: .lines
    default: .polygons
    }
  }

  /// Ends what the members of a kind leave open: all points are one ring, all lines one part.
  private func close(_ kind: GeometryTable.Kind, in geometry: inout GeometryTable) {
    if kind == .points { geometry.endRing() }
    if kind != .polygons { geometry.endPart() }
  }

  /// Reads the body of a point, line or polygon; what to say where nothing of it can be used.
  private mutating func appendMember(
    _ header: Header, to geometry: inout GeometryTable
  ) throws(Fault) -> InputMessage? {
    switch header.type {
    case 1: return try appendPoint(header, to: &geometry)
    case 2:
      guard try appendPositions(header, to: &geometry) > 0 else { return .emptyGeometry }
      geometry.endRing()
      return nil
    default: return try appendPolygon(header, to: &geometry)
    }
  }

  private mutating func appendPoint(
    _ header: Header, to geometry: inout GeometryTable
  ) throws(Fault) -> InputMessage? {
    guard bytes.count - position >= header.stride else { throw Fault(message: .brokenWKB) }
    let point = coordinate(at: position, header)
    position += header.stride
    // An empty point has no other form than two NaN.
    if point.x.isNaN && point.y.isNaN { return .emptyGeometry }
    geometry.coordinates.append(point)
    return nil
  }

  private mutating func appendPolygon(
    _ header: Header, to geometry: inout GeometryTable
  ) throws(Fault) -> InputMessage? {
    let rings = try count(header, least: 4)
    let mark = geometry.mark
    var (empties, hasOutline) = (0, true)
    for ring in 0..<rings {
      if try appendPositions(header, to: &geometry) > 0 {
        geometry.endRing()
      } else {
        empties += 1
        if ring == 0 { hasOutline = false }
      }
    }
    guard hasOutline, empties < rings else {
      geometry.drop(to: mark)
      return empties < rings ? .emptyOutline : .emptyGeometry
    }
    oddities.empties += empties
    geometry.endPart()
    return nil
  }

  private mutating func readCollection(
    _ header: Header, into geometry: inout GeometryTable, depth: Int
  ) throws(Fault) -> GeometryReading {
    guard depth < Self.deepestCollection else { throw Fault(message: .geometryCollection) }
    let count = try count(header, least: 9)
    let mark = geometry.mark
    var members: [CollectionMember] = []
    var defect: InputMessage?
    for _ in 0..<count {
      switch try readGeometry(into: &geometry, depth: depth + 1) {
      case .usable(let kind):
        members.append(CollectionMember(kind: kind, parts: geometry.parts(since: mark)))
      case .unusable(let message): defect = message
      case .absent: defect = .noGeometry
      }
      geometry.drop(to: mark)
    }
    let (reading, lost) = geometry.collect(members, of: count, defect)
    left += [lost].compactMap(\.self)
    return reading
  }

  // MARK: - Numbers

  private mutating func header() throws(Fault) -> Header {
    guard bytes.count - position >= 5, bytes[position] <= 1 else {
      throw Fault(message: .brokenWKB)
    }
    let isBig = bytes[position] == 0
    let code = bytes.word(at: position + 1, isBig: isBig)
    position += 5
    if code & 0x2000_0000 != 0 { position += min(4, bytes.count - position) }
    let base = code & 0x0FFF_FFFF
    let hasHeight = code & 0x8000_0000 != 0 || base / 1000 & 1 != 0
    let hasMeasure = code & 0x4000_0000 != 0 || base / 1000 & 2 != 0
    guard base < 4000 else { throw Fault(message: .brokenWKB) }
    let stride = 16 + (hasHeight ? 8 : 0) + (hasMeasure ? 8 : 0)
    return Header(type: base % 1000, stride: stride, isBig: isBig)
  }

  /// A count of things of which each has at `least` so many bytes, no more of them than can be there.
  private mutating func count(_ header: Header, least: Int) throws(Fault) -> Int {
    guard bytes.count - position >= 4 else { throw Fault(message: .brokenWKB) }
    let count = Int(bytes.word(at: position, isBig: header.isBig))
    position += 4
    guard count <= (bytes.count - position) / least else { throw Fault(message: .brokenWKB) }
    return count
  }

  /// Appends a list of positions and gives their number; numbers behind the second are dropped.
  private mutating func appendPositions(
    _ header: Header, to geometry: inout GeometryTable
  ) throws(Fault) -> Int {
    let count = try count(header, least: header.stride)
    for _ in 0..<count {
      geometry.coordinates.append(coordinate(at: position, header))
      position += header.stride
    }
    return count
  }

  /// The position whose bytes, which must be there, begin at `place`.
  @inline(__always)
  private func coordinate(at place: Int, _ header: Header) -> SourceCoordinate {
    SourceCoordinate(
      x: bytes.double(at: place, isBig: header.isBig),
      y: bytes.double(at: place + 8, isBig: header.isBig))
  }

  /// The name that OGC gives a type by its number.
  private static func name(of type: UInt32) -> String {
    let names = [
      "Geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon",
      "GeometryCollection", "CircularString", "CompoundCurve", "CurvePolygon", "MultiCurve",
      "MultiSurface", "Curve", "Surface", "PolyhedralSurface", "TIN", "Triangle",
    ]
    return Int(type) < names.count ? names[Int(type)] : "\(type)"
  }
}

extension GeometryTable {
  /// Appends a feature with the geometry that `wkb` holds, or one without geometry where it holds none that can
  /// be used; what is wrong with it, and what was mended, are `findings` about `row`.
  ///
  /// Complexity: O(bytes).
  package mutating func appendFeature(
    wkb: UnsafeRawBufferPointer, row: Int, findings: inout [Finding]
  ) {
    var reader = WKBReader(wkb)
    let reading = reader.read(into: &self)
    for message in reader.left {
      findings.append(Finding(.warning, .repaired, row: row, says: message))
    }
    finishFeature(reading, reader.oddities, row: row, findings: &findings)
  }

  /// Appends a feature without geometry and says why.
  package mutating func appendFeature(
    without message: InputMessage, row: Int, findings: inout [Finding]
  ) {
    findings.append(Finding(.error, .skipped, row: row, says: message))
    dropPending()
    endFeature(.none)
  }

  private mutating func finishFeature(
    _ reading: GeometryReading, _ oddities: GeometryOddities, row: Int, findings: inout [Finding]
  ) {
    switch reading {
    case .absent: appendFeature(without: .noGeometry, row: row, findings: &findings)
    case .unusable(let message): appendFeature(without: message, row: row, findings: &findings)
    case .usable(let kind):
      if let message = check(kind, oddities, row: row, findings: &findings) {
        return appendFeature(without: message, row: row, findings: &findings)
      }
      endFeature(kind)
    }
  }
}
