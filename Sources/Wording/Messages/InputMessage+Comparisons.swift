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

  /// - Parameter factor: of the greater to the smaller number, the same in most communities.
  package static func peopleByFactor(layer: Double, own: Double, factor: Double) -> InputMessage {
    let numbers = (layer.fixedText(decimals: 1), own.fixedText(decimals: 1))
    let times = factor.fixedText(decimals: factor < 10 ? 2 : 0, trimmed: true)
    let reason = (80...125).contains(factor) ? hundredfold(isMore: layer > own) : nil
    return InputMessage(
      en: "the population layer has \(numbers.0) people where the communities themselves state"
        + " \(numbers.1): factor \(times) in nearly every community"
        + (reason.map { "; " + $0.en } ?? ""),
      zh: "人口图层合计\(numbers.0)人,社区自填人口合计\(numbers.1)人:几乎所有社区均相差约\(times)倍"
        + (reason.map { "," + $0.zh } ?? ""),
      fixEn: "check the unit, the year and whether rows come twice; correct one of the two",
      fixZh: "请核对单位、年份及是否重复计入,并改正其一")
  }

  private static func hundredfold(isMore: Bool) -> LocalizedText {
    isMore
      ? LocalizedText(zh: "是否将每平方公里人数填入了百米格网?", en: "people per km² in cells of 100 m?")
      : LocalizedText(zh: "图层是否以百人计?", en: "is the layer in hundreds?")
  }

  /// - Parameters:
  ///   - group: such as `elderly`.
  ///   - whose: the layer's or the communities'.
  ///   - isShare: all are at most 1; otherwise there are too many.
  package static func groupIsNoNumber(
    _ group: String, whose: LocalizedText, numbers: (group: Double, people: Double), isShare: Bool
  ) -> InputMessage {
    let (some, all) = (numbers.group.fixedText(decimals: 1), numbers.people.fixedText(decimals: 1))
    return InputMessage(
      en: "\(whose.en): '\(group)' sums to \(some) of \(all) people: "
        + (isShare ? "its numbers look like shares" : "it looks like per cent or another unit"),
      zh: "\(whose.zh):“\(group)”合计\(some),总人口\(all):" + (isShare ? "疑似比例" : "疑似百分数或其他单位"),
      fixEn: "give numbers of people", fixZh: "请填写人数")
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
        + " within 10 m, or 50 m in two files: \(en)\(more)",
      zh: "有\(pairs.count)处疑似重复,10米内(不同文件50米内)有两个同类同名设施:\(zh)\(more)",
      fixEn: "remove one of the two, or give both one site_id", fixZh: "请删去其一,或填写相同的site_id")
  }
}
