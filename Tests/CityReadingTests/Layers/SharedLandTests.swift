import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Totals over communities that overlap.
@Suite struct SharedLandTests {
  /// Squares of 400 m that begin at x = 0, 200 and, if there are three, 300: [200, 400] lies in two of them and
  /// [300, 400] in all. The facility stands at (0, 0).
  private func layer(_ corners: [Double]) throws -> SquareLayer {
    try SquareLayer(
      corners.enumerated().map { .init(properties: #""id":"\#($0)","street":"S\#($0)""#, x: $1) })
  }

  private func totals(
    _ made: SquareLayer, radius: Double = 1000
  ) async throws -> (input: CityInput, all: TypeTotals, result: AssessmentResult) {
    var study = made.study
    let standard = try made.folder.write(
      "standard.yaml",
      "standard: 1\ntypes:\n  - {id: pharmacy, circle: 15, radius_m: \(radius)}\n")
    study.standard = standard
    let input = try CityReader(study).read()
    var options = AssessmentOptions()
    options.metric = input.metric
    options.measure = input.measure
    let result = try await CircleAssessment.run(
      input.city, standard: input.standard, options: options)
    let all = result.typeTotals(of: input.city.communities.indices, in: input.city)
    return (input, try #require(all.first), result)
  }

  private let people =
    "id,x,y,population\na,100,200,10\nab,250,200,20\nabc,350,200,40\nc,650,200,80\n"

  private func withPeople(_ made: SquareLayer, cell: Double? = nil) throws -> SquareLayer {
    var made = made
    made.study.population = LayerSource(
      path: try made.folder.write("p.csv", people), crs: PopulationStudy.metres)
    made.study.populationCell = cell
    return made
  }

  @Test func peopleInTwoAndThree() async throws {
    let made = try withPeople(layer([0, 200, 300]))
    let (input, all, result) = try await totals(made)
    // 10 + 20 + 40 + 80 people, of whom 20 live in two communities and 40 in three.
    #expect(all.demand == 150)
    #expect(all.covered == 150)
    #expect(result.rows.map(\.demand) == [70, 60, 120])
    let rows = problems(input, "live in both")
    #expect(
      rows.map { String($0.problem.split(separator: "; ")[1].prefix(3)) } == ["60 ", "40 ", "40 "])
    #expect(rows.map(\.feature) == ["0", "0", "1"])
  }

  /// 500 m from (0, 0): all but the 80 people at x = 650.
  @Test func coveredPeople() async throws {
    let made = try withPeople(layer([0, 200, 300]))
    let (_, all, _) = try await totals(made, radius: 500)
    #expect(all.demand == 150)
    #expect(all.covered == 70)
  }

  /// Cells of 100 m: their people are spread, those of `a` over [50, 150] and so on, none across a border.
  @Test func cellsOfPeople() async throws {
    let made = try withPeople(layer([0, 200, 300]), cell: 100)
    let (_, all, _) = try await totals(made)
    #expect(abs(all.demand - 150) < 1e-6)
    #expect(abs(all.covered - 150) < 1e-6)
  }

  /// The union of the squares [0, 400], [200, 600] and [300, 700] is 700 by 400 m.
  @Test func area() async throws {
    let (input, all, _) = try await totals(layer([0, 200, 300]))
    #expect(abs(all.demand - 280_000) < 0.1)
    #expect(abs(all.covered - 280_000) < 0.1)
    #expect(problems(input, "overlaps").allSatisfy { !$0.problem.contains("people") })
  }

  /// Land over [100, 350] by [0, 100], of which [200, 350] lies in two communities.
  @Test func residentialLand() async throws {
    var made = try layer([0, 200])
    let land = PopulationStudy.polygon(
      "[[100,0],[350,0],[350,100],[100,100],[100,0]]", "")
    made.study.residential = LayerSource(
      path: try made.folder.write("land.geojson", land), crs: PopulationStudy.metres)
    let (_, all, result) = try await totals(made)
    #expect(abs(all.demand - 25_000) < 0.01)
    #expect(abs(result.rows.reduce(0) { $0 + $1.demand } - 40_000) < 0.01)
  }

  @Test func onFoot() async throws {
    var made = try withPeople(layer([0, 200]))
    let street = PopulationStudy.feature("LineString", "[[-700,200],[0,200],[700,200]]", "")
    made.study.network = .file(
      LayerSource(
        path: try made.folder.write("s.geojson", street), crs: PopulationStudy.metres))
    // From (0, 200), where the facility comes to the street after 200 m, to x = 250 are 450 m.
    let (input, all, _) = try await totals(made, radius: 500)
    #expect(input.metric == .network)
    #expect(all.demand == 70)
    #expect(all.covered == 30)
  }

  /// Of a part of the communities only what these share is taken out.
  @Test func partsOfTheCity() async throws {
    let (input, _, result) = try await totals(try withPeople(layer([0, 200, 300])))
    let demands = [[0], [0, 1], [1, 2], [0, 2]].map {
      result.typeTotals(of: $0, in: input.city)[0].demand
    }
    // The first has a, ab and abc; the second nobody beyond these; the third abc and c.
    #expect(demands == [70, 70, 140, 150])
  }

  @Test func nothingOverlaps() async throws {
    let (input, all, result) = try await totals(try withPeople(layer([0, 400])))
    #expect(input.city.sharedLand == nil && result.sharedRows.isEmpty)
    #expect(all.demand == 150)
  }
}
