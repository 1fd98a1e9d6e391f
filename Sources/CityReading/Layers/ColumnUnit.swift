import TableFiles

/// What the numbers of a column count, and the units that its heading may state.
enum ColumnQuantity: Sendable {
  /// Words, ids: what stands in brackets in the heading says nothing of a unit.
  case text
  case people, households, pieces, points
  case squareMetres
  /// Degrees or metres, as the coordinate system says.
  case position
  /// The unit is kept as it is stated: nothing but numbers of the same column or a budget meets it.
  case money, distance
}

/// The unit of a column, as its heading states it.
enum ColumnUnit: Equatable, Sendable {
  /// None is stated, or nothing follows from it.
  case unstated
  /// Each number times the factor is in people, m² and so on.
  case times(Double)
  /// Kept as it is stated.
  case kept(String)
  /// So much per something: `人/km2`.
  case rate
  /// A part of what the column is about, such as an age group.
  case part
  case unknown(String)

  /// - Parameter text: as it stands in the heading, in lower case.
  init(_ text: String, of quantity: ColumnQuantity) {
    let word = text.filter { !$0.isWhitespace }
    if quantity == .text {
      self = .unstated
    } else if let unit = Self.known(word, of: quantity) {
      self = unit
    } else if Self.isRate(word) {
      self = .rate
    } else if Self.partWords.contains(where: word.contains) {
      self = .part
    } else if Self.isRemark(word) {
      self = .unstated
    } else {
      self = quantity == .distance ? .kept(text) : .unknown(text)
    }
  }

  /// The unit that a word is known to be; nil for any other word.
  static func known(_ word: String, of quantity: ColumnQuantity) -> ColumnUnit? {
    switch quantity {
    case .text: nil
    case .money: money.contains(word) ? .kept(word) : nil
    case .distance: distances.contains(word) ? .kept(word) : nil
    case .squareMetres: areas[word].map(ColumnUnit.times)
    case .people, .households, .pieces: (counts[word] ?? numbers[word]).map(ColumnUnit.times)
    case .points: ["分", "星", "points", "stars"].contains(word) ? .times(1) : nil
    case .position: positions.contains(word) ? .times(1) : nil
    }
  }

  /// Whether a unit is so much per something.
  private static func isRate(_ word: String) -> Bool {
    ["/", "每", "per", "%", "‰"].contains(where: word.contains)
  }

  private static let partWords = ["岁", "男", "女", "male", "aged", "years", "流动", "外来"]

  /// A year, or how and where the numbers come from.
  private static func isRemark(_ word: String) -> Bool {
    word.allSatisfy(\.isNumber) || word.contains("年") || remarks.contains(where: word.contains)
  }

  private static let remarks = [
    "常住", "户籍", "总", "合计", "普查", "七普", "六普", "估", "测算", "约", "实有", "必填", "选填", "可选", "建筑", "用房",
    "核定", "设计", "total", "estimate", "census", "optional", "required", "resident", "sum",
  ]

