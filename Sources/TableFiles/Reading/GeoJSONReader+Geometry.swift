import PlanarGeometry
import Wording

extension GeoJSONReader {
  /// The members of a geometry object, in whatever order they come.
  struct BareGeometry {
    var coordinates: Nesting?
    /// What the members of a collection came to.
    var collection: GeometryReading?
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

  mutating func readGeometry() throws(InputError) -> GeometryReading {
    geometry.dropPending()
    oddities = GeometryOddities()
    return try readGeometry(depth: 1)
  }

  /// Reads a geometry and appends it; of a collection, `depth` collections deep, one of the members.
  mutating func readGeometry(depth: Int) throws(InputError) -> GeometryReading {
    let mark = geometry.mark
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
        case "coordinates":
          geometry.drop(to: mark)
          bare.coordinates = try readArray(level: 0)
        case "geometries": bare.collection = try readGeometries(depth: depth)
        case "bbox": try readBoundingBox()
        default: try scanner.skipValue(depth: 2)
        }
      } while try scanner.continues(until: UInt8(ascii: "}"))
    }
    return classify(bare, type: type ?? "")
  }

  /// Whether the coordinates that were read fit `type`.
  mutating func classify(_ bare: BareGeometry, type: String) -> GeometryReading {
    guard let type = GeometryType(rawValue: type) else {
      return .unusable(.unknownGeometry(type))
    }
    if type == .collection { return bare.collection ?? .unusable(.emptyGeometry) }
    switch bare.coordinates {
    case nil: return .unusable(.noCoordinates)
    case .empty: return .unusable(.emptyGeometry)
    case .levels(type.levels):
      if oddities.hasEmptyStart && type == .polygon { return .unusable(.emptyOutline) }
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

  mutating func readArray(level: Int) throws(InputError) -> Nesting {
    guard level < 5, scanner.take(UInt8(ascii: "[")) else { return try readNoArray(level: level) }
    if scanner.take(UInt8(ascii: "]")) { return .empty }
    if let x = scanner.number() { return try readPosition(x: x, level: level) }
    let mark = geometry.mark
    guard scanner.next == UInt8(ascii: "[") else {
      try scanner.skipValue(depth: level + 2)
      let isList = scanner.arrayFollowsComma
      return isList
        ? try readList(after: .empty, mark, level: level)
        : try readPosition(x: .nan, level: level)
    }
    let first = try readArray(level: level + 1)
    close(first)
    return try readList(after: first, mark, level: level)
  }

  /// Reads the rest of a list of arrays; those that are empty do not count.
  private mutating func readList(
    after first: Nesting, _ mark: GeometryTable.Mark, level: Int
  ) throws(InputError) -> Nesting {
    var common = first
    var isEven = true
    var empties = first == .empty ? 1 : 0
    while try scanner.continues(until: UInt8(ascii: "]")) {
      let other = try readArray(level: level + 1)
      close(other)
      if other == common { continue }
      if other == .empty {
        empties += 1
      } else {
        isEven = isEven && common == .empty
        common = other
      }
    }
    oddities.empties += empties
    guard isEven else { return .uneven }
    guard case .levels(let levels) = common else { return common }
    if first == .empty && levels == 1 {
      guard level > 0 else {
        oddities.hasEmptyStart = true
        return .levels(2)
      }
      // The outline of a polygon among several is missing: its holes are nothing without it.
      geometry.drop(to: mark)
      return .empty
    }
    return .levels(levels + 1)
  }

  /// What stands where an array should.
  private mutating func readNoArray(level: Int) throws(InputError) -> Nesting {
    if scanner.takeWord("null") {
      scanner.skipBlanks()
      return .empty
    }
    try scanner.skipValue(depth: level + 2)
    return .uneven
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
    var y = Double.nan
    if try scanner.continues(until: UInt8(ascii: "]")) {
      if let number = scanner.number() {
        y = number
      } else {
        try scanner.skipValue(depth: level + 2)
      }
      while try scanner.continues(until: UInt8(ascii: "]")) {
        if scanner.number() == nil {
          try scanner.skipValue(depth: level + 2)
          oddities.heights += 1
        }
      }
    }
    geometry.coordinates.append(SourceCoordinate(x: x, y: y))
    return .levels(0)
  }
}
