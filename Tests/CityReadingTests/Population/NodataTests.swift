import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Values that stand for "no data" are no people.
@Suite struct NodataTests {
  /// Nine places of 10 people and one with `value`, all in the west.
  private func table(_ value: String) -> String {
    "x,y,pop\n" + (1...9).map { "-\($0)0,0,10\n" }.joined() + "-200,0,\(value)\n"
  }

  private func read(_ text: String, name: String = "population.csv") throws -> CityInput {
    var made = try PopulationStudy()
    try made.setPopulation(text, name: name)
    return try made.read()
  }

  @Test(arguments: [
    "2147483647", "4294967295", "65535", "32767", "-2147483648", "-32768", "-9999", "-99999",
    "-999",
    "9999", "99999", "3.4028234663852886e38", "-3.4e38", "1.797e308", "NaN", "nodata",
  ])
  func valuesAreLeftOutAndNamed(value: String) throws {
    let input = try read(table(value))
    #expect(input.city.population?.sums == [90, 0])
    let told = problems(input, "stands for \"no data\" and is left out (the largest other")
    #expect(told.count == 1 && told.first?.row == 11 && told.first?.field == "pop")
    #expect(input.alerts.contains { $0.en.contains("in 1 rows stands for \"no data\"") })
  }

  @Test func manyCellsAreOneRow() throws {
    let input = try read("x,y,pop\n-10,0,7\n-20,0,-9999\n-30,0,-9999\n-40,0,65535\n-50,0,-9999\n")
    #expect(input.city.population?.sums == [7, 0])
    #expect(
      problems(input, "no data").map(\.problem) == [
        "-9999 in 3 rows stands for \"no data\" and is left out (the largest other value is 7)",
        "65535 in 1 rows stands for \"no data\" and is left out (the largest other value is 7)",
      ])
    let message = InputMessage.nodata("-9999", rows: 3, largest: "7")
    #expect(message.problem.zh == "有3行的值为-9999,属“无数据”标记,未计入(其余最大值为7)")
  }

  /// A true number among its like.
  @Test func greatNumbersAmongOthers() throws {
    let input = try read("x,y,pop\n-10,0,60000\n-20,0,65535\n-30,0,9999\n-40,0,32767\n")
    #expect(input.city.population?.sums == [168_301, 0])
    #expect(try read("x,y,pop\n-10,0,65535\n").city.population?.sums == [65_535, 0])
  }

  @Test func propertiesOfGeoJSON() throws {
    let features = [
      PopulationStudy.feature("Point", "[-10,0]", #""pop":10"#),
      PopulationStudy.feature("Point", "[-20,0]", #""pop":2147483647"#),
    ]
    let input = try read(PopulationStudy.collection(features), name: "population.geojson")
    #expect(input.city.population?.sums == [10, 0])
  }

  @Test func amountsOfFacilities() throws {
    let input = try readCity(
      facilities: "id,type,lon,lat,floor_area\na,pharmacy,120.17,30.25,120\n"
        + "b,pharmacy,120.17,30.25,2147483647\n")
    #expect(input.city.facilities.services.map(\.floorArea) == [120, nil])
    #expect(problems(input, "2147483647 stands for \"no data\"").map(\.feature) == ["b"])
  }

  @Test func costsOfPairs() throws {
    let pairs = "demand,site,cost\nd,s,10\ne,s,2147483647\ne,t,20\n"
    let made = try PopulationStudy()
    var reader = CostMatrixReader(
      matrix: try made.folder.write("m.csv", pairs),
      demand: try made.folder.write("d.csv", "id,weight\nd,1\ne,1\n"), language: .en)
    let matrix = try reader.read()
    #expect(matrix.costs == [10, 20])
    #expect(matrix.problems.map(\.problem).contains { $0.contains("2147483647 of 1 pairs") })
  }
}
