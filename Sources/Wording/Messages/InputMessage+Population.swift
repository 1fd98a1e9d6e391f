/// What population layers say that cannot be.
extension InputMessage {
  /// - Parameter largest: of the numbers that count; nil without any.
  package static func nodata(_ value: String, rows: Int, largest: String?) -> InputMessage {
    let shown = excerpt(value)
    return InputMessage(
      en: "\(shown) in \(rows) rows stands for \"no data\" and is left out"
        + (largest.map { " (the largest other value is \($0))" } ?? ""),
      zh: "有\(rows)行的值为\(shown),属“无数据”标记,未计入" + (largest.map { "(其余最大值为\($0))" } ?? ""),
      fixEn: "nothing to do if that is right; otherwise correct the number",
      fixZh: "如无误则无需处理;否则请改正数值")
  }

  package static func nodataValue(_ value: String) -> InputMessage {
    InputMessage(
      en: "\(excerpt(value)) stands for \"no data\"", zh: "\(excerpt(value))属“无数据”标记",
      fixEn: "leave the cell empty", fixZh: "请留空")
  }

  package static func nodataPairs(_ value: String, pairs: Int) -> InputMessage {
    InputMessage(
      en: "the cost \(value) of \(pairs) pairs stands for \"no data\": they are taken as not there",
      zh: "有\(pairs)对的费用为\(value),属“无数据”标记,视为没有该对",
      fixEn: "leave the pairs out", fixZh: "请删去这些行")
  }

  package static func samePoints(_ rows: Int, people: Double, of all: Double) -> InputMessage {
    InputMessage(
      en:
        "\(rows) points repeat the place and the people of an earlier one: \(amount(people)) of \(amount(all)) people",
      zh: "有\(rows)个点与前面的点位置、人数都相同,涉及\(amount(people))人(共\(amount(all))人)",
      fixEn: "remove rows that come twice", fixZh: "请删去重复的行")
  }

  package static func cellsTwice(_ rows: Int, people: Double, of all: Double) -> InputMessage {
    InputMessage(
      en:
        "\(rows) cells lie on earlier ones: \(amount(people)) of \(amount(all)) people may count twice",
      zh: "有\(rows)个格网与前面的格网重叠,\(amount(people))人(共\(amount(all))人)可能重复计入",
      fixEn: "remove cells that come twice, such as those of tiles that overlap",
      fixZh: "请删去重复的格网,如相互重叠的分幅")
  }

  package static func populationOverlaps(_ pairs: Int, people: Double, of all: Double)
    -> InputMessage
  {
    InputMessage(
      en:
        "\(pairs) pairs of population polygons overlap: \(amount(people)) of \(amount(all)) people may count twice",
      zh: "有\(pairs)对人口面相互重叠,\(amount(people))人(共\(amount(all))人)可能重复计入",
      fixEn: "remove polygons that come twice, or correct their borders",
      fixZh: "请删去重复的面,或改正边界")
  }

  package static func cellTooWide(_ side: Double, spacing: Double) -> InputMessage {
    InputMessage(
      en:
        "cell: \(side.plain) is wider than the rows are apart (\(spacing.plain)): most cells overlap",
      zh: "cell: \(side.plain)大于各行中心的间距(\(spacing.plain)),多数格网重叠",
      fixEn: "state the side in the unit of the coordinates, such as cell: \(spacing.plain)",
      fixZh: "请按坐标的单位填写边长,如 cell: \(spacing.plain)")
  }

  package static func cellTooNarrow(_ side: Double, spacing: Double) -> InputMessage {
    InputMessage(
      en:
        "cell: \(side.plain) is narrower than the rows are apart (\(spacing.plain)): cells do not meet",
      zh: "cell: \(side.plain)小于各行中心的间距(\(spacing.plain)),格网互不相接",
      fixEn: "state the side in the unit of the coordinates, such as cell: \(spacing.plain)",
      fixZh: "请按坐标的单位填写边长,如 cell: \(spacing.plain)")
  }

  private static func amount(_ people: Double) -> String {
    people < 1e12 ? people.fixedText(decimals: people < 100 ? 1 : 0) : "> 1000000000000"
  }
}

extension Double {
  /// Six significant digits, whole numbers without a point.
  fileprivate var plain: String {
    guard magnitude >= 1e-6, magnitude < 1e9 else { return "\(self)" }
    var scale = 1.0
    while magnitude * scale < 1e5 { scale *= 10 }
    let rounded = (self * scale).rounded() / scale
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
