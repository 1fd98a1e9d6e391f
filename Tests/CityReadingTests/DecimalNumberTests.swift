import Foundation
import TestSupport
import Testing

@testable import CityReading
@testable import TableFiles
@testable import Wording

@Suite struct DecimalNumberTests {
  private func scanned(_ text: String) -> Double? {
    var position = 0
    let bytes = Array(text.utf8) + [0]
    guard let number = DecimalNumber.scan(bytes, at: &position) else { return nil }
    return position == bytes.count - 1 ? number : nil
  }

  /// The oracle is the C library's strtod, which rounds correctly.
  @Test func randomNumbersAgreeWithC() {
    var generator = SeededRandom(20_240_901)
    var failures: [String] = []
    for _ in 0..<200_000 {
      let digits = generator.digits(1 + generator.below(20))
      let fraction = generator.digits(generator.below(18))
      var text = (generator.below(2) == 0 ? "-" : "") + digits
      if !fraction.isEmpty { text += "." + fraction }
      if generator.below(4) == 0 { text += "e\(generator.below(60) - 30)" }
      if scanned(text)?.bitPattern != strtod(text, nil).bitPattern { failures.append(text) }
    }
    #expect(failures == [])
  }

  /// Halfway cases, limits of the exact powers, subnormals, long tails.
  @Test(arguments: [
    "0", "-0", "0.0", "9007199254740993", "9007199254740992", "9007199254740991",
    "9007199254740993.0", "1e22", "1e23", "123456789012345678", "0.1", "0.3", "1e-22", "1e-23",
    "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308",
    "2.2250738585072011e-308", "120.20714109200001", "000000000000000000000000001",
    "1.00000000000000011102230246251565404236316680908203125",
    "1.00000000000000011102230246251565404236316680908203124",
    "18446744073709551616", "99999999999999999999999", "0.000000000000000000000000000000001",
    "36893488147419103232e-2", "9007199254740992e22", "30e0", "1E+5",
  ])
  func adversarialNumbersAgreeWithC(text: String) {
    #expect(scanned(text)?.bitPattern == strtod(text, nil).bitPattern)
  }

  @Test(arguments: ["", "-", "+", ".", "e5", "-e5", "abc", "--1", "NaN", "Infinity", " 1"])
  func whatIsNoNumber(text: String) {
    #expect(scanned(text) == nil)
  }

  @Test func stopsBehindTheNumber() {
    let bytes = Array("12.5e,7".utf8) + [0]
    var position = 0
    #expect(DecimalNumber.scan(bytes, at: &position) == 12.5)
    #expect(position == 4)
  }

  @Test(arguments: [
    ("1,234", 1234.0), (" 12 ", 12), ("12", 12), ("-1,234,567.5", -1_234_567.5),
    ("1,234.5", 1234.5), ("\u{3000}7", 7), ("−3", -3), ("+8", 8), ("\u{A0}\t12\u{FEFF}", 12),
    ("1\u{A0}234", 1234), ("-1\u{202F}234\u{202F}567.5", -1_234_567.5), ("12\u{2009}345", 12_345),
  ])
  func peopleWrite(text: String, number: Double) {
    #expect(DecimalNumber.parse(text) == number)
  }

  @Test(arguments: [
    "1,23", "12,3456", ",123", "1,234,", "约200", "200㎡", "1.2.3", "1e999", "", "N/A", "12a",
    "1.5,000", "30 120", "12 5", "1 234", "- 3", "1. 5", "1\u{A0}23", "1,234\u{A0}567",
    "1\u{3000}234",
    "30\t120", "1\u{A0}\u{A0}234",
  ])
  func ambiguousIsNoNumber(text: String) {
    #expect(DecimalNumber.parse(text) == nil)
  }
}
