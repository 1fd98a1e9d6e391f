import Testing

@testable import Wording

@Suite struct DistinguishableTests {
  @Test func longNamesStayDifferent() {
    let names = [
      "示例街道办事处第一社区居民委员会", "示例街道办事处第二社区居民委员会", "短", "示例街道办事处第一社区居民委员会",
    ]
    let shown = names.distinguishable(in: 16)
    #expect(shown[0] != shown[1] && shown[0] == shown[3] && shown[2] == "短")
    #expect(shown.allSatisfy { $0.displayWidth <= 16 })
    #expect(["aaaaaaaaaa1", "aaaaaaaaaa2"].distinguishable(in: 6) == ["aa…aa1", "aa…aa2"])
  }

  /// Different only where neither the beginning nor the end shows it.
  @Test func namesThatDifferInTheMiddleAreNumbered() {
    let names = ["aaaaaaaa1aaaaaaaa", "aaaaaaaa2aaaaaaaa", "aaaaaaaa1aaaaaaaa"]
    #expect(names.distinguishable(in: 8) == ["aaaa…#1", "aaaa…#2", "aaaa…#1"])
  }

  @Test func shortNamesAreKept() {
    #expect(["Rose Court", "Rose Lane"].distinguishable(in: 16) == ["Rose Court", "Rose Lane"])
  }
}
