/// What the lengths of a table of edges may be in instead of metres.
package enum LikelyUnit: Sendable, Equatable {
  case metres, kilometres, feet, yards, miles, centimetres, millimetres, degrees, webMercator
  case hours, minutes, seconds

  var name: LocalizedText {
    switch self {
    case .metres: LocalizedText(zh: "米", en: "metres")
    case .kilometres: LocalizedText(zh: "公里", en: "kilometres")
    case .feet: LocalizedText(zh: "英尺", en: "feet")
    case .yards: LocalizedText(zh: "码", en: "yards")
    case .miles: LocalizedText(zh: "英里", en: "miles")
    case .centimetres: LocalizedText(zh: "厘米", en: "centimetres")
    case .millimetres: LocalizedText(zh: "毫米", en: "millimetres")
    case .degrees: LocalizedText(zh: "度", en: "degrees")
    case .webMercator: LocalizedText(zh: "网络墨卡托投影的米", en: "metres of the Web Mercator map")
    case .hours: LocalizedText(zh: "步行小时数", en: "hours of walking")
    case .minutes: LocalizedText(zh: "步行分钟数", en: "minutes of walking")
    case .seconds: LocalizedText(zh: "步行秒数", en: "seconds of walking")
    }
  }

  /// What `length_unit` calls it, where it knows it.
  var key: String? {
    switch self {
    case .metres: "m"
    case .kilometres: "km"
    case .feet: "ft"
    case .yards: "yd"
    case .miles: "mi"
    default: nil
    }
  }
}

extension InputMessage {
  package static func lengthsTooShort(
    _ count: Int, of all: Int, factor: Double, likely: LikelyUnit?
  ) -> InputMessage {
    let shown = significant(factor)
    return InputMessage(
      en: "\(count) of \(all) lengths are shorter than the straight line between their nodes "
        + "(\(shown) of it in the middle)"
        + (likely.map { ": they look like \($0.name[.en])" } ?? ""),
      zh: "\(all)段中有\(count)段的长度小于两端节点的直线距离(中位数为其\(shown)倍)"
        + (likely.map { ",疑似单位为\($0.name[.zh])" } ?? ""),
      fixEn: lengthFix(likely)[.en], fixZh: lengthFix(likely)[.zh])
  }

  package static func lengthsTooLong(factor: Double, likely: LikelyUnit) -> InputMessage {
    let shown = significant(factor)
    return InputMessage(
      en:
        "the lengths are \(shown) times the straight line between their nodes in the middle and never near it: "
        + "they look like \(likely.name[.en])",
      zh: "长度的中位数为两端节点直线距离的\(shown)倍,且无一接近直线距离,疑似单位为\(likely.name[.zh])",
      fixEn: lengthFix(likely)[.en], fixZh: lengthFix(likely)[.zh])
  }

  package static func someLengthsTooShort(_ count: Int, of all: Int) -> InputMessage {
    InputMessage(
      en:
        "\(count) of \(all) edges, this the first, are shorter than the straight line between their nodes",
      zh: "\(all)段中有\(count)段的长度小于两端节点的直线距离,此为首段",
      fixEn: "correct the lengths or the places of the nodes", fixZh: "请改正长度或节点坐标")
  }

  package static func noLengths(_ columns: [String]) -> InputMessage {
    InputMessage(
      en:
        "no field for lengths among: \(list(columns, ", ")); the straight lines between nodes count",
      zh: "未找到长度字段(现有字段:\(list(columns, "、"))),按节点间直线距离计算",
      fixEn: "name it in the study: fields: {length: …}", fixZh: "请在study文件中写明 fields: {length: …}")
  }

  package static func lengthsNotStated(_ count: Int, of all: Int) -> InputMessage {
    InputMessage(
      en: "\(count) of \(all) edges have no length; the straight line between their nodes counts",
      zh: "\(all)段中有\(count)段没有长度,按节点间直线距离计算",
      fixEn: "fill in the lengths", fixZh: "请补填长度")
  }

  private static func lengthFix(_ likely: LikelyUnit?) -> LocalizedText {
    guard let key = likely?.key else {
      return LocalizedText(
        zh: "请改为米并写明 length_unit: m,或删去该列(按直线距离计算)",
        en:
          "give lengths in metres and say length_unit: m, or leave the column out: straight lines count then"
      )
    }
    return LocalizedText(
      zh: "请在network中写明 length_unit: \(key)(--length-unit \(key)),或改为米",
      en:
        "say length_unit: \(key) in the section of the network (--length-unit \(key)), or give metres"
    )
  }

  /// The first three digits.
  private static func significant(_ value: Double) -> String {
    var (decimals, scaled) = (0, abs(value))
    while decimals < 9, scaled < 100 {
      scaled *= 10
      decimals += 1
    }
    return value.fixedText(decimals: decimals, trimmed: true)
  }
}
