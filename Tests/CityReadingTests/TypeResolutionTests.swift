import Testing

@testable import Wording

@Suite struct TypeResolutionTests {
  /// After a hundred distinct values one row sums up the rest.
  @Test func manyUnknownTypes() throws {
    let rows = (0..<150).map { "\($0),unknown\($0),120.17,30.25\n" }.joined()
    let text = "id,type,x,y\nF1,pharmacy,120.17,30.25\n" + rows + rows
    let input = try readCity(facilities: text)
    let named = problems(input, "unknown type '")
    #expect(named.map(\.row) == Array(3..<103))
    #expect(named.allSatisfy { $0.problem.hasSuffix("in 2 rows") })
    let rest = problems(input, "50 more unknown types in 100 rows")
    #expect(rest.map(\.row) == [103])
    #expect(rest.first?.fix.contains("types:") == true)
  }

  @Test func aHundredUnknownTypesAreNamedEach() throws {
    let rows = (0..<100).map { "\($0),unknown\($0),120.17,30.25\n" }.joined()
    let input = try readCity(facilities: "id,type,x,y\nF1,pharmacy,120.17,30.25\n" + rows)
    #expect(problems(input, "unknown type '").count == 100)
    #expect(problems(input, "more unknown types").isEmpty)
  }
}
