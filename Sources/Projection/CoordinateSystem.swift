/// The coordinate system of a source: geographic or projected, always read easting or longitude
/// first, whatever order of axes its authority states.
public struct CoordinateSystem: Hashable, Sendable, CustomStringConvertible {
  /// What PROJ is given; `EPSG:4326` for all names of WGS 84, `GCJ-02` or `BD-09` for a datum of web maps.
  public let definition: String
  /// The name that the authority gives it, for example "CGCS2000 / 3-degree Gauss-Kruger CM 120E".
  public let name: String
  /// Whether its coordinates are angles.
  public let isGeographic: Bool
  /// Where its authority says that it is used; nil for systems without authority.
  package let areaOfUse: AreaOfUse?
  /// Half the greater axis of its ellipsoid in metres.
  package let semiMajorAxis: Double
  /// By which degrees of WGS 84 are displaced; nil for all that PROJ knows.
  package let webDatum: WebDatum?

  public var description: String { definition }

  /// WGS 84 longitude and latitude in degrees.
  public static let wgs84 = CoordinateSystem(
    definition: "EPSG:4326", name: "WGS 84", isGeographic: true, areaOfUse: nil,
    semiMajorAxis: ProjectionObject.axisOfWGS84)

  /// Longitude and latitude in degrees of a datum of web maps.
  package init(_ datum: WebDatum) {
    self.init(
      definition: datum.rawValue, name: datum.rawValue, isGeographic: true,
      areaOfUse: WebDatum.area, semiMajorAxis: ProjectionObject.axisOfWGS84, webDatum: datum)
  }

  /// Reads `EPSG:4549`, `OGC:CRS84`, a PROJ string (`+proj=…`), WKT, PROJJSON or a name as in the
  /// `crs` member of old GeoJSON (`urn:ogc:def:crs:…`, `http://www.opengis.net/def/crs/…`).
  /// `GCJ-02` and `BD-09`, also as `gcj02`, `bd09ll`, 火星坐标 or 百度坐标, are read too, though PROJ has none of them.
  ///
  /// Other free names ("Hangzhou") are refused, since PROJ would take the first that looks alike.
  /// Complexity: a few milliseconds, except for WGS 84, which costs nothing.
  public init(_ text: String) throws(ProjectionError) {
    let trimmed = text.trimmed
    if Self.namesOfWGS84.contains(trimmed.lowercased()) {
      self = .wgs84
      return
    }
    if let datum = WebDatum(named: trimmed) {
      self.init(datum)
      return
    }
    try Self.refuseMercator(trimmed)
    guard Self.hasKnownForm(trimmed) else {
      throw .unknownSystem(
        text: trimmed, reason: "write a code like EPSG:4490, a PROJ string or WKT")
    }
    let context = ProjectionContext()
    let definition = Self.definition(of: trimmed)
    guard let system = ProjectionObject(definition: definition, in: context) else {
      throw .unknownSystem(text: trimmed, reason: context.takeMessage())
    }
    if definition.contains("["), let code = system.code {
      try self.init(code)
      return
    }
    guard let isGeographic = system.isGeographic else { throw .notHorizontal(text: trimmed) }
    // Definitions by hand have the ellipsoid of WGS 84 and say only by their name what they are.
    if isGeographic, let datum = WebDatum(named: system.name) {
      self.init(datum)
      return
    }
    self.init(
      definition: definition, name: system.name, isGeographic: isGeographic,
      areaOfUse: system.areaOfUse, semiMajorAxis: system.semiMajorAxis)
  }

  private init(
    definition: String, name: String, isGeographic: Bool, areaOfUse: AreaOfUse?,
    semiMajorAxis: Double, webDatum: WebDatum? = nil
  ) {
    self.definition = definition
    self.name = name
    self.isGeographic = isGeographic
    self.areaOfUse = areaOfUse
    self.semiMajorAxis = semiMajorAxis
    self.webDatum = webDatum
  }

  private static let namesOfWGS84: Set<String> = [
    "epsg:4326", "ogc:crs84", "urn:ogc:def:crs:epsg::4326", "urn:ogc:def:crs:ogc:1.3:crs84",
    "urn:ogc:def:crs:ogc::crs84", "http://www.opengis.net/def/crs/ogc/1.3/crs84",
    "http://www.opengis.net/def/crs/epsg/0/4326",
  ]

  /// Baidu's metres, which look like those of a projection of WGS 84.
  private static func refuseMercator(_ text: String) throws(ProjectionError) {
    let letters = text.uppercased().filter { $0.isLetter || $0.isNumber }
    if letters.hasPrefix("BD09MC") { throw .unsupportedDatum("BD-09 Mercator") }
  }

  /// What PROJ is given for it: WGS 84 for a datum of web maps, which is undone before.
  var projDefinition: String { webDatum == nil ? definition : Self.wgs84.definition }

  /// Whether `text` is a code, a PROJ string, a URN, WKT or PROJJSON rather than a free name.
  private static func hasKnownForm(_ text: String) -> Bool {
    let lower = text.lowercased()
    let prefixes = ["+", "proj=", "urn:ogc:def:crs", "http://www.opengis.net/", "{"]
    if prefixes.contains(where: lower.hasPrefix) || text.contains("[") { return true }
    return lower.wholeMatch(of: /[a-z0-9_]+:[a-z0-9_.+]+/) != nil
  }

  /// PROJ reads a PROJ string as an operation unless it says that it is a system.
  private static func definition(of text: String) -> String {
    let lower = text.lowercased()
    guard lower.hasPrefix("+") || lower.hasPrefix("proj=") else { return text }
    return lower.contains("type=crs") ? text : text + " +type=crs"
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

/// Why a coordinate system cannot be used.
public enum ProjectionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text names no coordinate system; `reason` says why, in the words of PROJ where it has any.
  case unknownSystem(text: String, reason: String)
  /// The text names a system without easting and northing or longitude and latitude, for example a
  /// geocentric or a vertical one.
  case notHorizontal(text: String)
  /// Metres on a shifted datum.
  case unsupportedDatum(String)
  /// No operation leads from one system to the other.
  case noTransformation(from: String, to: String, reason: String)

  public var description: String {
    switch self {
    case .unknownSystem(let text, let reason): "unknown coordinate system '\(text)': \(reason)"
    case .notHorizontal(let text):
      "coordinate system '\(text)' is neither geographic nor projected"
    case .unsupportedDatum(let name):
      "\(name) coordinates are not read; have them as longitude and latitude (BD-09)"
    case .noTransformation(let from, let to, let reason):
      "no transformation from '\(from)' to '\(to)': \(reason)"
    }
  }
}
