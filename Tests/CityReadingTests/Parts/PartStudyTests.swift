import Assessment
import TableFiles
import Testing

@testable import CityReading
@testable import RunFiles
@testable import Wording

/// A study that becomes one of a part.
@Suite struct PartStudyTests {
  private static let text = """
    # With a remark
    study: 1
    name: "甲: 'x'"
    communities: {path: c.gpkg, layer: '01', crs: 'EPSG:4490', fields: {id: [区, 编号], name: "yes"}}
    facilities:
      - path: f.csv
        encoding: GB18030
        header_row: 3
        fields: {id: 编号, type: 类型}
        types: {path: pharmacy, 公共厕所: [toilet300, toilet500], "001": kindergarten}
      - {path: /abs/s.shp, type: primarySchool, entrances: {path: gates.csv, facility: school_id}}
    network: {nodes: n.csv, edges: {path: e.csv, header_row: 2}, fields: {id: node}, length_unit: km}
    barriers: {path: rivers.geojson}
    population: {path: grid.csv, cell: 100}
    survey: {path: survey.xlsx, sheet: 表1}
    units: [{path: circles.geojson, name: circles, circle: 15}]
    candidates: {path: idle.csv, types: {a: pharmacy}}
    circles: {minutes: 15, keep: old/units.csv, centres: {path: centres.csv}}
    types: [pharmacy, kindergarten]
    index_basis: []
    threshold: 0.80
    walk_speed: 1.30
    snap_limit: 250
    """

  private func contents(_ text: String, _ path: String = "/f/study.yaml") -> FileContents {
    FileContents(path: path, content: Array(text.utf8))
  }

  private func parse(_ bytes: [UInt8]) throws -> Study {
    var study = try StudyFile.parse(FileContents(path: "/f/study.yaml", content: bytes))
    study.file = nil
    return study
  }

  @Test func everySettingStays() throws {
    let part = try PartStudy(contents(Self.text, "study.yaml"), folder: "/f")
    #expect(try parse(part.bytes(of: "x")) == parse(Array(Self.text.utf8)))
  }

  @Test func filesOfThePartTakeTheirPlaces() throws {
    var part = try PartStudy(contents(Self.text), folder: "/f")
    part.replace(
      .key("communities"),
      with: PartStudy.Reading(path: "c.geojson", crs: "EPSG:4326", fields: [("id", ["q", "b"])]))
    part.replace(
      .member("facilities", 0),
      with: PartStudy.Reading(path: "f.csv", headerRow: 1, crs: "EPSG:4326"))
    part.replace(.entrances(1), with: PartStudy.Reading(path: "g \"1\".csv", headerRow: 2))
    part.remove("barriers")
    part.remove([0], of: "units")
    part.set("working_crs", "EPSG:4549")
    let study = try StudyFile.parse(
      FileContents(path: "/p/study.yaml", content: part.bytes(of: "x")))
    var whole = try parse(Array(Self.text.utf8))
    whole.file = study.file
    whole.communities?.path = "/p/c.geojson"
    whole.communities?.form = FileForm()
    whole.communities?.idFields = ["q", "b"]
    whole.facilities[0].source.path = "/p/f.csv"
    whole.facilities[0].source.form = FileForm(headerRow: 1)
    whole.facilities[0].source.crs = "EPSG:4326"
    whole.facilities[1].entrances?.source.path = "/p/g \"1\".csv"
    whole.facilities[1].entrances?.source.form = FileForm(headerRow: 2)
    whole.barriers = nil
    whole.units = []
    whole.workingCRS = "EPSG:4549"
    #expect(study == whole)
  }
}
