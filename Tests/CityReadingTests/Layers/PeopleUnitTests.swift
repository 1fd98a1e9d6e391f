import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// People in thousands, by what else is known of their number.
@Suite struct PeopleUnitTests {
  /// Two communities with 2000 and 3000 people, or what is stated, and a point of people in each.
  private func read(
    people: (Double, Double)?, own: String = #""population":2000"#,
    second: String = #""population":3000"#, language: Language = .en
  ) throws -> CityInput {
    var made = try SquareLayer([
      .init(properties: #""id":"A",\#(own)"#), .init(properties: #""id":"B",\#(second)"#, x: 400),
    ])
    if let people {
      let text = "id,x,y,population\na,100,100,\(people.0)\nb,500,100,\(people.1)\n"
      made.study.population = LayerSource(
        path: try made.folder.write("p.csv", text), crs: PopulationStudy.metres)
    }
    return try made.read(language)
  }

  @Test(arguments: [
    ((2.1, 2.9), "the layer seems to be in thousands (factor 1000)"),
    ((0.2, 0.3), "the layer seems to be in ten thousands (factor 10000)"),
    ((2e6, 3e6), "their column seems to be in thousands (factor 1000)"),
  ])
  func againstTheirOwnColumn(people: (Double, Double), words: String) throws {
    let input = try read(people: people)
    let row = try #require(problems(input, words).first)
    #expect(row.severity == .warning && row.file?.hasSuffix("p.csv") == true)
    #expect(row.problem.contains("5000.0"))
    #expect(input.alerts.map(\.en) == [row.problem])
    #expect(try read(people: people, language: .zh).alerts.first?.zh.contains("社区自填人口") == true)
  }

  /// Censuses of different years, and a layer of a part of the people.
  @Test(arguments: [
    (2000.0, 3000.0), (1000, 5000), (1400, 2000), (2900, 4200), (100, 1500), (3000, 20_000),
  ])
  func plausiblePeople(people: (Double, Double)) throws {
    #expect(try read(people: people).alerts.isEmpty)
  }

  /// The same factor in both communities is no matter of the year.
  @Test(arguments: [
    ((200.0, 300.0), "factor 10 in nearly"), ((20_000, 30_000), "factor 10 in nearly"),
    ((4000, 6000), "factor 2 in nearly"), ((1250, 1875), "factor 1.6 in nearly"),
    ((200_000, 300_000), "people per km² in cells of 100 m?"),
    ((20, 30), "is the layer in hundreds?"),
  ])
  func sameFactorEverywhere(people: (Double, Double), words: String) throws {
    let input = try read(people: people)
    let row = try #require(problems(input, words).first)
    #expect(row.severity == .warning && input.alerts.map(\.en) == [row.problem])
    #expect(try read(people: people, language: .zh).alerts.first?.zh.contains("几乎所有社区") == true)
  }

  @Test(arguments: [
    ("2.5", "1000", "people seem to be counted in thousands (factor 1000)"),
    ("0.25", "1000", "people seem to be counted in ten thousands (factor 10000)"),
    ("2500", "1", "households seem to be counted in thousands (factor 1000)"),
    ("25000", "1", "households seem to be counted in ten thousands (factor 10000)"),
  ])
  func againstHouseholds(people: String, households: String, words: String) throws {
    let text = #""population":\#(people),"households":\#(households)"#
    let input = try read(people: nil, own: text, second: text)
    let row = try #require(problems(input, words).first)
    #expect(row.file?.hasSuffix("communities.geojson") == true && row.severity == .warning)
    #expect(input.alerts.count == 1)
  }

  @Test func layerAgainstHouseholds() throws {
    let text = #""households":900"#
    let input = try read(people: (2.1, 2.9), own: text, second: text)
    let row = try #require(problems(input, "5.0 people in 1800.0 households").first)
    #expect(row.file?.hasSuffix("p.csv") == true)
  }

  @Test(arguments: ["1.2", "2.7", "8", "40", "0.3"])
  func plausibleHouseholds(size: String) throws {
    let text = #""population":\#(size),"households":1"#
    #expect(try read(people: nil, own: text, second: text).alerts.isEmpty)
  }
}
