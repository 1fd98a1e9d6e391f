/// A whole number times a power of ten as the nearest double, by one or two multiplications of 64 bits: the
/// algorithm of Eisel and Lemire (Lemire 2021, doi:10.1002/spe.2984).
///
/// ```
/// powersOfFive   [ 5⁻²⁷ … 5⁰ … 5⁵⁵ ]   128 bits each, the highest one set; those below 0 rounded up
/// ```
enum DecimalScaling {
  /// Exponents beyond are rare in what people measure, and need a wider division to find their powers.
  static let exponents = -27...55

  private static let powersOfFive: [UInt128] = exponents.map { exponent in
    exponent < 0 ? reciprocal(ofFiveTo: -exponent) : power(exponent)
  }

  /// 5^n at the left end of 128 bits; exact, since 5⁵⁵ < 2¹²⁸.
  private static func power(_ exponent: Int) -> UInt128 {
    let power = (0..<exponent).reduce(UInt128(1)) { value, _ in value * 5 }
    return power << UInt128(power.leadingZeroBitCount)
  }

  /// 2^(127 + bits of 5^n) / 5^n, rounded up, for n ≤ 27.
  private static func reciprocal(ofFiveTo exponent: Int) -> UInt128 {
    let divisor = (0..<exponent).reduce(UInt64(1)) { value, _ in value * 5 }
    let bits = 64 - divisor.leadingZeroBitCount
    // The dividend is 2^(127 + bits): long division in 64-bit digits.
    let (first, rest) = divisor.dividingFullWidth((1 << UInt64(bits - 1), 0))
    let (second, _) = divisor.dividingFullWidth((rest, 0))
    return UInt128(first) << 64 + UInt128(second) + 1
  }

  private static let explicitBits = 52
  private static let smallestExponent = -1023

  /// `mantissa` · 10^`exponent`, correctly rounded; nil where it cannot be told or is no normal number.
  ///
  /// - Parameters:
  ///   - mantissa: all digits of the number.
  ///   - exponent: one of `exponents`.
  /// - Complexity: O(1).
  static func double(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    guard mantissa != 0 else { return 0 }
    let zeros = mantissa.leadingZeroBitCount
    let product = product(mantissa << UInt64(zeros), exponent)
    let top = Int(product.high >> 63)
    let shift = top + 64 - explicitBits - 3
    var digits = product.high >> UInt64(shift)
    // log₂ 10 in 16 bits: the binary exponent of the power of ten.
    var power = (217_706 * exponent) >> 16 + 63 + top - zeros - smallestExponent
    guard power > 0 else { return nil }
    let mayBeHalfway = product.low <= 1 && (-4...23).contains(exponent) && digits & 3 == 1
    if mayBeHalfway && digits << UInt64(shift) == product.high { digits &= ~1 }
    digits = (digits + digits & 1) >> 1
    if digits >= 2 << UInt64(explicitBits) {
      digits = 1 << UInt64(explicitBits)
      power += 1
    }
    guard power < 2047 else { return nil }
    return Double(
      bitPattern: UInt64(power) << UInt64(explicitBits) | digits & (1 << UInt64(explicitBits) - 1))
  }

  /// The upper 128 bits of the product, as exact as rounding needs.
  @inline(__always)
  private static func product(_ digits: UInt64, _ exponent: Int) -> (high: UInt64, low: UInt64) {
    let power = powersOfFive[exponent - exponents.lowerBound]
    var (high, low) = digits.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power >> 64))
    guard high & 0x1FF == 0x1FF else { return (high, low) }
    let second = digits.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power)).high
    low = low &+ second
    if second > low { high += 1 }
    return (high, low)
  }
}
