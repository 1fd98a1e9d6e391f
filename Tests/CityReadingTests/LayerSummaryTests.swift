import CityReading
import Foundation
import TableFiles
import TestSupport
import Testing
import Wording

struct LayerSummaryTests {
  @Test func countsWhatAFileHolds() throws {
    let folder = try TemporaryFolder()
    let square = "[[120,30],[120.1,30],[120.1,30.1],[120,30.1],[120,30]]"
    let map = try folder.write(
      "map.geojson",
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"a","名称":"甲"},
       "geometry":{"type":"Polygon","coordinates":[\(square)]}},
      {"type":"Feature","properties":{"id":"b","kind":"x"},
       "geometry":{"type":"Point","coordinates":[120,30]}}]}
      """)
    let summary = try LayerSummary(path: map)
    #expect(summary.features == 2)
    #expect(summary.columns == ["id", "名称", "kind"])
    #expect(summary.positions == 6)
    #expect(summary.declaredCRS == nil)
    let table = try LayerSummary(path: folder.write("t.csv", "编号,x,y\n1,120,30\n2,121,31\n"))
    #expect((table.features, table.positions) == (2, 0))
    #expect(table.columns == ["编号", "x", "y"])
    #expect(table.numbers == 0)
    let numbers = try LayerSummary(
      path: folder.write("n.csv", "编号,x,y\n1,120,30\n2,121,甲\n3,,-4\n"), numbersIn: ["x", "y", "z"])
    #expect(numbers.numbers == 4)
    #expect(throws: InputError.self) { try LayerSummary(path: folder.path + "/none.csv") }
  }
}
