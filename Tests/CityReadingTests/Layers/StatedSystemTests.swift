import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Coordinates that contradict the system that is stated for them, and old datums.
@Suite struct StatedSystemTests {
  /// The corners of `squareCommunity` in EPSG:4549 (pyproj), moved by `zone`, northing first where `isSwapped`.
  private func square(zone: Double = 0, isSwapped: Bool = false) -> String {
    let (a, b) = ((515_881.0, 3_347_284.3), (516_841.8, 3_348_394.3))
    let corners = [(a.0, a.1), (b.0, a.1), (b.0, b.1), (a.0, b.1), (a.0, a.1)].map { x, y in
      isSwapped ? "[\(y),\(x + zone)]" : "[\(x + zone),\(y)]"
    }
    return #"{"type":"Feature","properties":{"id":"C1"},"geometry":{"type":"Polygon","#
      + #""coordinates":[[\#(corners.joined(separator: ","))]]}}"#
  }

  private func study(_ communities: String, crs: String?) throws -> (TemporaryFolder, Study) {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", communities), crs: crs)
    let facility = try folder.write("f.csv", "id,x,y\nF,120.17,30.25\n")
    study.facilities = [
      FacilitySource(source: LayerSource(path: facility, crs: "EPSG:4326"), type: "pharmacy")
    ]
    return (folder, study)
  }

  private func refusal(_ text: String, crs: String?, _ language: Language = .en) throws -> String? {
    let (folder, study) = try study(text, crs: crs)
    return withExtendedLifetime(folder) {
      do throws(InputError) {
        _ = try CityReader(study, language: language).read()
        return nil
      } catch {
        return error.line(in: language)
      }
    }
  }

  /// Also where the area of use is the world, and where a PROJ string has none.
  @Test(arguments: [
    "EPSG:4549", "EPSG:3857", "EPSG:32650", "+proj=tmerc +lat_0=0 +lon_0=120 +ellps=GRS80",
  ])
  func degreesUnderMetres(crs: String) throws {
    for text in [squareCommunity, swappedSquare] {
      let line = try #require(try refusal(text, crs: crs))
      #expect(line.contains("c.geojson: the coordinates look like degrees, while \(crs)"))
      #expect(line.contains("counts in metres; state their system, such as crs: EPSG:4326"))
    }
    #expect(try refusal(squareCommunity, crs: crs, .zh)?.contains("坐标形似经纬度") == true)
  }

  private let swappedSquare =
    #"{"type":"Feature","properties":{"id":"C1"},"geometry":{"type":"Polygon","coordinates":"#
    + "[[[30.245,120.165],[30.255,120.165],[30.255,120.175],[30.245,120.165]]]}}"

  @Test func northingBeforeEasting() throws {
    let line = try refusal(square(isSwapped: true), crs: "EPSG:4549")
    #expect(line?.contains("c.geojson: easting and northing seem to be swapped") == true)
    let zoned = try refusal(square(zone: 40e6, isSwapped: true), crs: "EPSG:4528")
    #expect(zoned?.contains("easting and northing seem to be swapped") == true)
  }

  @Test(arguments: [
    ("EPSG:4549", "EPSG:4528"), ("EPSG:2437", "EPSG:2416"), ("EPSG:2385", "EPSG:2364"),
  ])
  func zoneBeforeTheEasting(stated: String, meant: String) throws {
    let text = square(zone: 40e6)
    let line = try #require(try refusal(text, crs: stated))
    #expect(line.contains("begins with a zone number (40), which \(stated) does not count"))
    #expect(line.contains("state crs: \(meant), or take the first digits (40) off"))
    let chinese = try #require(try refusal(text, crs: stated, .zh))
    #expect(chinese.contains("带有带号40") && chinese.contains("crs: \(meant)"))
    #expect(try refusal(text, crs: meant) == nil)
  }

  @Test func zoneMissing() throws {
    let line = try #require(try refusal(square(), crs: "EPSG:4528"))
    #expect(line.contains("lacks the zone number (40) that EPSG:4528 begins with"))
    #expect(line.contains("state crs: EPSG:4549, or put 40 before"))
  }

  @Test(arguments: ["EPSG:4549", "EPSG:4550", "EPSG:32650", "EPSG:32651"])
  func theRightSystemOrItsNeighbor(crs: String) throws {
    // UTM zones differ by the central meridian only; what is a place in the next zone is not refused.
    let line = try refusal(square(), crs: crs)
    #expect(line == nil || line?.contains("no facility is near") == true)
  }

