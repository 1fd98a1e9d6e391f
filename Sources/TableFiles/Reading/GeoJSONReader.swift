import RunFiles
import Wording

/// Reads GeoJSON (RFC 7946): a FeatureCollection, a Feature or a geometry by itself, a bare array of
/// Features, or any of these one behind the other, on lines or with record separators (RFC 8142).
///
/// Coordinates go straight into flat arrays. A feature that cannot be used keeps its row, without
/// geometry, and leaves a finding; text that is not JSON is an error.
struct GeoJSONReader {
  var scanner: JSONScanner
  var attributes: AttributeTable
  var geometry = GeometryTable()
  var declaredCRS: String?
  private var parts = LayerParts()
  var findings: [Finding] = []
  /// What is odd about the geometry that is being read.
  var oddities = GeometryOddities()
  /// The column of the next property, if it is in the same place as in the feature before.
  var expectedColumn = 0

  /// Complexity: O(bytes).
  static func read(_ contents: FileContents) throws(InputError) -> FeatureTable {
    var reader = GeoJSONReader(contents)
    try reader.readTexts()
    return FeatureTable(
      attributes: reader.attributes, geometry: reader.geometry, declaredCRS: reader.declaredCRS,
      missingParts: reader.parts.missing, format: .geoJSON, isTable: false,
      findings: reader.findings)
  }

  private init(_ contents: FileContents) {
    scanner = JSONScanner(contents)
    attributes = AttributeTable(contents: contents)
  }

  /// Number of the feature that is being read.
  var row: Int { attributes.count + 1 }

  private mutating func readTexts() throws(InputError) {
    scanner.skipSeparators()
    if scanner.isAtEnd { throw scanner.error(.empty) }
    while !scanner.isAtEnd {
      switch scanner.next {
      case UInt8(ascii: "["): try readFeatures()
      case UInt8(ascii: "{"): try readObject(isTop: true)
      default: throw scanner.syntaxError()
      }
      scanner.skipSeparators()
    }
  }

  /// Reads an array of Features.
  private mutating func readFeatures() throws(InputError) {
    try scanner.expect(UInt8(ascii: "["))
    if scanner.take(UInt8(ascii: "]")) { return }
    repeat {
      if scanner.next == UInt8(ascii: "{") {
        try readObject(isTop: false)
      } else {
        try scanner.skipValue(depth: 1)
        skipFeature(.notFeature)
      }
    } while try scanner.continues(until: UInt8(ascii: "]"))
  }

  /// The members of a GeoJSON object as far as they are read.
  struct Members {
    var type: String?
    var hasFeatures = false
    var hasProperties = false
    var geometry: GeometryReading?
    var bare = BareGeometry()
    var marks = PartMarks()
  }

  private mutating func readObject(isTop: Bool) throws(InputError) {
    guard scanner.take(UInt8(ascii: "{")) else { throw scanner.syntaxError() }
    var members = Members()
    expectedColumn = 0
    if !scanner.take(UInt8(ascii: "}")) {
      repeat {
        let key = scanner.string(try scanner.text())
        try scanner.expect(UInt8(ascii: ":"))
        try readMember(key, isTop: isTop, into: &members)
      } while try scanner.continues(until: UInt8(ascii: "}"))
    }
    try finish(members, isTop: isTop)
  }

  private mutating func readMember(
    _ key: String, isTop: Bool, into members: inout Members
  ) throws(InputError) {
    switch key {
    case "type" where scanner.next == UInt8(ascii: "\""):
      members.type = scanner.string(try scanner.text())
    case "features" where isTop && scanner.next == UInt8(ascii: "["):
      dropPending()
      members = Members(type: members.type, hasFeatures: true, marks: members.marks)
      try readFeatures()
    case "geometry":
      members.bare = BareGeometry()
      members.geometry = try readGeometry()
    case "coordinates" where members.geometry == nil:
      geometry.dropPending()
      oddities = GeometryOddities()
      members.bare.coordinates = try readArray(level: 0)
    case "geometries":
      members.bare.collection = try readGeometries(depth: 1)
    case "properties":
      let start = scanner.position
      members.hasProperties = try readProperties()
      if isTop, members.type != "Feature" { lookAtProperties(from: start, &members.marks) }
    case "id": try readFeatureID()
    case "bbox": try readBoundingBox()
    case "crs" where isTop: try readCRS()
    case let key where isTop && PartMarks.keys.contains(key):
      try readMark(key, into: &members.marks)
    default: try scanner.skipValue(depth: 1)
    }
  }

  private mutating func finish(_ members: Members, isTop: Bool) throws(InputError) {
    switch members.type {
    case "FeatureCollection" where isTop:
      dropPending()
      if !members.hasFeatures { throw scanner.error(.noFeatures) }
      parts.end(members.marks, features: attributes.count)
    case "Feature": finishFeature(members)
    case let type? where GeometryType(rawValue: type) != nil:
      if !isTop { findings.append(Finding(.info, .assumed, row: row, says: .bareGeometry)) }
      finish(classify(members.bare, type: type))
    default:
      if isTop { throw scanner.error(.notGeoJSON(members.type)) }
      skipFeature(.notFeature)
    }
  }

  private mutating func finishFeature(_ members: Members) {
    if !members.hasProperties {
      findings.append(Finding(.info, .kept, row: row, says: .noProperties))
    }
    finish(members.geometry ?? .absent)
  }

  private mutating func finish(_ shape: GeometryReading) {
    switch shape {
    case .absent: skipFeature(.noGeometry)
    case .unusable(let message): skipFeature(message)
    case .usable(let kind):
      let message = geometry.check(kind, oddities, row: row, findings: &findings)
      if let message {
        skipFeature(message)
      } else {
        geometry.endFeature(kind)
        attributes.endRow(number: row)
      }
    }
  }

  /// Ends the feature that is being read as one without geometry.
  private mutating func skipFeature(_ message: InputMessage) {
    findings.append(Finding(.error, .skipped, row: row, says: message))
    geometry.dropPending()
    geometry.endFeature(.none)
    attributes.endRow(number: row)
  }

  /// Drops the members of an object that turns out to be no feature.
  private mutating func dropPending() {
    geometry.dropPending()
    attributes.dropPendingCells()
    attributes.pendingFeatureID = nil
  }
}
