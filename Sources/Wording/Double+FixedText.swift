extension Double {
  /// The number as a plain decimal, as `appendFixed` writes it; empty for NaN and infinities.
  public func fixedText(decimals: Int, trimmed: Bool = false) -> String {
    var bytes: [UInt8] = []
    bytes.appendFixed(self, decimals: decimals, trimmed: trimmed)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// At most two decimals, without zeros at the end.
  package var shortText: String { fixedText(decimals: 2, trimmed: true) }

  /// A share 0…1 as per cent with one decimal.
  package var percentText: String { (self * 100).fixedText(decimals: 1) + "%" }

  /// A share 0…1 as per cent without needless decimals.
  package var percentShortText: String { (self * 100).shortText + "%" }

  /// The nearest share 0…1.
  package var clampedToShare: Double { min(max(self, 0), 1) }
}
