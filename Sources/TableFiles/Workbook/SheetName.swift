/// What a sheet may be called.
enum SheetName {
  /// UTF-16 units.
  private static let longest = 31

  /// `name` without what Excel refuses, and unlike `others` without regard to case.
  static func legal(_ name: String, besides others: [String]) -> String {
    let taken = Set(others.map { $0.lowercased() })
    let plain = permitted(name)
    guard taken.contains(plain.lowercased()) else { return plain }
    var number = 2
    while true {
      let ending = " (\(number))"
      let name = cut(plain, to: longest - ending.utf16.count) + ending
      if !taken.contains(name.lowercased()) { return name }
      number += 1
    }
  }

  private static func permitted(_ name: String) -> String {
    let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.value < 0x20 || #"[]:*?/\"#.unicodeScalars.contains(scalar) ? "_" : scalar
    }
    let plain = String(String.UnicodeScalarView(scalars)).trimmingBlanks
    // A quote may stand inside only; "History" is the name of a sheet of Excel's own.
    let inside = plain.drop { $0 == "'" }
    let name = cut(String(inside), to: longest)
    let bare = name.last == "'" ? name.dropLast() + "_" : name
    if bare.isEmpty { return "Sheet" }
    return bare.lowercased() == "history" ? bare + "_" : bare
  }

  /// The first characters that are no more UTF-16 units than `length`.
  static func cut(_ text: String, to length: Int) -> String {
    guard text.utf16.count > length else { return text }
    var units = 0
    let fitting = text.prefix { character in
      units += character.utf16.count
      return units <= length
    }
    return String(fitting)
  }
}