  /// One of whatever is counted.
  private static let counts: [String: Double] = Dictionary(
    uniqueKeysWithValues: [
      "人", "名", "口", "户", "个", "处", "座", "所", "家", "间", "张", "床", "位", "席", "台", "persons",
      "person", "people", "inhabitants", "einwohner", "personen", "personas", "pessoas",
      "habitants",
      "habitantes", "households", "beds", "seats", "places", "plätze", "pers", "hab",
    ].map { ($0, 1) })
  private static let numbers: [String: Double] = [
    "百人": 100, "千": 1000, "千人": 1000, "千户": 1000, "thousand": 1000, "thousands": 1000,
    "1000": 1000, "000": 1000, "k": 1000, "tsd": 1000, "tsd.": 1000, "万": 10_000, "万人": 10_000,
    "万户": 10_000, "wan": 10_000, "10000": 10_000, "10k": 10_000, "百万": 1e6, "百万人": 1e6,
    "million": 1e6, "millions": 1e6, "mio": 1e6,
  ]
  private static let mu = 2000.0 / 3
  private static let areas: [String: Double] = [
    "m2": 1, "m²": 1, "m^2": 1, "㎡": 1, "平方米": 1, "平米": 1, "平方": 1, "平": 1, "sqm": 1, "qm": 1,
    "亩": mu, "mu": mu, "ha": 10_000, "公顷": 10_000, "hectare": 10_000, "hectares": 10_000,
    "万平方米": 10_000, "万平米": 10_000, "万㎡": 10_000, "万m2": 10_000, "万m²": 10_000, "km2": 1e6,
    "km²": 1e6, "k㎡": 1e6, "㎢": 1e6, "平方公里": 1e6, "平方千米": 1e6, "sqkm": 1e6,
    "sqft": 0.092_903_04, "ft2": 0.092_903_04, "ft²": 0.092_903_04, "acre": 4046.856_422_4,
    "acres": 4046.856_422_4,
  ]
  private static let positions: Set = [
    "°", "度", "deg", "degree", "degrees", "十进制度", "decimaldegrees", "m", "米", "metre", "metres",
    "meter", "meters",
  ]
  private static let distances: Set = [
    "m", "km", "米", "公里", "千米", "min", "mins", "minutes", "分钟", "分", "s", "sec", "seconds", "秒",
    "h", "hours", "小时", "ft", "mi", "metres", "meters",
  ]
  private static let money: Set = [
    "元", "千元", "万元", "百万元", "亿元", "万", "亿", "wan", "yuan", "人民币", "人民币元", "rmb", "cny", "¥", "¥",
    "美元", "万美元", "港元", "欧元", "usd", "$", "us$", "eur", "euro", "euros", "€", "k€", "t€", "teur",
    "keur",
    "tsd€", "mio€", "tsd.€", "mio.€", "gbp", "£", "chf", "jpy", "brl", "r$", "hkd", "kusd", "musd",
    "meur", "m€", "thousand", "million", "k", "thousandeur", "millioneur", "thousandusd",
    "millionusd", "millionyuan", "10kyuan", "10kcny", "10000yuan", "10000cny",
  ]
}

/// A heading taken apart into what the column says and the unit of its numbers: `造价(万元)`, `cost_wan`,
/// `面积/亩`, `floor area (m2)`.
struct ColumnHeading {
  /// In lower case, underscores for blanks.
  let name: String
  let unit: ColumnUnit
  let quantity: ColumnQuantity

  /// - Parameter heading: in any case and width.
  init(_ heading: String, of quantity: ColumnQuantity) {
    self.quantity = quantity
    let text = Self.folded(String(heading.trimmingBlanks))
    if let (name, unit) = Self.bracketed(text) {
      self.name = Self.joined(name)
      self.unit = Self.isRate(name, quantity) ? .rate : ColumnUnit(unit, of: quantity)
    } else if let (name, unit) = Self.suffixed(text, of: quantity) {
      (self.name, self.unit) = (Self.joined(name), unit)
    } else {
      name = Self.joined(text)
      unit = Self.isRate(text, quantity) ? .rate : .unstated
    }
  }

  /// Whether the name itself says that numbers are so much per something.
  private static func isRate(_ name: String, _ quantity: ColumnQuantity) -> Bool {
    switch quantity {
    case .text, .position, .points, .distance: false
    default:
      ["密度", "density", "dichte", "densité", "densidad", "人均", "户均", "率"].contains(
        where: name.contains)
    }
  }

  /// `name(unit)`, in any brackets.
  private static func bracketed(_ text: String) -> (name: String, unit: String)? {
    guard let last = text.last, last == ")" || last == "]",
      let open = text.lastIndex(of: last == ")" ? "(" : "[")
    else { return nil }
    let (name, unit) = (text[..<open], text[text.index(after: open)...].dropLast())
    guard !name.isEmpty, !unit.isEmpty else { return nil }
    return (String(name), String(unit))
  }

  /// `name_unit`, `name unit` or `name/unit` where the unit is known.
  private static func suffixed(
    _ text: String, of quantity: ColumnQuantity
  ) -> (name: String, unit: ColumnUnit)? {
    guard quantity != .text, let mark = text.lastIndex(where: { "_ /:".contains($0) }) else {
      return nil
    }
    let word = String(text[text.index(after: mark)...])
    let isClear = word.utf8.count > 1 || quantity == .distance || quantity == .position
    guard isClear, mark > text.startIndex, let unit = ColumnUnit.known(word, of: quantity) else {
      return nil
    }
    return (String(text[..<mark]), unit)
  }

  private static func folded(_ heading: String) -> String {
    let widths: [Character: Character] = [
      "（": "(", "）": ")", "【": "[", "】": "]", "〔": "[", "〕": "]", "：": ":", "／": "/",
    ]
    return String(heading.lowercased().map { widths[$0] ?? $0 })
  }

  static func joined(_ name: String) -> String {
    name.split { $0.isWhitespace || $0 == "_" || $0 == ":" }.joined(separator: "_")
  }
}
