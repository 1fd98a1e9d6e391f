import TableFiles
import Wording

extension Double {
  /// At most two decimals, without zeros at the end.
  var shortText: String { fixedText(decimals: 2, trimmed: true) }

  /// A share 0…1 as per cent with one decimal.
  var percentText: String { (self * 100).fixedText(decimals: 1) + "%" }

  /// A share 0…1 as per cent without needless decimals.
  var percentShortText: String { (self * 100).shortText + "%" }
}
