/// Numbers in the bytes of a binary file. What is read must lie within the bytes.
extension [UInt8] {
  /// 32 bits with sign, the lowest byte first.
  func littleInt32(at place: Int) -> Int { Int(Int32(littleEndian: load(at: place))) }

  /// 32 bits with sign, the highest byte first.
  func bigInt32(at place: Int) -> Int { Int(Int32(bigEndian: load(at: place))) }

  /// 16 bits without sign, the lowest byte first.
  func littleUInt16(at place: Int) -> Int { Int(UInt16(littleEndian: load(at: place))) }

  /// 64 bits with sign, the lowest byte first.
  func littleInt64(at place: Int) -> Int64 { Int64(littleEndian: load(at: place)) }

  /// Any double, the lowest byte first.
  func littleDouble(at place: Int) -> Double {
    Double(bitPattern: UInt64(littleEndian: load(at: place)))
  }

  private func load<Number: BitwiseCopyable>(at place: Int) -> Number {
    withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Number.self) }
  }
}
