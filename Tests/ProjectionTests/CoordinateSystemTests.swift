import Projection
import Testing

@Suite struct CoordinateSystemTests {
  static let wgs84 = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
    PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
    """
  static let zone40 = """
    PROJCS["GK 40",GEOGCS["CGCS2000",DATUM["China_2000",\
    SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],\
    UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
    PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",120],\
    PARAMETER["scale_factor",1],PARAMETER["false_easting",40500000],\
    PARAMETER["false_northing",0],UNIT["metre",1]]
    """

  @Test(arguments: [
    "EPSG:4326", "epsg:4326", " OGC:CRS84\n", "urn:ogc:def:crs:OGC:1.3:CRS84",
    "urn:ogc:def:crs:EPSG::4326",
  ])
  func namesOfWGS84(text: String) throws {
    #expect(try CoordinateSystem(text) == .wgs84)
  }

  @Test(arguments: [
    ("EPSG:4490", true), ("epsg:4549", false), ("EPSG:4528", false), ("EPSG:4610", true),
    ("urn:ogc:def:crs:EPSG::4549", false), ("urn:ogc:def:crs:EPSG:6.9:4490", true),
    ("http://www.opengis.net/def/crs/EPSG/0/32650", false),
    ("+proj=longlat +datum=WGS84", true), ("+proj=utm +zone=50 +datum=WGS84 +type=crs", false),
    ("+proj=longlat +ellps=krass +towgs84=15.8,-154.4,-82.3", true),
    (wgs84, true), (zone40, false), ("EPSG:4326+5773", true),
  ])
  func isGeographic(text: String, expected: Bool) throws {
    #expect(try CoordinateSystem(text).isGeographic == expected)
  }

  @Test func nameIsTheAuthoritys() throws {
    let system = try CoordinateSystem("EPSG:4549")
    #expect(system.name == "CGCS2000 / 3-degree Gauss-Kruger CM 120E")
    #expect(system.description == "EPSG:4549")
  }

  @Test(arguments: [
    "", " ", "garbage", "Hangzhou", "WGS84", "4326", "EPSG:", "EPSG:999999", "EPSG:abc", "+",
    "+proj=",
    "+proj=nonsense", "[", "{", "{}", "urn:ogc:def:crs:EPSG::0", "urn:ogc:def:crs", "PROJCS[",
    "GEOGCS[\"x\"]", "\u{0}", "EPSG:4326\u{0}x", "杭州", "+proj=utm +zone=99",
  ])
  func refusesGarbage(text: String) {
    #expect {
      try CoordinateSystem(text)
    } throws: {
      guard case .unknownSystem(_, let reason) = $0 as? ProjectionError else { return false }
      return !reason.isEmpty
    }
  }

  @Test func saysWhatIsUnknown() {
    #expect {
      try CoordinateSystem("EPSG:999999")
    } throws: {
      "\($0)".contains("EPSG:999999") && "\($0)".contains("not found")
    }
  }

  @Test(arguments: ["EPSG:4479", "EPSG:5773", "+proj=geocent +datum=WGS84"])
  func refusesOtherKinds(text: String) {
    #expect(throws: ProjectionError.notHorizontal(text: text)) { try CoordinateSystem(text) }
  }

  @Test func version() {
    #expect(ProjectionLibrary.version.split(separator: ".").count == 3)
  }
}
