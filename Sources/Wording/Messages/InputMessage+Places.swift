extension InputMessage {
  // MARK: - Places

  package static let lostSign = InputMessage(
    en: "a minus sign of the coordinates seems to be lost, or one too many",
    zh: "坐标的负号似乎丢失或多余", fixEn: "correct the sign", fixZh: "请改正正负号")

  /// - Parameters:
  ///   - system: that is stated, which does not count zones.
  ///   - other: the system that does, where it is known.
  package static func zoneBefore(_ zone: Int, _ system: String, other: String?) -> InputMessage {
    InputMessage(
      en: "the easting begins with a zone number (\(zone)), which \(system) does not count",
      zh: "横坐标带有带号\(zone),而\(system)的横坐标不含带号",
      fixEn: "state \(other.map { "crs: \($0)" } ?? "the system with zone numbers"),"
        + " or take the first digits (\(zone)) off the eastings",
      fixZh: "请改用\(other.map { "crs: \($0)" } ?? "含带号的坐标系"),或去掉横坐标的带号\(zone)")
  }

  package static func zoneMissing(_ zone: Int, _ system: String, other: String?) -> InputMessage {
    InputMessage(
      en: "the easting lacks the zone number (\(zone)) that \(system) begins with",
      zh: "横坐标缺少带号,而\(system)的横坐标含带号\(zone)",
      fixEn: "state \(other.map { "crs: \($0)" } ?? "the system without zone numbers"),"
        + " or put \(zone) before the eastings",
      fixZh: "请改用\(other.map { "crs: \($0)" } ?? "不含带号的坐标系"),或在横坐标前加带号\(zone)")
  }

  package static let acrossAntimeridian = InputMessage(
    en: "the communities lie on both sides of longitude 180, which is not computed",
    zh: "社区跨180度经线,无法计算",
    fixEn: "examine the two sides in runs of their own", fixZh: "请将两侧分开评估")

  package static func datumUnknown(_ name: String, code: String) -> InputMessage {
    InputMessage(
      en: "no transformation from '\(name)' (\(code)) is known, its degrees are taken as they are:"
        + " places may be off by some 100 m",
      zh: "没有从“\(name)”(\(code))的转换参数,按近似处理,位置可能偏差约100米",
      fixEn: "transform the file to CGCS2000 or WGS 84 with the parameters of the surveying office",
      fixZh: "请用测绘部门的参数转换为CGCS2000或WGS 84")
  }

  package static func datumRough(_ name: String, code: String, metres: Double) -> InputMessage {
    let metres = metres.fixedText(decimals: 0)
    return InputMessage(
      en: "the transformation from '\(name)' (\(code)) is known to about \(metres) m",
      zh: "从“\(name)”(\(code))的转换精度约\(metres)米",
      fixEn: "transform the file to CGCS2000 or WGS 84 with the parameters of the surveying office",
      fixZh: "请用测绘部门的参数转换为CGCS2000或WGS 84")
  }

  /// What a layer is of.
  package enum Placed: Sendable {
    case facilities, entrances, barriers, residential, population, candidates, complaints

    fileprivate var noun: LocalizedText {
      switch self {
      case .facilities: LocalizedText(zh: "设施", en: "facility")
      case .entrances: LocalizedText(zh: "出入口", en: "entrance")
      case .barriers: LocalizedText(zh: "屏障", en: "barrier")
      case .residential: LocalizedText(zh: "居住用地", en: "residential land")
      case .population: LocalizedText(zh: "人口", en: "place of people")
      case .candidates: LocalizedText(zh: "候选点", en: "candidate site")
      case .complaints: LocalizedText(zh: "诉求点", en: "complaint")
      }
    }
  }

  package static func noneNear(_ what: Placed, kilometres: Double) -> InputMessage {
    let distance = kilometres.isFinite ? whole(kilometres) : "> 1000000"
    return InputMessage(
      en: "no \(what.noun.en) of this file is near the communities; the nearest lies \(distance) km"
        + " away",
      zh: "该文件没有\(what.noun.zh)位于社区附近,最近的距\(distance)公里",
      fixEn: "check coordinates and coordinate system (crs)", fixZh: "请核对坐标与坐标系(crs)")
  }

  package static func populationElsewhere(kilometres: Double) -> InputMessage {
    let distance = kilometres.isFinite ? whole(kilometres) : "> 1000000"
    return InputMessage(
      en: "nobody of the population layer lives in any community; the nearest live \(distance) km"
        + " from the box around them",
      zh: "人口图层中没有人位于任何社区内,最近的距社区范围\(distance)公里",
      fixEn: "check the coordinate systems (crs) of population and communities",
      fixZh: "请核对人口图层与社区的坐标系(crs)")
  }

  /// `noneNear` for the screen.
  package static func noneNear(_ what: Placed, of file: String) -> LocalizedText {
    let name = file.fileName.printable
    return LocalizedText(
      zh: "\(name)没有\(what.noun.zh)位于社区附近",
      en: "no \(what.noun.en) of \(name) is near the communities")
  }

  /// This, with what explains it and its remedy.
  package func explained(by reason: InputMessage?) -> InputMessage {
    guard let reason else { return self }
    return InputMessage(
      en: "\(problem.en): \(reason.problem.en)", zh: "\(problem.zh):\(reason.problem.zh)",
      fixEn: reason.fix.en, fixZh: reason.fix.zh)
  }
}
