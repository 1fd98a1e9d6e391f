import RunFiles
import TableFiles
import Testing
import Wording

@Suite struct JSONValueTests {
  private func read(_ text: String) throws(InputError) -> JSONValue {
    try JSONValue.read(FileContents(path: "a.json", content: Array(text.utf8)))
  }

  @Test func valuesAreRead() throws {
    let value = try read(
      "\u{FEFF} {\"a\": [1, -2.5e1, \"x\\u4e2d\\n\", true, false, null], \"b\": {}, \"c\": []} ")
    #expect(
      value["a"]?.elements == [
        .number(1), .number(-25), .string("x中\n"), .boolean(true), .boolean(false), .null,
      ])
    #expect(value["b"] == .object([]) && value["c"] == .array([]) && value["d"] == nil)
    #expect(value["a"]?.elements[0].integer == 1 && value["a"]?.elements[1].integer == -25)
    #expect(try read("1e300").integer == nil && read("1.5").integer == nil)
  }

  @Test(arguments: ["", "{", "[1,", "{\"a\"}", "[1] 2", "tru", "{\"a\":1,}", "\"a"])
  func damagedTextsAreRefused(text: String) {
    #expect(throws: InputError.self) { try read(text) }
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: InputError.self) { try read(deep) }
    #expect(throws: InputError.self) { try read(String(repeating: "{\"a\":", count: 100_000)) }
  }
}