  /// A facility in a system whose coordinates it does not have, among communities in degrees.
  @Test(arguments: [
    ("120.17,30.25", "EPSG:4549", "look like degrees, while EPSG:4549"),
    ("3347839.26,516361.41", "EPSG:4549", "easting and northing seem to be swapped"),
    ("40516361.41,3347839.26", "EPSG:4549", "zone number (40)"),
    ("516361.41,3347839.26", "EPSG:4528", "lacks the zone number (40)"),
    ("-120.17,30.25", "EPSG:4326", "minus sign"),
    ("120.17,-30.25", "EPSG:4490", "minus sign"),
  ])
  func facilitiesElsewhere(place: String, crs: String, reason: String) throws {
    #expect {
      try readCity(facilities: "id,type,x,y\na,pharmacy,\(place)\n", crs: crs)
    } throws: { error in
      "\(error)".contains("facilities.csv: ") && "\(error)".contains(reason)
    }
  }

  /// Beijing 1954 and Xi'an 1980 in all their shapes; PROJ has no transformation for Hangzhou.
  @Test(arguments: [
    ("EPSG:4214", "120.17,30.25"), ("EPSG:4610", "120.17,30.25"),
    ("EPSG:2437", "516361.7,3347898.8"), ("EPSG:2416", "40516361.7,3347898.8"),
    ("EPSG:2385", "516361.4,3347840.8"), ("EPSG:2364", "40516361.4,3347840.8"),
    ("+proj=longlat +ellps=krass", "120.17,30.25"),
  ])
  func oldDatums(crs: String, place: String) throws {
    let input = try readCity(facilities: "id,type,x,y\na,pharmacy,\(place)\n", crs: crs)
    let rows = problems(input, "may be off by some 100 m")
    #expect(rows.count == 1 && rows[0].severity == .warning)
    #expect(rows[0].file?.hasSuffix("facilities.csv") == true)
    #expect(rows[0].problem.contains(crs))
  }

  /// Datums of the age of satellites, and old ones whose parameters are stated.
  @Test(arguments: [
    ("EPSG:4490", "120.17,30.25"), ("EPSG:4549", "516361.41,3347839.26"),
    ("EPSG:4528", "40516361.41,3347839.26"), ("EPSG:4258", "120.17,30.25"),
    ("+proj=longlat +ellps=krass +towgs84=15.8,-154.4,-82.3,0,0,0,0", "120.17,30.25"),
  ])
  func datumsThatAreKnown(crs: String, place: String) throws {
    let input = try readCity(facilities: "id,type,x,y\na,pharmacy,\(place)\n", crs: crs)
    #expect(problems(input, "off by").isEmpty && problems(input, "transformation").isEmpty)
  }

  @Test(arguments: [[179.99, -179.999], [179.999, 180 - 0.0001, -179.99]])
  func bothSidesOfTheAntimeridian(longitudes: [Double]) throws {
    let features = longitudes.enumerated().map { number, x in
      PopulationStudy.polygon(
        "[[\(x),-17],[\(x + 0.0001),-17],[\(x + 0.0001),-16.999],[\(x),-17]]",
        #""id":"\#(number)""#)
    }
    let line = try refusal(PopulationStudy.collection(features), crs: nil)
    #expect(line?.contains("on both sides of longitude 180") == true)
  }

  /// One community with its corners on both sides, in degrees and in the metres of UTM zone 1 south (a box of
  /// 1.1 by 1.1 km about 180°, 17° south: pyproj).
  @Test func acrossTheAntimeridian() throws {
    let ring = "[[179.99,-17],[-179.99,-17],[-179.99,-16.99],[179.99,-17]]"
    let degrees = PopulationStudy.polygon(ring, #""id":"1""#)
    #expect(try refusal(degrees, crs: nil)?.contains("longitude 180") == true)
    let chinese = try refusal(degrees, crs: nil, .zh)
    #expect(chinese?.contains("跨180度经线") == true)
    let metres = PopulationStudy.polygon(
      "[[180000,8118000],[181000,8118000],[181000,8119000],[180000,8119000],[180000,8118000]]",
      #""id":"1""#)
    #expect(try refusal(metres, crs: "EPSG:32701")?.contains("longitude 180") == true)
  }
}
