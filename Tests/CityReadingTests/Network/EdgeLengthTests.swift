import Projection
import RunFiles
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import TableFiles
@testable import Wording

/// Lengths of edges in another unit than they are taken for, by the geometry at hand.
@Suite struct EdgeLengthTests {
  private let projected = "+proj=sterea +lat_0=30 +lon_0=120 +k=1 +datum=WGS84 +units=m"

  /// Straight streets of 100, 110, … 290 m, and two that wind.
  private func table(_ column: String, _ number: (Double) -> String) -> (String, String) {
    var nodes = "id,x,y\n"
    var edges = "from,to,\(column)\n"
    for street in 0..<20 {
      let length = 100 + 10 * Double(street)
      nodes += "a\(street),0,\(street * 20)\nb\(street),\(length),\(street * 20)\n"
      let walked = street % 10 == 9 ? length * 1.4 : length
      edges += "a\(street),b\(street),\(number(walked))\n"
    }
    return (nodes, edges)
  }

  private func read(
    _ tables: (nodes: String, edges: String), unit: LengthUnit? = nil, language: Language = .en
  ) throws -> NetworkInput {
    let folder = try TemporaryFolder()
    let source = NetworkSource.tables(
      nodes: try folder.write("nodes.csv", tables.nodes),
      edges: try folder.write("edges.csv", tables.edges), fields: [:], crs: projected)
    return try NetworkReader(source, lengthUnit: unit, language: language).read(
      local: nearHangzhou)
  }

  private func length(_ input: NetworkInput) -> Double {
    input.ways.segments.reduce(0) { $0 + $1.length }
  }

  /// 3900 m of straight lines, and 0.4 of 190 m and 290 m more.
  private static let walked = 3900 + 0.4 * (190 + 290)

  struct Unit: Sendable {
    /// Units in a metre.
    var factor: Double
    var english: String
    var chinese: String

    init(_ factor: Double, _ english: String, _ chinese: String) {
      (self.factor, self.english, self.chinese) = (factor, english, chinese)
    }
  }

  static let units = [
    Unit(0.001, "kilometres", "公里"), Unit(1 / 0.3048, "feet", "英尺"),
    Unit(1 / 0.9144, "yards", "码"), Unit(1 / 1609.344, "miles", "英里"),
    Unit(100, "centimetres", "厘米"), Unit(1000, "millimetres", "毫米"),
    Unit(1 / 111_000, "degrees", "度"), Unit(1 / 96_400, "degrees", "度"),
    Unit(1 / 80, "minutes", "分钟"), Unit(1 / 1.3, "seconds", "秒"),
    Unit(1 / 4800, "hours", "小时"), Unit(1 / 0.866025, "Web Mercator", "墨卡托"),
  ]

  @Test(arguments: units) func theLikelyUnitIsNamed(unit: Unit) throws {
    let tables = table("length") { "\($0 * unit.factor)" }
    for (language, word) in [(Language.en, unit.english), (.zh, unit.chinese)] {
      let error = #expect(throws: InputError.self) { try read(tables, language: language) }
      let line = error?.line(in: language) ?? ""
      #expect(error?.exitStatus == 3 && line.contains(word), "\(line)")
    }
  }

  @Test func metresAreNoAlarm() throws {
    for column in ["length", "distance", "weight", "cost", "LENGTH_M", "距离", "长度(米)"] {
      let input = try read(table(column) { "\($0)" })
      #expect(input.problems.isEmpty, "\(input.problems)")
      #expect(abs(length(input) - Self.walked) < 0.2)
    }
    // Whole metres are shorter than the straight line by up to half a metre; hills make all of them longer.
    #expect(try read(table("length") { "\($0.rounded(.down) - 0.4)" }).problems.isEmpty)
    #expect(try read(table("length") { "\($0 * 1.04 + 3)" }).problems.isEmpty)
    #expect(
      try read(table("length") { "\($0 * 1.5 + $0.remainder(dividingBy: 70))" }).problems.isEmpty)
  }

  @Test func unitsOfTheStudyAndOfTheColumnCount() throws {
    let kilometres = table("length") { "\($0 / 1000)" }
    #expect(abs(length(try read(kilometres, unit: .kilometre)) - Self.walked) < 0.2)
    for column in ["length_km", "距离(公里)", "distance_km"] {
      let input = try read(table(column) { "\($0 / 1000)" })
      #expect(abs(length(input) - Self.walked) < 0.2)
      #expect(input.assumed.contains { $0.contains("length_unit = km") })
    }
    // The name of the column is wrong: that is seen as well.
    let error = #expect(throws: InputError.self) { try read(table("length_km") { "\($0)" }) }
    #expect(error?.line(in: .en).contains("look like metres") == true)
    // Who states the unit is believed, and told.
    let stated = try read(kilometres, unit: .metre)
    #expect(stated.problems.map(\.severity) == [.warning])
    #expect(stated.problems[0].problem.contains("20 of 20 lengths are shorter"))
  }

  @Test func someShortEdgesAreCounted() throws {
    var number = 0
    let mixed = table("length") {
      number += 1
      return number % 5 == 0 ? "\($0 / 1000)" : "\($0)"
    }
    let input = try read(mixed)
    #expect(input.problems.map(\.row) == [6])
    #expect(input.problems[0].problem.hasPrefix("4 of 20 edges, this the first, are shorter"))
  }

  @Test func straightLinesInPlaceOfLengthsAreTold() throws {
    let none = try read(table("road") { _ in "Main Street" })
    #expect(none.problems.map(\.action) == [.assumed])
    #expect(none.problems[0].problem.hasPrefix("no field for lengths among: from, to, road"))
    let empty = try read(table("length") { $0 > 250 ? "" : "\($0)" })
    #expect(empty.problems[0].problem.hasPrefix("5 of 20 edges have no length"))
  }
}
