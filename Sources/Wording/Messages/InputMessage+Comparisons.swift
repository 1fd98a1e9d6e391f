extension InputMessage {
  // MARK: - What does not fit together

  /// - Parameters:
  ///   - layer: people of the population layer.
  ///   - own: people that the communities state themselves.
  ///   - factor: of one to the other, about; 1000 or 10000.
  package static func peopleInOtherUnit(
    layer: Double, own: Double, factor: Double
  ) -> InputMessage {
    let numbers = (layer.fixedText(decimals: 1), own.fixedText(decimals: 1))
    let unit = unit(factor)
    let isLayer = layer < own
    return InputMessage(
      en: "the population layer has \(numbers.0) people where the communities themselves state"
        + " \(numbers.1): \(isLayer ? "the layer" : "their column") seems to be in \(unit.en)"
        + " (factor \(factor.shortText))",
      zh: "人口图层合计\(numbers.0)人,社区自填人口合计\(numbers.1)人:\(isLayer ? "前者" : "后者")似以\(unit.zh)计"
        + "(相差约\(factor.shortText)倍)",
      fixEn: "multiply the numbers by \(factor.shortText)",
      fixZh: "请将数值乘以\(factor.shortText)")
  }

  /// - Parameter isFew: there are too few people for the households, not too many.
  package static func peopleAgainstHouseholds(
    people: Double, households: Double, factor: Double, isFew: Bool
  ) -> InputMessage {
    let numbers = (people.fixedText(decimals: 1), households.fixedText(decimals: 1))
    let unit = unit(factor)
    return InputMessage(
      en: "\(numbers.0) people in \(numbers.1) households:"
        + " \(isFew ? "people" : "households") seem to be counted in \(unit.en)"
        + " (factor \(factor.shortText))",
      zh:
        "\(numbers.1)户仅对应\(numbers.0)人:\(isFew ? "人口" : "户数")似以\(unit.zh)计(相差约\(factor.shortText)倍)",
      fixEn: "multiply the numbers by \(factor.shortText)",
      fixZh: "请将数值乘以\(factor.shortText)")
  }

  private static func unit(_ factor: Double) -> LocalizedText {
    factor < 5000
      ? LocalizedText(zh: "千", en: "thousands") : LocalizedText(zh: "万", en: "ten thousands")
  }

  /// - Parameter pairs: ids and names of two facilities each that are one place.
  package static func doubledFacilities(_ pairs: [(String, String)]) -> InputMessage {
    let shown = pairs.prefix(5)
    let en = shown.map { "\($0) and \($1)" }.joined(separator: "; ")
    let zh = shown.map { "\($0)与\($1)" }.joined(separator: ";")
    let more = pairs.count > shown.count ? "; …" : ""
    return InputMessage(
      en: "\(pairs.count) places seem to be there twice, as two facilities of one type and name"
        + " within 10 m: \(en)\(more)",
      zh: "有\(pairs.count)处疑似重复,10米内有两个同类同名设施:\(zh)\(more)",
      fixEn: "remove one of the two, or give both one site_id", fixZh: "请删去其一,或填写相同的site_id")
  }
}
