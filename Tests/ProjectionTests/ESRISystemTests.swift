import PlanarGeometry
import Testing

@testable import Projection

/// Systems as ESRI writes them into `.prj` files. Codes and places by pyproj 3.7 (PROJ 9.5.1), which projected
/// 120.2° E 30.3° N.
@Suite struct ESRISystemTests {
  struct Case: Sendable {
    var code: String
    var x: Double
    var y: Double
    var wkt: String
  }

  static let cases = [
    Case(
      code: "EPSG:4326", x: 120.2, y: 30.3,
      wkt:
        #"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],"#
        + #"PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#),
    Case(
      code: "EPSG:4490", x: 120.2, y: 30.3,
      wkt: #"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000","#
        + #"SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree","#
        + #"0.0174532925199433]]"#),
    Case(
      code: "EPSG:4549", x: 519238.9689122639, y: 3353386.8317687022,
      wkt: #"PROJCS["CGCS2000_3_Degree_GK_CM_120E","#
        + #"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000","#
        + #"SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree","#
        + #"0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],"#
        + #"PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],"#
        + #"PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#),
    Case(
      code: "EPSG:2385", x: 519238.9779736504, y: 3353388.3944661156,
      wkt: #"PROJCS["Xian_1980_3_Degree_GK_CM_120E",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980","#
        + #"SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree","#
        + #"0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],"#
        + #"PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],"#
        + #"PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#),
    Case(
      code: "EPSG:4528", x: 40519238.968912266, y: 3353386.8317687022,
      wkt: #"PROJCS["CGCS2000_3_Degree_GK_Zone_40","#
        + #"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000","#
        + #"SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree","#
        + #"0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",40500000.0],"#
        + #"PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],"#
        + #"PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#),
    Case(
      code: "EPSG:3857", x: 13380602.793351483, y: 3542170.62764302,
      wkt: #"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984","#
        + #"DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich","#
        + #"0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],"#
        + #"PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],"#
        + #"PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],"#
        + #"PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]"#),
    Case(
      code: "EPSG:32651", x: 230709.44215033384, y: 3355350.0033859047,
      wkt: #"PROJCS["WGS_1984_UTM_Zone_51N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984","#
        + #"SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree","#
        + #"0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting","#
        + #"500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",123.0],"#
        + #"PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
    ),
    Case(
      code: "EPSG:2437", x: 519239.2923319016, y: 3353446.4240624234,
      wkt: #"PROJCS["Beijing_1954_3_Degree_GK_CM_120E",GEOGCS["GCS_Beijing_1954","#
        + #"DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich","#
        + #"0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],"#
        + #"PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],"#
        + #"PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],"#
        + #"PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#),
  ]

  @Test(arguments: cases) func isThatOfEPSG(_ item: Case) throws {
    let system = try CoordinateSystem(item.wkt)
    #expect(system.definition == item.code)
    let place = try GeographicTransform(from: system).toGeographic([.init(x: item.x, y: item.y)])[0]
    #expect(abs(place.longitude - 120.2) < 1e-9 && abs(place.latitude - 30.3) < 1e-9)
  }

  @Test func worldGeodeticSystemIsTheUsualOne() throws {
    #expect(try CoordinateSystem(Self.cases[0].wkt) == .wgs84)
  }

  /// A false easting of its own makes it another system than the one of the same name.
  @Test func sameNameIsNotEnough() throws {
    let own = Self.cases[2].wkt.replacing("500000.0", with: "510000.0")
    let system = try CoordinateSystem(own)
    #expect(system.definition == own)
    let place = try GeographicTransform(from: system).toGeographic([
      .init(x: Self.cases[2].x + 10_000, y: Self.cases[2].y)
    ])[0]
    #expect(abs(place.longitude - 120.2) < 1e-9)
  }
}
