import CityData

extension Double {
  /// The number as a plain decimal.
  func fixedText(decimals: Int, trimmed: Bool = false) -> String {
    var bytes: [UInt8] = []
    bytes.appendFixed(self, decimals: decimals, trimmed: trimmed)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A share 0…1 as per cent with one decimal.
  var percentText: String { (self * 100).fixedText(decimals: 1) + "%" }
}
