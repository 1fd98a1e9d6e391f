import Assessment
import PlanarGeometry
import Testing

@testable import CityReading
@testable import Wording

/// People who come twice, and cells whose side is not the lattice's.
@Suite struct PopulationTwiceTests {
  private func read(
    _ text: String, name: String = "population.csv", cell: Double? = nil
  ) throws -> CityInput {
    var made = try PopulationStudy()
    try made.setPopulation(text, name: name, cell: cell)
    return try made.read()
  }

  /// Cells of 20 m with 2 people each.
  private func cells(columns: Range<Int>, rows: Range<Int>, shift: Double = 0) -> String {
    rows.flatMap { row in
      columns.map { "\(Double($0) * 20 - 400 + shift),\(Double(row) * 20 - 200 + shift),2\n" }
    }.joined()
  }

  private let header = "x,y,pop\n"

  @Test func latticeOfCellsIsQuiet() throws {
    let input = try read(header + cells(columns: 0..<12, rows: 0..<12), cell: 20)
    #expect(problems(input, "cell").isEmpty && input.alerts.isEmpty)
  }

  @Test func tilesThatOverlap() throws {
    let text = header + cells(columns: 0..<8, rows: 0..<6) + cells(columns: 6..<12, rows: 0..<6)
    let told = problems(try read(text, cell: 20), "cells lie on earlier ones")
    #expect(
      told.map(\.problem) == [
        "12 cells lie on earlier ones: 24.0 of 168 people may count twice"
      ])
    #expect(told.map(\.severity) == [.warning])
  }

  @Test func shiftedTile() throws {
    let text =
      header + cells(columns: 0..<8, rows: 0..<6)
      + cells(columns: 0..<8, rows: 0..<6, shift: 7)
    #expect(
      problems(try read(text, cell: 20), "48 cells lie on earlier ones").map(\.severity)
        == [.warning])
  }

  @Test func sideTenTimesTooWide() throws {
    #expect {
      _ = try read(header + cells(columns: 0..<12, rows: 0..<12), cell: 200)
    } throws: { "\($0)".contains("cell: 200 is wider than the rows are apart (20)") }
  }

  @Test func sideTenTimesTooNarrow() throws {
    let input = try read(header + cells(columns: 0..<12, rows: 0..<12), cell: 2)
    #expect(
      problems(input, "cell: 2 is narrower than the rows are apart (20)").map(\.severity)
        == [.warning])
  }

  /// Few cells of a lattice are inhabited: nothing is wrong with the side.
  @Test func sparseCellsAreQuiet() throws {
    let places = [(0, 0), (1, 0), (5, 2), (9, 2), (3, 7), (8, 8), (8, 9), (2, 4), (11, 11)]
    let text = places.map { "\($0.0 * 20 - 400),\($0.1 * 20 - 200),3\n" }.joined()
    #expect(problems(try read(header + text, cell: 20), "cell").isEmpty)
  }

  @Test func pointsAtOnePlace() throws {
    let input = try read(header + "-10,0,5\n-10,0,5\n-10,0,6\n-20,0,5\n")
    let told = problems(input, "repeat the place")
    #expect(
      told.map(\.problem) == [
        "1 points repeat the place and the people of an earlier one: 5.0 of 21.0 people"
      ])
    #expect(told.map(\.severity) == [.info] && input.alerts.isEmpty)
  }

  private func square(_ left: Int, _ people: Int) -> String {
    let right = left + 100
    return PopulationStudy.polygon(
      "[[\(left),0],[\(right),0],[\(right),100],[\(left),100],[\(left),0]]", "\"pop\":\(people)")
  }

  @Test func polygonsThatOverlap() throws {
    let squares = [square(-400, 40), square(-400, 40), square(-200, 10), square(-150, 30)]
    let input = try read(PopulationStudy.collection(squares), name: "population.geojson")
    let told = problems(input, "population polygons overlap")
    #expect(
      told.map(\.problem) == [
        "2 pairs of population polygons overlap: 45.0 of 120 people may count twice"
      ])
    #expect(told.map(\.severity) == [.warning])
    let apart = [square(-400, 40), square(-300, 40)]
    let quiet = try read(PopulationStudy.collection(apart), name: "population.geojson")
    #expect(problems(quiet, "overlap").isEmpty)
  }

  /// The table of bits against a dictionary, on many keys of which some come again.
  @Test(arguments: [1, 63, 1000, 40_000])
  func repeatedKeys(count: Int) {
    var generator = SystemRandomNumberGenerator()
    let keys = (0..<count).map { _ in UInt64.random(in: 0..<UInt64(4 * count), using: &generator) }
    var firsts: [UInt64: Int] = [:]
    var expected: [[Int]] = []
    for (position, key) in keys.enumerated() {
      if let first = firsts[key] { expected.append([position, first]) }
      firsts[key] = firsts[key] ?? position
    }
    #expect(RepeatedKeys.positions(in: keys).map { [$0.position, $0.first] } == expected)
  }
}
