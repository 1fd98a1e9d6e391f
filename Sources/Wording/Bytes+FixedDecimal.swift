extension [UInt8] {
  /// Appends `value` as a plain decimal, rounded from its exact binary value, ties to even.
  ///
  /// Writes what C's `printf("%.*f")` writes, except that a result of zero never has a sign; NaN,
  /// infinities and nil write nothing.
  ///
  /// - Parameters:
  ///   - decimals: digits behind the point, 0…19.
  ///   - trimmed: whether zeros at the end of the fraction are left out.
  /// - Complexity: O(digits), or O(digits²) where |value| · 10^`decimals` needs more than 127 bits.
  public mutating func appendFixed(_ value: Double?, decimals: Int, trimmed: Bool = false) {
    guard let value, value.isFinite else { return }
    guard let scaled = value.scaledExactly(decimals: decimals) else {
      return appendHuge(value, decimals: trimmed ? 0 : decimals)
    }
    if value < 0 && scaled > 0 { append(UInt8(ascii: "-")) }
    if let small = UInt64(exactly: scaled) {
      appendScaled(small, decimals: decimals)
    } else {
      appendScaled(scaled, decimals: decimals)
    }
    if trimmed && decimals > 0 { trimFraction() }
  }

  /// Appends `value` in decimal digits.
  public mutating func append(decimal value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    appendScaled(UInt64(value.magnitude), decimals: 0)
  }

  /// Appends `scaled` ÷ 10^`decimals`. The digits are made from the last to the first in a buffer
  /// that holds the 39 of 128 bits with a point.
  private mutating func appendScaled<Magnitude: FixedWidthInteger & UnsignedInteger>(
    _ scaled: Magnitude, decimals: Int
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
      var rest = scaled
      var start = buffer.count
      let point = decimals > 0 ? buffer.count - decimals - 1 : -1
      repeat {
        start -= 1
        if start == point {
          buffer[start] = UInt8(ascii: ".")
          continue
        }
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
        rest = quotient
      } while rest > 0 || (point >= 0 && start >= point)
      append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  private mutating func trimFraction() {
    while last == UInt8(ascii: "0") { removeLast() }
    if last == UInt8(ascii: ".") { removeLast() }
  }

  /// Appends a value that has no fraction: its significand, doubled as often as its exponent says in
  /// limbs of nine digits.
  private mutating func appendHuge(_ value: Double, decimals: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var limbs = [value.integerSignificand % limbBase, value.integerSignificand / limbBase]
    for _ in 0..<value.integerExponent { limbs.doubleLimbs() }
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      }
    }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    append(contentsOf: digits.reversed())
    guard decimals > 0 else { return }
    append(UInt8(ascii: "."))
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: decimals))
  }
}

/// Limbs hold nine decimal digits each, the lowest first.
private let limbBase: UInt64 = 1_000_000_000

extension [UInt64] {
  fileprivate mutating func doubleLimbs() {
    var carry: UInt64 = 0
    for index in indices {
      let doubled = self[index] * 2 + carry
      self[index] = doubled % limbBase
      carry = doubled / limbBase
    }
    if carry > 0 { append(carry) }
  }
}

extension Double {
  /// The magnitude is `integerSignificand` · 2^`integerExponent`.
  fileprivate var integerSignificand: UInt64 {
    isNormal ? significandBitPattern | 1 << 52 : significandBitPattern
  }

  fileprivate var integerExponent: Int {
    Int(exponentBitPattern) - (isNormal ? 1075 : 1074)
  }

  /// |self| · 10^`decimals` rounded to the nearest integer, ties to even; nil when it may not
  /// fit.
  fileprivate func scaledExactly(decimals: Int) -> UInt128? {
    let power = powersOfTen[decimals]
    let exponent = integerExponent
    if exponent >= 0 {
      guard exponent < 127 - 53 - Int(power.bitWidth - power.leadingZeroBitCount) else {
        return nil
      }
      return (UInt128(integerSignificand) << UInt128(exponent)) * UInt128(power)
    }
    let (high, low) = integerSignificand.multipliedFullWidth(by: power)
    let product = UInt128(high) << 64 | UInt128(low)
    let shift = -exponent
    guard shift < 128 else { return 0 }
    return product.shiftedToNearest(by: UInt128(shift))
  }
}

extension UInt128 {
  /// self ÷ 2^`bits`, rounded to the nearest integer, ties to even.
  fileprivate func shiftedToNearest(by bits: UInt128) -> UInt128 {
    let quotient = self >> bits
    let rest = self & ((1 << bits) - 1)
    let half: UInt128 = 1 << (bits - 1)
    let roundsUp = rest > half || (rest == half && quotient & 1 == 1)
    return roundsUp ? quotient + 1 : quotient
  }
}

/// 10⁰…10¹⁹, the powers of ten that fit in 64 bits.
private let powersOfTen: [UInt64] = (0..<19).reduce(into: [1]) { powers, index in
  powers.append(powers[index] * 10)
}
