/// Unit of the lengths of a table of edges, as a study writes it.
public enum LengthUnit: String, Sendable, CaseIterable {
  case metre = "m"
  case kilometre = "km"
  case foot = "ft"
  case yard = "yd"
  case mile = "mi"

  /// Metres of one; international foot, yard and mile (1959).
  public var metres: Double {
    switch self {
    case .metre: 1
    case .kilometre: 1000
    case .foot: 0.3048
    case .yard: 0.9144
    case .mile: 1609.344
    }
  }

  /// The unit that the name of a column ends with, as `length_km` and `长度(公里)` do.
  init?(column: String) {
    let words = column.lowercased().split { "_ -()（）[]".contains($0) }.map(String.init)
    guard let last = words.last else { return nil }
    let found = Self.names.first { $0.names.contains { last == $0 || last.hasHanSuffix($0) } }
    guard let found else { return nil }
    self = found.unit
  }

  private static let names: [(unit: LengthUnit, names: [String])] = [
    (.kilometre, ["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "公里", "千米"]),
    (.foot, ["ft", "foot", "feet", "英尺"]),
    (.yard, ["yd", "yards", "码"]),
    (.mile, ["mi", "mile", "miles", "英里"]),
    (.metre, ["m", "metre", "metres", "meter", "meters", "米"]),
  ]
}

extension String {
  /// Chinese names are written without a mark between words.
  fileprivate func hasHanSuffix(_ name: String) -> Bool {
    name.utf8.count > name.count && hasSuffix(name)
  }
}
