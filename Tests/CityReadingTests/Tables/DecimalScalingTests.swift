import Foundation
import Testing

@testable import TableFiles

/// Numbers of many digits against the C library's conversion, which is exact.
@Suite struct DecimalScalingTests {
  private static func exact(_ mantissa: UInt64, _ exponent: Int) -> Double {
    strtod("\(mantissa)e\(exponent)", nil)
  }

  /// Mantissas of all lengths at every exponent, among them those next to powers of two.
  @Test func agreesWithTheCLibrary() {
    var generator = SystemRandomNumberGenerator()
    var told = 0
    for exponent in DecimalScaling.exponents {
      for bits in 1...64 {
        let random = UInt64.random(in: 0...(.max >> UInt64(64 - bits)), using: &generator)
        for mantissa in [random, 1 << UInt64(bits - 1), .max >> UInt64(64 - bits)] {
          guard let number = DecimalScaling.double(mantissa, exponent) else { continue }
          told += 1
          #expect(
            number.bitPattern == Self.exact(mantissa, exponent).bitPattern,
            "\(mantissa)e\(exponent)")
        }
      }
    }
    #expect(told == DecimalScaling.exponents.count * 64 * 3)
  }

  /// Halfway between two doubles, and one unit of the last digit beside.
  @Test func halfways() {
    for bits in 54...63 {
      for odd in [UInt64(1), 3, 5] {
        let mantissa = (1 << UInt64(bits)) + odd << UInt64(bits - 53)
        for number in [mantissa - 1, mantissa, mantissa + 1] {
          for exponent in -4...4 {
            #expect(
              DecimalScaling.double(number, exponent)?.bitPattern
                == Self.exact(number, exponent).bitPattern, "\(number)e\(exponent)")
          }
        }
      }
    }
  }

  @Test func coordinatesWithAllDigits() {
    for step in 0..<20_000 {
      let degrees = 120 + Double(step) * 0.000_031_415_926_535
      var position = 0
      let scanned = DecimalNumber.scan(Array("\(degrees)".utf8) + [0], at: &position)
      #expect(scanned == degrees)
    }
  }
}
