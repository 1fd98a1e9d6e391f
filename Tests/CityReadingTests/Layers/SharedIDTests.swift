import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Communities that are merged by their id without being one.
@Suite struct SharedIDTests {
  private func layer(_ squares: (properties: String, x: Double)...) throws -> SquareLayer {
    try SquareLayer(squares.map { .init(properties: $0.properties, x: $0.x) })
  }

  @Test func placesApartAreTold() throws {
    let made = try layer((#""id":"7","name":"甲""#, 0), (#""id":"7","name":"乙""#, 3000))
    let input = try made.read()
    #expect(input.city.communities.map(\.id) == ["7"])
    let row = try #require(problems(input, "do not touch").first)
    #expect(row.severity == .warning && row.feature == "7" && row.row == 2)
    // The squares are 400 m wide: 3000 − 400 = 2600 m lie between them.
    #expect(row.problem.contains("'甲' and '乙', 2.6 km apart"))
    #expect(
      input.alerts.map(\.en) == ["2 of 2 community features joined by id into 1: check the ids"])
    let chinese = try made.read(.zh)
    #expect(problems(chinese, "互不相接").first?.problem.contains("“甲”与“乙”") == true)
    #expect(chinese.alerts.first?.zh.contains("2个社区要素中有2个按相同编码合并为1个社区") == true)
  }

  /// A number beside a text, without names, three of one id.
  @Test func withoutNames() throws {
    let input = try layer(
      (#""id":17"#, 0), (#""id":"17""#, 1000), (#""id":17"#, 9000), (#""id":18"#, -400)
    ).read()
    #expect(input.city.communities.map(\.id) == ["17", "18"])
    let row = try #require(problems(input, "do not touch").first)
    #expect(row.severity == .warning)
    #expect(row.problem.contains("3 places") && row.problem.contains("8.6 km"))
    #expect(input.alerts.first?.en.hasPrefix("3 of 4 ") == true)
  }

  /// Parts that touch, and a near exclave of one name, are what sharing an id is for.
  @Test func partsOfOneCommunity() throws {
    let touching = try layer((#""id":"1""#, 0), (#""id":"1""#, 400), (#""id":"2""#, 800)).read()
    #expect(problems(touching, "do not touch").isEmpty)
    var squares = (0..<9).map {
      SquareLayer.Square(properties: #""id":"\#($0)","name":"社区\#($0)""#, x: 500 * Double($0))
    }
    squares.append(.init(properties: #""id":"0","name":"社区0""#, y: 900))
    let exclave = try SquareLayer(squares).read()
    #expect(problems(exclave, "do not touch").map(\.severity) == [.info])
    #expect(exclave.alerts.isEmpty)
  }

  @Test(arguments: [
    ("17", "17.0"), ("017", "17"), ("１７", "17"), ("a-1", "A-1"), ("000", "0"),
  ])
  func idsThatDifferInWritingOnly(a: String, b: String) throws {
    let input = try layer((#""id":"\#(a)""#, 0), (#""id":"\#(b)""#, 400)).read()
    #expect(input.city.communities.count == 2)
    let rows = problems(input, "in writing only")
    #expect(rows.count == 1 && rows[0].severity == .warning)
    #expect([a, b].contains(rows[0].feature))
    #expect(rows[0].problem.contains("'\(a)'") || rows[0].problem.contains("'\(b)'"))
  }

  @Test(arguments: [
    #""3.30102e11""#, #""3.30102E+11""#, #""3,30102E+11""#, #""3.30102E11""#, "3.30102e11",
    #""3E+11""#, #""３.３０１０２Ｅ＋１１""#, #""3.30102×10^11""#, #""3.30102 E+11""#,
    #""1.2e-05""#,
  ])
  func scientificNotationIsRefused(id: String) throws {
    let made = try layer((#""id":\#(id),"name":"甲""#, 0), (#""id":"2","name":"乙""#, 400))
    let line = try #require(made.refusal())
    #expect(line.contains("communities.geojson:1: ids are in scientific notation"))
    #expect(line.contains("export again; all digits are needed"))
    #expect(try #require(made.refusal(.zh)).contains("编码被Excel改成科学计数"))
  }

  @Test func hiddenByANarrowColumn() throws {
    let made = try layer((#""id":"2""#, 0), ("\"id\":\"#######\"", 400))
    #expect(made.refusal()?.contains(":2: ids are '#######'") == true)
  }

  @Test(arguments: ["3E11", "E10", "1e", "e+5", "A3.3e5", "#3", "#", "330102001001", "3.1"])
  func namesAreNoNumbers(id: String) throws {
    let input = try layer((#""id":"\#(id)""#, 0), (#""id":"2""#, 400)).read()
    #expect(input.city.communities.map(\.id).contains(id))
  }

  @Test func shortScientificIDOfTwoPlaces() throws {
    let made = try layer((#""id":"3E11","name":"甲""#, 0), (#""id":"3E11","name":"乙""#, 3000))
    #expect(made.refusal()?.contains("scientific notation ('3E11')") == true)
  }

  /// 330102001001000001 and 330102001001000002 are 330102001001000000 in a double (spacing 64, Python).
  @Test(arguments: ["330102001001000000", "9007199254740994", "330102001001000000.0"])
  func roundedNumbers(id: String) throws {
    let named = try layer((#""id":\#(id),"name":"甲""#, 0), (#""id":\#(id),"name":"乙""#, 400))
    let line = try #require(named.refusal())
    #expect(line.contains("'甲' and '乙'") && line.contains("2^53"))
    #expect(line.contains("all digits are needed"))
    let unnamed = try layer((#""id":"\#(id)""#, 0), (#""id":"\#(id)""#, 3000))
    #expect(unnamed.refusal(.zh)?.contains("2^53") == true)
  }

  /// No double is 330102001001000001, so nothing was rounded: one community of two parts.
  @Test func longNumbersWithAllDigits() throws {
    let id = "330102001001000001"
    let input = try layer((#""id":"\#(id)""#, 0), (#""id":"\#(id)""#, 3000)).read()
    #expect(problems(input, "do not touch").count == 1)
  }
}

/// Ids of several fields.
@Suite struct CompositeIDTests {
  private let squares = [
    SquareLayer.Square(properties: #""区":"上城","no":1"#),
    SquareLayer.Square(properties: #""区":"下城","no":1"#, x: 3000),
    SquareLayer.Square(properties: #""区":"下城","no":2"#, x: 3400),
  ]

  @Test func fieldsAreJoined() throws {
    let input = try SquareLayer(squares, idFields: ["区", "NO"]).read()
    #expect(input.city.communities.map(\.id) == ["上城-1", "下城-1", "下城-2"])
    #expect(input.alerts.isEmpty)
  }

  @Test func anEmptyFieldMakesNoID() throws {
    let input = try SquareLayer(
      squares + [.init(properties: #""区":null,"no":3"#, x: 800)], idFields: ["区", "no"]
    ).read()
    #expect(problems(input, "have no id").count == 1)
    #expect(input.city.communities.map(\.id).contains("communities#4"))
  }

  @Test func aFieldThatIsNotThere() throws {
    let line = try SquareLayer(squares, idFields: ["区", "section"]).refusal()
    #expect(line?.contains("has no field 'section'") == true)
  }

  /// In the study file, for facilities and people as for communities.
  @Test func inTheStudyFile() throws {
    let made = try SquareLayer(squares)
    let crs = PopulationStudy.metres
    _ = try made.folder.write("f.csv", "a,b,x,y\n1,2,10,10\n1,3,20,20\n")
    _ = try made.folder.write("p.csv", "a,b,x,y,population\n1,2,10,10,5\n")
    let path = try made.folder.write(
      "study.yaml",
      """
      study: 1
      communities: {path: communities.geojson, crs: "\(crs)", fields: {id: [区, no]}}
      facilities: [{path: f.csv, crs: "\(crs)", type: pharmacy, fields: {id: [a, b]}}]
      population: {path: p.csv, crs: "\(crs)", fields: {id: [b, a]}}
      """)
    let study = try StudyFile.read(path: path)
    #expect(study.communities?.idFields == ["区", "no"])
    let input = try CityReader(study).read()
    #expect(input.city.communities.map(\.id) == ["上城-1", "下城-1", "下城-2"])
    #expect(input.city.facilities.ids == ["1-2", "1-3"])
    #expect(input.city.population?.ids == ["2-1"])
  }
}
