/// Names of columns that a `.dbf` has cut after ten bytes, of UTF-8 or of GBK, at the border of a character.
struct CutNames {
  /// In small letters.
  private let columns: [String]

  private static let length = 10

  init(_ foldedNames: [String]) { columns = foldedNames }

  /// The column that `name`, in small letters, became; nil where there is none, or where it was not cut.
  func column(of name: String) -> Int? {
    Self.cuts(of: name).lazy.compactMap { columns.firstIndex(of: $0) }.first
  }

  /// Whether another column was cut to the same name and then told apart by a number, as in `populati_1`: then it is
  /// not known which is which.
  func hasTwins(_ column: Int) -> Bool {
    let name = columns[column]
    return columns.contains { other in
      guard other != name, other.last?.isNumber == true else { return false }
      let stem = other.reversed().drop { $0.isNumber || $0 == "_" }.reversed()
      return stem.count > 5 && name.starts(with: stem)
    }
  }

  /// The column that one of the role's usual names became, and that name. What tells too little of a name is none:
  /// `community_` may be an id or a type, and 60岁以 is the beginning of 60岁以上 and of 60岁以下.
  func column(ofUsual role: FieldRole) -> (column: Int, name: String)? {
    for name in role.names {
      for cut in Self.cuts(of: name) where Self.isTelling(cut, of: name) {
        if let column = columns.firstIndex(of: cut), !hasTwins(column) { return (column, name) }
      }
    }
    return nil
  }

  private static func isTelling(_ cut: String, of name: String) -> Bool {
    let lost = name.count - cut.count
    guard let last = cut.last else { return false }
    return lost <= min(2, cut.count / 3) && !"_- 以及".contains(last)
  }

  /// What is left of `name` in UTF-8 and in GBK; empty where all of it is.
  private static func cuts(of name: String) -> [String] {
    let cuts = [
      cut(name) { $0.utf8.count }, cut(name) { $0.isASCII ? 1 : 2 * $0.unicodeScalars.count },
    ]
    return cuts.filter { $0 != name && !$0.isEmpty }
  }

  private static func cut(_ name: String, width: (Character) -> Int) -> String {
    var room = length
    let kept = name.prefix { character in
      room -= width(character)
      return room >= 0
    }
    return String(kept)
  }
}
