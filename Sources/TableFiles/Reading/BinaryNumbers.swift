/// Numbers in the bytes of a binary file, in either order of bytes. What is read must lie within the bytes.
extension UnsafeRawBufferPointer {
  @inline(__always)
  func word(at place: Int, isBig: Bool) -> UInt32 { number(at: place, isBig: isBig) }

  @inline(__always)
  func double(at place: Int, isBig: Bool) -> Double {
    Double(bitPattern: number(at: place, isBig: isBig))
  }

  @inline(__always)
  fileprivate func number<Number: FixedWidthInteger & BitwiseCopyable>(
    at place: Int, isBig: Bool
  ) -> Number {
    let pattern = loadUnaligned(fromByteOffset: place, as: Number.self)
    return isBig ? Number(bigEndian: pattern) : Number(littleEndian: pattern)
  }
}

extension [UInt8] {
  /// 32 bits with sign, the lowest byte first.
  func littleInt32(at place: Int) -> Int { Int(number(at: place) as Int32) }

  /// 32 bits with sign, the highest byte first.
  func bigInt32(at place: Int) -> Int { Int(number(at: place, isBig: true) as Int32) }

  /// 16 bits without sign, the lowest byte first.
  func littleUInt16(at place: Int) -> Int { Int(number(at: place) as UInt16) }

  /// 64 bits with sign, the lowest byte first.
  func littleInt64(at place: Int) -> Int64 { number(at: place) }

  /// Any double, the lowest byte first.
  func littleDouble(at place: Int) -> Double { Double(bitPattern: number(at: place)) }

  private func number<Number: FixedWidthInteger & BitwiseCopyable>(
    at place: Int, isBig: Bool = false
  ) -> Number {
    withUnsafeBytes { $0.number(at: place, isBig: isBig) }
  }
}
