import Assessment
import PlanarGeometry
import Projection
import Testing

@testable import CityReading
@testable import Wording

@Suite struct PopulationPointTests {
  private func read(_ text: String, name: String = "population.csv") throws -> CityInput {
    var made = try PopulationStudy()
    try made.setPopulation(text, name: name)
    return try made.read()
  }

  @Test func pointsAreGroupedByCommunity() throws {
    let input = try read(
      "编号,x,y,人口,60岁以上,3岁以下\np1,100,0,30,6,1\np2,-100,0,12.5,2,0\np3,-200,10,7,1,1\n")
    let layer = try #require(input.city.population)
    #expect(input.measure == .population)
    #expect(layer.ids == ["p2", "p3", "p1"])
    #expect(layer.communityStarts == [0, 2, 3])
    #expect(layer.people == [12.5, 7, 30])
    #expect(layer.elderly == [2, 1, 6])
    #expect(layer.under3 == [0, 1, 1])
    #expect(layer.children == nil)
    #expect(layer.points[2].squaredDistance(to: PlanarPoint(x: 100, y: 0)) < 1e-8)
    #expect(input.demandSystem.definition.hasPrefix(PopulationStudy.metres))
    #expect(input.assumed.contains { $0.contains("population = 人口") })
  }

  /// (35, −100) is a vertex of the common border, (250, 0) lies in the hole, (900, 0) beyond.
  @Test func bordersAndOutside() throws {
    let input = try read("id,x,y,pop\nb,35,-100,8\nh,250,0,3\no,900,0,4\nw,-9,0,985\n")
    let layer = try #require(input.city.population)
    #expect(layer.ids == ["b", "w"])
    #expect(layer.sums == [993, 0])
    let outside = problems(input, "live in no community")
    #expect(outside.map(\.problem) == ["7 of 1000 people, in 2 places, live in no community"])
    #expect(outside.map(\.severity) == [.warning])
    let empty = problems(input, "nobody lives in 1 communities")
    #expect(empty.map(\.severity) == [.warning])
    #expect(empty[0].problem.hasSuffix(": B"))
  }

  @Test func fewPeopleOutsideAreNoWarning() throws {
    let input = try read("id,x,y,pop\na,-9,0,5000\nb,90,0,4996\no,900,0,4\n")
    #expect(problems(input, "4 of 10000 people").map(\.severity) == [.info])
  }

  /// A point in the overlap of two communities is in both, once each.
  @Test func overlappingCommunities() throws {
    let square = { (x: Int) in "[[\(x),0],[\(x + 60),0],[\(x + 60),60],[\(x),60],[\(x),0]]" }
    var made = try PopulationStudy(communities: [("B", square(0)), ("A", square(30))])
    try made.setPopulation("id,x,y,population\np,45,20,10\nq,10,10,1\n")
    let layer = try #require(try made.read().city.population)
    #expect(layer.ids == ["p", "p", "q"])
    #expect(layer.sums == [10, 11])
  }

  @Test func defectsAreProblems() throws {
    let rows = """
      id,x,y,population,elderly
      a,1,1,10,2
      b,1,1,-4,1
      c,1,1,many,1
      d,1,1,,1
      e,1,1,0,1
      f,,1,7,1
      g,1,1,1e300,1
      h,1,1,5,
      a,2,2,6,-1
      ,3,3,9,4
      """
    let input = try read(rows)
    let layer = try #require(input.city.population)
    #expect(layer.ids == ["a", "h", "a#2", "population#11"])
    #expect(layer.people == [10, 5, 6, 9])
    #expect(layer.elderly == [2, 0, 0, 4])
    let skipped = input.problems.filter {
      $0.file?.hasSuffix("population.csv") == true && $0.severity == .error
    }
    #expect(skipped.map(\.row) == [3, 4, 5, 7])
    #expect(problems(input, "stands for \"no data\"").map(\.row) == [8])
    #expect(problems(input, "1 rows repeat the id").count == 1)
    #expect(problems(input, "2 rows with people have no number here").map(\.field) == ["elderly"])
    #expect(problems(input, "-1.0 is negative").map(\.row) == [10])
  }

  @Test func multiPointsSharePeople() throws {
    let text = PopulationStudy.collection([
      PopulationStudy.feature("MultiPoint", "[[1,1],[100,1]]", #""id":"m","pop":9"#),
      PopulationStudy.feature("Point", "[2,2]", #""id":"p","pop":1"#),
      PopulationStudy.polygon(PopulationStudy.west, #""id":"x","pop":50"#),
    ])
    let input = try read(text, name: "population.geojson")
    let layer = try #require(input.city.population)
    #expect(layer.sums == [5.5, 4.5])
    #expect(layer.ids == ["m", "p", "m#2"])
    #expect(layer.people == [4.5, 1, 4.5])
    #expect(problems(input, "is not a point").map(\.row) == [3])
    #expect(problems(input, "repeat the id").isEmpty)
  }

  @Test(arguments: [
    ("id,x,y\na,1,1\n", "no field for the population found among: id, x, y"),
    ("id,x,y,population\na,1,1,0\n", "no usable place with people"),
    ("id,x,y,population\na,1,1,-1\n", "is negative"),
    ("id,x,y,population\na,90000,1,5\n", "lives in any community"),
    ("id,population\na,1\n", "no fields for x and y"), ("", "is empty"),
  ])
  func unusableFiles(text: String, expected: String) throws {
    #expect {
      try read(text)
    } throws: { error in
      (error as? InputError)?.exitStatus == 3 && "\(error)".contains(expected)
        && !"\(error)".contains("\n")
    }
  }
}
