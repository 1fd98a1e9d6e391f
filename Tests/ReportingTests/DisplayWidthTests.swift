import Testing

@testable import Wording

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("社区", 4), ("e\u{301}", 1), ("·", 1), ("\u{FF0C}", 2), ("ｱ", 1), ("", 0),
  ])
  func widthIsThatOfATerminal(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [("社区食堂", 10), ("canteen", 10), ("社区食堂与老年食堂", 10), ("abcdefghijklm", 10)])
  func paddedTextFillsItsColumns(text: String, width: Int) {
    #expect([width, width - 1].contains(text.padded(to: width).displayWidth))
    #expect(text.padded(to: width).displayWidth <= width)
  }

  @Test func textThatFitsIsNotCut() { #expect("社区".cut(to: 4) == "社区") }

  @Test func cutTextEndsWithAnEllipsis() { #expect("社区食堂".cut(to: 6) == "社区…") }

  @Test func controlCharactersDoNotReachTheTerminal() {
    #expect("a\u{1B}[31m\nb".printable == "a [31m b")
  }
}
