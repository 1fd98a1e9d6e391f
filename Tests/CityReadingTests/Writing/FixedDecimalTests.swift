import CityReading
import Foundation
import TableFiles
import TestSupport
import Testing
import Wording

/// What C's printf writes, without the sign of a zero.
private func printed(_ value: Double, decimals: Int) -> String {
  var buffer = [CChar](repeating: 0, count: 400)
  _ = withVaList([Int32(decimals), value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
  let text = String(
    decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) }
    ? String(text.dropFirst()) : text
}

private func fixed(_ value: Double?, decimals: Int, trimmed: Bool = false) -> String {
  var bytes: [UInt8] = []
  bytes.appendFixed(value, decimals: decimals, trimmed: trimmed)
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct FixedDecimalTests {
  /// A million numbers, or 100,000.
  @Test func agreesWithPrintfOnNumbersOfUsualSize() {
    var random = SeededRandom(1)
    var wrong: [Double] = []
    for index in 0..<Thoroughness.cases(100_000, exhaustive: 1_000_000) {
      let value = Double.random(in: -1...1, using: &random) * [1, 1e3, 1e6, 1e9][index % 4]
      let decimals = index % 10
      if fixed(value, decimals: decimals) != printed(value, decimals: decimals) {
        wrong.append(value)
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test func agreesWithPrintfOnAnyBitPattern() {
    var random = SeededRandom(2)
    for index in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let decimals = index % 20
      #expect(fixed(value, decimals: decimals) == printed(value, decimals: decimals))
    }
  }

  @Test(arguments: [
    (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
    (-0.125, 2, "-0.12"), (0.0009765625, 9, "0.000976562"), (1.005, 2, "1.00"),
    (0.9999999995, 9, "0.999999999"), (0.99999999951, 9, "1.000000000"),
  ])
  func roundsTiesToEvenOnTheExactValue(value: Double, decimals: Int, text: String) {
    #expect(fixed(value, decimals: decimals) == text)
  }

  @Test func extremesAreWrittenInFull() {
    for value in [
      Double.greatestFiniteMagnitude, -Double.greatestFiniteMagnitude, .leastNonzeroMagnitude,
      .leastNormalMagnitude, 0x1p63, 0x1p64, 0x1p127, 0x1p128, 1e22, 1e23, 0x1p53,
    ] {
      for decimals in [0, 1, 7, 9, 19] {
        #expect(fixed(value, decimals: decimals) == printed(value, decimals: decimals))
      }
    }
  }

  @Test func zeroHasNoSign() {
    #expect(fixed(-0.0, decimals: 3) == "0.000")
    #expect(fixed(-0.0001, decimals: 3) == "0.000")
  }

  @Test func whatIsNoNumberWritesNothing() {
    #expect(fixed(nil, decimals: 3) == "")
    #expect(fixed(.nan, decimals: 3) == "")
    #expect(fixed(.infinity, decimals: 3) == "")
  }

  @Test(arguments: [
    (500, 3, "500"), (0, 3, "0"), (0.25, 9, "0.25"), (1000, 0, "1000"), (0.0004, 3, "0"),
    (1e30, 2, "1000000000000000019884624838656"),
  ])
  func trimsTheFractionOnly(value: Double, decimals: Int, text: String) {
    #expect(fixed(value, decimals: decimals, trimmed: true) == text)
  }

  @Test(arguments: [(0, "0"), (-7, "-7"), (Int.max, "9223372036854775807")])
  func writesIntegers(value: Int, text: String) {
    var bytes: [UInt8] = []
    bytes.append(decimal: value)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test func writesTheLeastInteger() {
    var bytes: [UInt8] = []
    bytes.append(decimal: .min)
    #expect(String(decoding: bytes, as: UTF8.self) == "-9223372036854775808")
  }
}
