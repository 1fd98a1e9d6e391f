extension Double {
  /// The number as a plain decimal, as `appendFixed` writes it; empty for NaN and infinities.
  public func fixedText(decimals: Int, trimmed: Bool = false) -> String {
    var bytes: [UInt8] = []
    bytes.appendFixed(self, decimals: decimals, trimmed: trimmed)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The nearest share 0…1.
  package var clampedToShare: Double { min(max(self, 0), 1) }
}
