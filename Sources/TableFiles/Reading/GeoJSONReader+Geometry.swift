import PlanarGeometry
import Wording

extension GeoJSONReader {
  /// What a feature's geometry came to. Its coordinates wait in the table until the feature ends.
  enum Geometry {
    case absent
    case usable(GeometryTable.Kind)
    case unusable(InputMessage)
  }

  /// The members of a geometry object, in whatever order they come.
  struct BareGeometry {
    var coordinates: Nesting?
    var isCollection = false
  }

  enum GeometryType: String {
    case point = "Point"
    case multiPoint = "MultiPoint"
    case lineString = "LineString"
    case multiLineString = "MultiLineString"
    case polygon = "Polygon"
    case multiPolygon = "MultiPolygon"
    case collection = "GeometryCollection"

    var kind: GeometryTable.Kind {
      switch self {
      case .point, .multiPoint: .points
      case .lineString, .multiLineString: .lines
      case .polygon, .multiPolygon: .polygons
      case .collection: .none
      }
    }

    /// Levels of arrays around its positions.
    var levels: Int {
      switch self {
      case .point: 0
      case .multiPoint, .lineString: 1
      case .multiLineString, .polygon: 2
      case .multiPolygon: 3
      case .collection: 0
      }
    }
  }

  /// How the arrays of `coordinates` are nested.
  enum Nesting: Equatable {
    case empty
    /// Positions within this many levels of arrays: 0 a position, 1 positions, 2 rings, 3 polygons.
    case levels(Int)
    /// Positions on different levels, or something that is no position.
    case uneven
  }

  mutating func readGeometry() throws(InputError) -> Geometry {
    geometry.dropPending()
    if scanner.takeWord("null") {
      scanner.skipBlanks()
      return .absent
    }
    guard scanner.take(UInt8(ascii: "{")) else {
      try scanner.skipValue(depth: 2)
      return .unusable(.geometryNotObject)
    }
    var type: String?
    var bare = BareGeometry()
    if !scanner.take(UInt8(ascii: "}")) {
      repeat {
        let key = scanner.string(try scanner.text())
        try scanner.expect(UInt8(ascii: ":"))
        switch key {
        case "type" where scanner.next == UInt8(ascii: "\""):
          type = scanner.string(try scanner.text())
        case "coordinates": bare.coordinates = try readCoordinates()
        case "geometries":
          bare.isCollection = true
          try scanner.skipValue(depth: 2)
        case "bbox": try readBoundingBox()
        default: try scanner.skipValue(depth: 2)
        }
      } while try scanner.continues(until: UInt8(ascii: "}"))
    }
    return classify(bare, type: type ?? "")
  }

  /// Whether the coordinates that were read fit `type`.
  mutating func classify(_ bare: BareGeometry, type: String) -> Geometry {
    guard let type = GeometryType(rawValue: type) else {
      return .unusable(.unknownGeometry(type))
    }
    if type == .collection { return .unusable(.geometryCollection) }
    switch bare.coordinates {
    case nil: return .unusable(.noCoordinates)
    case .empty: return .unusable(.emptyGeometry)
    case .levels(type.levels):
      closeLevels(type.levels)
      return .usable(type.kind)
    default: return .unusable(.wrongNesting(type.rawValue))
    }
  }

  /// Ends the rings and parts that the reading of nested arrays leaves open.
  private mutating func closeLevels(_ levels: Int) {
    if levels < 2 { geometry.endRing() }
    if levels < 3 { geometry.endPart() }
  }

  mutating func readCoordinates() throws(InputError) -> Nesting {
    geometry.dropPending()
    return try readArray(level: 0)
  }

  private mutating func readArray(level: Int) throws(InputError) -> Nesting {
    guard level < 5, scanner.take(UInt8(ascii: "[")) else {
      try scanner.skipValue(depth: level + 2)
      return .uneven
    }
    if scanner.take(UInt8(ascii: "]")) { return .empty }
    if let x = scanner.number() { return try readPosition(x: x, level: level) }
    let first = try readArray(level: level + 1)
    close(first)
    var isEven = true
    while try scanner.continues(until: UInt8(ascii: "]")) {
      let other = try readArray(level: level + 1)
      close(other)
      isEven = isEven && other == first
    }
    guard isEven, case .levels(let levels) = first else { return .uneven }
    return .levels(levels + 1)
  }

  private mutating func close(_ nesting: Nesting) {
    switch nesting {
    case .levels(1): geometry.endRing()
    case .levels(2): geometry.endPart()
    default: break
    }
  }

  /// Reads the rest of a position; numbers behind the second are dropped.
  private mutating func readPosition(x: Double, level: Int) throws(InputError) -> Nesting {
    var isPosition = false
    var y = Double.nan
    if try scanner.continues(until: UInt8(ascii: "]")) {
      if let number = scanner.number() {
        y = number
        isPosition = true
      } else {
        try scanner.skipValue(depth: level + 2)
      }
      while try scanner.continues(until: UInt8(ascii: "]")) {
        if scanner.number() == nil {
          try scanner.skipValue(depth: level + 2)
          isPosition = false
        }
      }
    }
    geometry.coordinates.append(SourceCoordinate(x: x, y: y))
    return isPosition ? .levels(0) : .uneven
  }

  /// Checks the geometry that was read; nil when it can be used. Rings that are not closed are noted.
  mutating func checkCoordinates(_ kind: GeometryTable.Kind) -> InputMessage? {
    let coordinates = geometry.pendingCoordinates
    guard !coordinates.isEmpty else { return .emptyGeometry }
    guard coordinates.allSatisfy(\.isFinite) else { return .notFinite }
    guard kind == .polygons else { return nil }
    for ring in geometry.pendingRings {
      guard let first = ring.first, let last = ring.last else { return .emptyGeometry }
      if coordinates[first] != coordinates[last] {
        findings.append(Finding(.warning, .repaired, row: row, says: .ringNotClosed))
        break
      }
    }
    return nil
  }
}
