/// What is said of gaps, of the priority list (优先纳入清单) and of the negative list.
package enum ShortfallTexts {
  // MARK: - Gaps

  /// What a gap is, how much of it, why, and what would close it, in one sentence.
  package static func gap(
    _ finding: LocalizedText, cause: LocalizedText?, candidate: LocalizedText?
  ) -> LocalizedText {
    let parts = [finding, cause, candidate].compactMap(\.self)
    return LocalizedText(
      zh: parts.map(\.zh).joined(separator: ";") + "。",
      en: parts.map(\.en).joined(separator: "; ") + ".")
  }

  /// A type that is missed.
  ///
  /// - Parameters:
  ///   - covered: share within the radius, such as `12.5%`; nil: nobody.
  ///   - nearest: metres to the nearest facility; nil: none is anywhere.
  package static func missing(
    _ type: LocalizedText, covered: String?, nearest: String?, radius: String
  ) -> LocalizedText {
    let reach = nearest.map {
      LocalizedText(zh: "最近\($0)米(半径\(radius)米)", en: "the nearest at \($0) m (radius \(radius) m)")
    }
    let none = LocalizedText(zh: "没有可到达的设施", en: "there is none to go to")
    let share = covered.map {
      LocalizedText(zh: "仅覆盖\($0)", en: "only \($0) within reach")
    }
    let parts = [share, reach ?? none].compactMap(\.self)
    return LocalizedText(
      zh: "布局缺失:缺\(type.zh),\(parts.map(\.zh).joined(separator: ","))",
      en: "Missing: \(type.en), \(parts.map(\.en).joined(separator: ", "))")
  }

  /// Enough have the type within reach, and yet.
  package static func tooSmall(_ type: LocalizedText, adequacy: String) -> LocalizedText {
    LocalizedText(
      zh: "服务水平不佳:\(type.zh)可达,规模仅为要求的\(adequacy)",
      en: "Poor service: \(type.en) is in reach with \(adequacy) of the size the norm asks for")
  }

  package static func lowRating(_ type: LocalizedText, rating: String) -> LocalizedText {
    LocalizedText(
      zh: "服务水平不佳:\(type.zh)可达,平均评分\(rating)",
      en: "Poor service: \(type.en) is in reach with a mean rating of \(rating)")
  }

  package static func suspended(_ facility: String) -> LocalizedText {
    LocalizedText(
      zh: "设施\(facility)暂停服务,恢复后再核",
      en: "facility \(facility) is suspended; look again once it is open")
  }

  package static func barrier(_ name: String?) -> LocalizedText {
    name.map {
      LocalizedText(
        zh: "被\($0)阻隔,直线达标、步行不达标", en: "\($0) is in the way: met by straight lines, not on foot")
    }
      ?? LocalizedText(
        zh: "被屏障阻隔,直线达标、步行不达标", en: "a barrier is in the way: met by straight lines, not on foot")
  }

  package static let onlyOnPaper = LocalizedText(
    zh: "直线达标、步行绕行不达标", en: "met by straight lines, not by the ways round on foot")

  package static let unknownSize = LocalizedText(
    zh: "可达设施中有未填规模的(按0计),请先补全底数",
    en: "some in reach do not tell their size (counted 0): complete the data first")

  package static func candidate(
    _ id: String, area: String?, cost: String?
  ) -> LocalizedText {
    let zh = [area.map { "\($0)平方米" }, cost.map { "费用\($0)" }].compactMap(\.self)
    let en = [area.map { "\($0) m²" }, cost.map { "cost \($0)" }].compactMap(\.self)
    return LocalizedText(
      zh: "可盘活\(id)" + (zh.isEmpty ? "" : "(\(zh.joined(separator: ",")))"),
      en: "idle premises \(id)" + (en.isEmpty ? "" : " (\(en.joined(separator: ", ")))"))
  }

  // MARK: - Priority list

  package static let poolParts: [String: LocalizedText] = [
    "voice": LocalizedText(zh: "群众呼声高", en: "residents call for it"),
    "care": LocalizedText(zh: "老幼保障缺", en: "the old and the very young go without"),
    "supply": LocalizedText(zh: "设施数量少", en: "few facilities"),
    "rating": LocalizedText(zh: "服务评分低", en: "low ratings"),
  ]

  /// - Parameters:
  ///   - parts: with their points, the most urgent first.
  ///   - missed: names of the first gaps.
  package static func pool(
    _ parts: [(name: LocalizedText, points: String)], missed: [LocalizedText], gaps: Int,
    isSurveyWeak: Bool
  ) -> LocalizedText {
    guard !parts.isEmpty else {
      return LocalizedText(zh: "没有可用的评分项。", en: "Nothing is known to judge by.")
    }
    let zh = parts.map { "\($0.name.zh)(\($0.points)分)" }.joined(separator: "、")
    let en = parts.map { "\($0.name.en) (\($0.points))" }.joined(separator: ", ")
    let lack = LocalizedText(
      zh: missed.isEmpty ? "" : ";缺口\(gaps)项,先补" + missed.map(\.zh).joined(separator: "、"),
      en: missed.isEmpty
        ? "" : "; \(gaps) gaps, first " + missed.map(\.en).joined(separator: ", "))
    let mark = LocalizedText(
      zh: isSurveyWeak ? ";调研样本不足,仅供参考" : "",
      en: isSurveyWeak ? "; the survey is below validity" : "")
    return LocalizedText(zh: "\(zh)\(lack.zh)\(mark.zh)。", en: "\(en)\(lack.en)\(mark.en).")
  }

  // MARK: - Negative list

  package static func coverage(_ share: String, of type: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "\(type.zh)覆盖率\(share)", en: "coverage of \(type.en) \(share)")
  }

  package static func rating(_ value: String) -> LocalizedText {
    LocalizedText(zh: "设施平均评分\(value)", en: "mean rating of the facilities \(value)")
  }

  package static func satisfaction(_ value: String) -> LocalizedText {
    LocalizedText(zh: "平均满意度\(value)", en: "mean satisfaction \(value)")
  }

  package static func complaints(_ value: String) -> LocalizedText {
    LocalizedText(zh: "每千人投诉\(value)件", en: "\(value) complaints per 1000 people")
  }

  package static func survey(_ share: String) -> LocalizedText {
    LocalizedText(zh: "有效答卷户数占比\(share)", en: "\(share) of the households answered")
  }

  package static func overdue(_ projects: [String]) -> LocalizedText {
    let list = projects.joined(separator: ";")
    return LocalizedText(zh: "逾期项目:\(list)", en: "overdue: \(list)")
  }

  // MARK: - On the screen

  /// By the codes of `gaps.csv`.
  package static let causes: [String: LocalizedText] = [
    "none": LocalizedText(zh: "半径内设施不够", en: "too few near"),
    "barrier": LocalizedText(zh: "阻隔", en: "barrier"),
    "capacity": LocalizedText(zh: "规模不足", en: "capacity"),
    "suspended": LocalizedText(zh: "暂停服务", en: "suspended"),
    "rating": LocalizedText(zh: "评分低", en: "low rating"),
    "data": LocalizedText(zh: "数据缺失", en: "data missing"),
  ]

  /// By the codes of `pool.csv`.
  package static let poolPartNames: [String: LocalizedText] = [
    "voice": LocalizedText(zh: "呼声", en: "voice"), "care": LocalizedText(zh: "老幼", en: "care"),
    "supply": LocalizedText(zh: "数量", en: "supply"),
    "rating": LocalizedText(zh: "评分", en: "rating"),
  ]

  package static func gaps(
    all: Int, absent: Int, partial: Int, poor: Int, core: Int, causes: String
  ) -> LocalizedText {
    LocalizedText(
      zh:
        "短板 \(all) 项:布局缺失 \(absent + partial)(其中部分覆盖 \(partial)),服务水平不佳 \(poor);约束性 \(core);原因 \(causes)(自定口径)",
      en:
        "\(all) gaps: \(absent) absent, \(partial) partial, \(poor) of poor service; \(core) core; causes \(causes) "
        + "(own definition)")
  }

  package static func pool(
    first: [String], basis: String, negative: Int?
  ) -> LocalizedText {
    let list = first.joined(separator: "、")
    let bad = LocalizedText(
      zh: negative.map { ";负面清单社区 \($0)" } ?? "",
      en: negative.map { "; communities on the negative list: \($0)" } ?? "")
    return LocalizedText(
      zh: "优先纳入清单前\(first.count):\(list)(依据\(basis),自定口径)\(bad.zh)",
      en:
        "Into the pool first: \(first.joined(separator: ", ")) (by \(basis), own definition)\(bad.en)"
    )
  }
}
