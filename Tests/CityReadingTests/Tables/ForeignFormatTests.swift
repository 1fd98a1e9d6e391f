import Assessment
import CityReading
import Foundation
import TestSupport
import Testing

@testable import Wording

/// What is no table is named for what it is, wherever a file is read.
@Suite struct ForeignFormatTests {
  static let files: [(name: String, content: Data, said: String)] = [
    ("a.csv", Data("<?xml version=\"1.0\"?>\n<kml xmlns=\"x\"><Document/></kml>".utf8), "is KML"),
    ("a.geojson", Data("<gpx version=\"1.1\"></gpx>".utf8), "is GPX"),
    ("a.csv", Data("\n<!DOCTYPE html>\n<html></html>".utf8), "is HTML"),
    ("a.csv", Data("PK\u{3}\u{4}zzzz doc.kml".utf8), "is KMZ"),
    ("a.csv", Data("PK\u{3}\u{4}zzzz xl/workbook.xml".utf8), "is xlsx"),
    ("a.csv", Data("PK\u{3}\u{4}zzzz people.csv".utf8), "is zip, a packed file"),
    ("a.csv", Data("PAR1\u{15}\u{4}".utf8), "is Parquet"),
    ("a.csv", Data("BZh91AY".utf8), "is bzip2, a packed file"),
    ("a.csv", Data([0x1F, 0x8B, 8, 0]), "is gzip, a packed file"),
    ("a.json", Data("%PDF-1.7\n".utf8), "is PDF"),
    ("a.csv", Data("SQLite format 3\0".utf8), "is GeoPackage"),
    ("a.geojson", Data([0, 0, 0x27, 0x0A, 0, 0]), "is Shapefile"),
    ("a.xls", Data([0xD0, 0xCF, 0x11, 0xE0]), "is xls"),
    ("a.csv", Data("<osm version=\"0.6\"></osm>".utf8), "is OpenStreetMap XML"),
    ("a.csv", Data("<Catalogue/>".utf8), "is XML"),
  ]

  private func said(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "read"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: files.indices)
  func facilitiesAndPopulation(number: Int) throws {
    let file = Self.files[number]
    let folder = try TemporaryFolder()
    let path = try folder.write(file.name, file.content)
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    study.facilities = [FacilitySource(source: LayerSource(path: path))]
    #expect(said { _ = try CityReader(study).read() }.contains(file.said))
    let table = "id,type,lon,lat\nf,pharmacy,120.17,30.25\n"
    study.facilities[0].source.path = try folder.write("f.csv", table)
    study.population = LayerSource(path: path)
    #expect(said { _ = try CityReader(study).read() }.contains(file.said))
  }

  @Test(arguments: files.indices)
  func studyAndStreets(number: Int) throws {
    let file = Self.files[number]
    let folder = try TemporaryFolder()
    let path = try folder.write(file.name, file.content)
    #expect(said { _ = try StudyFile.read(path: path) }.contains(file.said))
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    let table = "id,type,lon,lat\nf,pharmacy,120.17,30.25\n"
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", table)))
    ]
    study.network = .tables(nodes: path, edges: path, fields: [:], crs: nil)
    #expect(said { _ = try CityReader(study).read() }.contains(file.said))
  }

  /// A table that only bears the name of a spreadsheet is read.
  @Test func textCalledXLS() throws {
    let input = try readCity(
      facilities: "id\ttype\tlon\tlat\nf\tpharmacy\t120.17\t30.25\n", name: "f.xls")
    #expect(input.city.facilities.count == 1)
  }
}
