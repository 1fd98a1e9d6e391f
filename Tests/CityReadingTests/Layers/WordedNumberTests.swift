import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Numbers as people write them for people.
@Suite struct WordedNumberTests {
  private static let areas: [(text: String, value: Double?)] = [
    ("约200㎡", 200), ("84平方米", 84), ("106 平方米左右", 106), ("561左右", 561), ("3,200㎡", 3200),
    ("约1.5亩", 1000), ("0.8万平方米", 8000), ("１２０㎡", 120), ("200㎡以上", 200), ("200多平", 200),
    ("200-300㎡", nil), ("200~300", nil), ("两百", nil), ("200km", nil), ("3层", nil), ("1.2.3㎡", nil),
  ]

  @Test(arguments: areas.indices) func floorAreas(number: Int) {
    let (text, value) = Self.areas[number]
    let heading = ColumnHeading("面积", of: .squareMetres)
    #expect(
      WordedNumber(text)?.amount(under: heading, factor: 1).map { ($0 * 1000).rounded() / 1000 }
        == value, "\(text)")
  }

  /// The unit of the heading counts where the cell has none.
  @Test func theCellGoesBeforeTheHeading() {
    let heading = ColumnHeading("人口(万人)", of: .people)
    #expect(WordedNumber("约1.2")?.amount(under: heading, factor: 10_000) == 12_000)
    #expect(WordedNumber("约3200人")?.amount(under: heading, factor: 10_000) == 3200)
    #expect(WordedNumber("1.2万人")?.amount(under: heading, factor: 10_000) == 12_000)
  }

  private static let costs: [(heading: String, text: String, value: Double?)] = [
    ("费用", "3,200元", 3200), ("费用", "约80万元", 800_000), ("费用", "1.2亿", 120_000_000),
    ("费用(万元)", "80万元", 80), ("费用(万元)", "3,200元", 0.32), ("费用(美元)", "80万元", nil),
    ("费用", "80美元", nil),
  ]

  @Test(arguments: costs.indices) func money(number: Int) {
    let (heading, text, value) = Self.costs[number]
    let column = ColumnHeading(heading, of: .money)
    #expect(WordedNumber(text)?.amount(under: column, factor: 1) == value, "\(heading) \(text)")
  }

  /// Read and told; ranges and dates are named for what they are.
  @Test func whatIsSaid() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "f.csv",
      "id,x,y,面积\n1,120.1,30.1,约200㎡\n2,120.1,30.1,84平米\n3,120.1,30.1,200-300㎡\n4,120.1,30.1,6月30日\n"
    )
    var log = ReadingLog(language: .en)
    let layer = try InputLayer(
      LayerSource(path: path, crs: "EPSG:4326"), roles: FieldRole.facility, log: &log)
    let areas = (0..<4).map { layer.amount($0, .floorArea, feature: nil, log: &log) }
    log.noteWorded()
    #expect(areas == [200, 84, nil, nil])
    let said = log.problems.map(\.problem)
    #expect(
      said.contains { $0.hasPrefix("2 numbers have words or units, such as '约200㎡', read as 200") })
    #expect(said.contains { $0.hasPrefix("'200-300㎡' is a range") })
    #expect(said.contains { $0.hasPrefix("'6月30日' is a date") })
  }
}
