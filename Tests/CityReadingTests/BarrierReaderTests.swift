import Assessment
import PlanarGeometry
import RunFiles
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import Wording

@Suite struct BarrierReadingTests {
  private let edges = "from,to\na,b\nb,c\n"
  private let nodes = "id,x,y\na,-300,0\nb,300,0\nc,300,200\n"

  private func study(barriers: [String]) throws -> PopulationStudy {
    var made = try PopulationStudy()
    made.study.network = .tables(
      nodes: try made.folder.write("nodes.csv", nodes),
      edges: try made.folder.write("edges.csv", edges), fields: [:], crs: PopulationStudy.metres)
    let path = try made.folder.write("rivers.geojson", PopulationStudy.collection(barriers))
    made.study.barriers = LayerSource(path: path, crs: PopulationStudy.metres)
    return made
  }

  private func isBlocked(
    _ barriers: BarrierLines, _ from: (Double, Double), _ to: (Double, Double)
  ) -> Bool {
    var scratch: [Int32] = []
    return barriers.block(
      PlanarPoint(x: from.0, y: from.1), PlanarPoint(x: to.0, y: to.1), scratch: &scratch)
  }

  @Test func linesAndOutlines() throws {
    let made = try study(barriers: [
      PopulationStudy.feature(
        "MultiLineString", "[[[-100,50],[0,50],[100,80]],[[200,50],[250,50]]]", #""名称":"运河""#),
      PopulationStudy.polygon("[[-50,-50],[50,-50],[50,-150],[-50,-150],[-50,-50]]", ""),
      PopulationStudy.feature("Point", "[0,0]", ""),
    ])
    let input = try made.read()
    #expect(input.metric == .network)
    #expect(input.inputs.map(\.features) == [2, 1, 3, 2, 3])
    let barriers = try #require(input.city.network?.barriers)
    #expect(isBlocked(barriers, (-50, 0), (-50, 60)))
    #expect(isBlocked(barriers, (50, 0), (50, 100)))
    #expect(isBlocked(barriers, (220, 0), (220, 60)))
    #expect(!isBlocked(barriers, (150, 0), (150, 200)))
    #expect(isBlocked(barriers, (0, 0), (0, -100)))
    #expect(isBlocked(barriers, (-100, -100), (0, -100)))
    #expect(!isBlocked(barriers, (-40, -100), (40, -100)))
    #expect(problems(input, "is a point").map(\.row) == [3])
    #expect(input.assumed.contains { $0.hasSuffix("rivers.geojson: name = 名称") })
  }

  @Test func nothingUsable() throws {
    let made = try study(barriers: [PopulationStudy.feature("Point", "[0,0]", "")])
    #expect {
      try made.read()
    } throws: { error in
      (error as? InputError)?.exitStatus == 3
        && "\(error)".contains("is a point; barriers are lines or polygons")
    }
  }
}
