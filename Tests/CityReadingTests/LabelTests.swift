import Assessment
import CityReading
import Testing

@testable import Wording

/// Ids, names and the names of columns.
@Suite struct LabelTests {
  @Test func controlCharactersBecomeBlanks() throws {
    let text = #"""
      [{"type":"Feature","properties":{"id":"a\u0000b","name":"x\u001b[31m\u0085y","type":"pharmacy"},
      "geometry":{"type":"Point","coordinates":[120.17,30.25]}},
      {"type":"Feature","properties":{"id":"c","name":"plain é 社","type":"pharmacy"},
      "geometry":{"type":"Point","coordinates":[120.17,30.25]}}]
      """#
    let community = squareCommunity.replacing(#""One""#, with: #""O\u0007ne""#)
    let input = try readCity(communities: community, facilities: text, name: "f.geojson")
    #expect(input.city.facilities.ids == ["a b", "c"])
    #expect(input.city.facilities[0].name == "x [31m y")
    #expect(input.city.facilities[1].name == "plain é 社")
    #expect(input.city.communities[0].name == "O ne")
    let found = problems(input, "control character")
    #expect(found.map(\.row) == [1, 1, 1])
    #expect(found.map(\.field) == ["name", "id", "name"])
    #expect(found.allSatisfy { $0.action == .repaired })
  }

  @Test func idOfControlCharactersOnly() throws {
    let text = #"""
      [{"type":"Feature","id":"\u0001","properties":{"type":"pharmacy"},
      "geometry":{"type":"Point","coordinates":[120.17,30.25]}}]
      """#
    let input = try readCity(facilities: text, name: "f.geojson")
    #expect(input.city.facilities.ids == ["f#1"])
  }

  @Test func columnNamedTwice() throws {
    let text = "id,type,name,x,y,name,,\nF1,pharmacy,first,120.17,30.25,second,,\n"
    let input = try readCity(facilities: text)
    #expect(input.city.facilities[0].name == "first")
    let found = problems(input, "more than once")
    #expect(found.map(\.field) == ["name"])
    #expect(found.map(\.row) == [1])
    #expect(found.map(\.action) == [.assumed])
  }
}
