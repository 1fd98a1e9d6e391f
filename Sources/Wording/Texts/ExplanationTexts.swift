/// Why a community got its verdicts.
package enum ExplanationTexts {
  package static func heading(
    _ name: String?, id: String, place: String, people: String?
  ) -> LocalizedText {
    let label = name.map { "\($0) \(id)" } ?? id
    let area =
      place.isEmpty ? LocalizedText("") : LocalizedText(zh: "(\(place))", en: " (\(place))")
    let who =
      people.map { LocalizedText(zh: ",人口\($0)", en: ", population \($0)") } ?? LocalizedText("")
    return LocalizedText(label) + area + who
  }

  /// Straight lines are no walks.
  package static func straightOnly(detour: String) -> LocalizedText {
    LocalizedText(
      zh: "服务半径口径:直线距离×\(detour),未核验路网", en: "Straight lines times \(detour): no walk was checked")
  }

  package static func circle(
    minutes: Int, met: Int, of types: Int, meets: String?, missed: [String]
  ) -> LocalizedText {
    let words = ["yes": ("达标", "met"), "no": ("未达标", "missed"), "undecided": ("待定", "undecided")]
    let verdict = meets.flatMap { words[$0] } ?? ("无必备项", "no required type")
    let list = missed.isEmpty ? LocalizedText("") : missing(missed)
    return LocalizedText(
      zh: "\(minutes)分钟公共服务圈:\(verdict.0),\(types)项中达标\(met)项",
      en: "\(minutes)-minute circle: \(verdict.1), \(met) of \(types) types met") + list
  }

  private static func missing(_ names: [String]) -> LocalizedText {
    LocalizedText(
      zh: ";缺:\(names.joined(separator: "、"))", en: "; missing: \(names.joined(separator: ", "))")
  }

  /// - Parameter code: of the column `verdict`.
  package static func verdict(_ code: String) -> LocalizedText {
    switch code {
    case "met": LocalizedText(zh: "达标", en: "met")
    case "partial": LocalizedText(zh: "部分覆盖", en: "partial")
    case "absent": LocalizedText(zh: "缺失", en: "absent")
    case "undecided": LocalizedText(zh: "待定", en: "undecided")
    default: LocalizedText(zh: "无需求", en: "no demand")
    }
  }

  package static func share(_ share: String?, threshold: String) -> LocalizedText {
    guard let share else { return LocalizedText(zh: "覆盖率无", en: "no coverage") }
    return LocalizedText(
      zh: "覆盖率 \(share),达标线 \(threshold)", en: "\(share) covered, met from \(threshold) on")
  }

  package static func demand(
    covered: String, of demand: String, measure: String
  ) -> LocalizedText {
    let unit =
      measure == "population"
      ? LocalizedText(zh: "人", en: "people") : LocalizedText(zh: "平方米", en: "m²")
    return LocalizedText(
      zh: "覆盖 \(covered)/\(demand) \(unit.zh)", en: "covered \(covered) of \(demand) \(unit.en)")
  }

  /// - Parameter metres: nil inside the community.
  package static func nearest(_ facility: String, metres: String?) -> LocalizedText {
    guard let metres else {
      return LocalizedText(
        zh: "最近设施:\(facility),在社区内", en: "nearest facility: \(facility), in the community")
    }
    return LocalizedText(
      zh: "最近设施:\(facility),距社区边界直线约\(metres)米",
      en: "nearest facility: \(facility), about \(metres) m from the border in a straight line")
  }

  package static func distances(least: String?, mean: String?, isWalk: Bool) -> LocalizedText {
    guard let least else {
      return isWalk
        ? LocalizedText(zh: "没有步行通路", en: "no way on foot leads there")
        : LocalizedText(zh: "没有此类设施", en: "there is no facility of the type")
    }
    let average =
      mean.map { LocalizedText(zh: ",平均\($0)米", en: ", mean \($0) m") } ?? LocalizedText("")
    let how =
      isWalk ? LocalizedText(zh: "步行", en: "on foot") : LocalizedText(zh: "直线", en: "straight")
    return LocalizedText(
      zh: "居民到最近设施(\(how.zh)):最短\(least)米", en: "distance of demand (\(how.en)): least \(least) m")
      + average
  }

  package static func straight(_ share: String, verdict: LocalizedText) -> LocalizedText {
    LocalizedText(
      zh: "按直线:覆盖率 \(share),\(verdict.zh)", en: "by straight lines: \(share) covered, \(verdict.en)"
    )
  }

  /// - Parameter cause: of the column `cause` of `foot_losses.csv`.
  package static func inTheWay(
    _ cause: String, barrier: String?, straight: String?, walk: String?
  ) -> LocalizedText {
    let name = barrier.map { LocalizedText(zh: "隔\($0)", en: "\($0) is in the way") }
    let what: LocalizedText =
      switch cause {
      case "barrier": name ?? LocalizedText(zh: "有障碍阻隔", en: "a barrier is in the way")
      case "island": LocalizedText(zh: "路网不连通", en: "the network there has no way to the rest")
      case "off_network": LocalizedText(zh: "附近没有路网", en: "no network is near")
      default: LocalizedText(zh: "绕行", en: "the way goes round")
      }
    let lengths = (straight ?? "–", walk ?? "–")
    return LocalizedText(
      zh: "阻隔:\(what.zh),直线\(lengths.0)米,步行\(lengths.1)米",
      en: "in the way: \(what.en), \(lengths.0) m straight, \(lengths.1) m on foot")
  }

  package static func facilities(inside: Int, inReach: Int) -> LocalizedText {
    LocalizedText(
      zh: "社区内\(inside)处,居民可达\(inReach)处", en: "\(inside) in the community, \(inReach) within reach"
    )
  }

  /// - Parameter quality: of the column `quality`.
  package static func adequacy(_ adequacy: String, quality: String) -> LocalizedText {
    let words = ["adequate": ("充足", "adequate"), "short": ("不足", "short")]
    let verdict = words[quality] ?? ("未知", "unknown")
    return LocalizedText(
      zh: "充足度 \(adequacy),\(verdict.0)", en: "adequacy \(adequacy), \(verdict.1)")
  }

  package static func radius(
    _ metres: String, minutes: Int, source: String?, certainty: LocalizedText?
  ) -> LocalizedText {
    let text = source ?? "–"
    let mark = certainty ?? LocalizedText(zh: "无来源", en: "without a source")
    return LocalizedText(
      zh: "服务半径\(metres)米(\(minutes)分钟圈);来源:\(text);可信度:\(mark.zh)",
      en: "radius \(metres) m (\(minutes)-minute circle); source: \(text); certainty: \(mark.en)")
  }

  /// - Parameter code: a case of `TypeExplanation.Cause`.
  package static func cause(_ code: String) -> LocalizedText? {
    let causes: [String: LocalizedText] = [
      "none": LocalizedText(zh: "布局缺失:服务半径内设施不够", en: "too few facilities within the radius"),
      "barrier": LocalizedText(
        zh: "障碍阻隔:直线达标,步行不达标", en: "a barrier: met in straight lines, missed on foot"),
      "detour": LocalizedText(
        zh: "绕行:直线达标,步行不达标", en: "detours: met in straight lines, missed on foot"),
      "capacity": LocalizedText(
        zh: "服务水平不佳:规模不足", en: "poor service: too small for those whom it serves"),
      "suspended": LocalizedText(zh: "设施暂停服务", en: "the facility is suspended for a time"),
      "rating": LocalizedText(zh: "服务水平不佳:评分低", en: "poor service: low ratings"),
      "data": LocalizedText(zh: "数据不足", en: "the data do not tell"),
    ]
    return causes[code].map { LocalizedText(zh: "原因:", en: "cause: ") + $0 }
  }

  // MARK: - What would fix it

  package static func candidate(_ name: String, cost: String?) -> LocalizedText {
    let price = cost.map { LocalizedText(zh: ",\($0)万元", en: ", cost \($0)") } ?? LocalizedText("")
    return LocalizedText(zh: "可盘活:\(name)", en: "idle premises that would do: \(name)") + price
  }

  package static func site(
    at place: String, gain: String, isPeople: Bool, coverage: (before: String, after: String),
    isMet: Bool
  ) -> LocalizedText {
    let unit = isPeople ? LocalizedText(zh: "人", en: "people") : LocalizedText(zh: "平方米", en: "m²")
    let verdict =
      isMet
      ? LocalizedText(zh: ",达标", en: ", met") : LocalizedText(zh: ",仍不达标", en: ", still not met")
    return LocalizedText(
      zh: "社区内最佳选址(\(place)):本社区增加覆盖\(gain)\(unit.zh),覆盖率 \(coverage.before) → \(coverage.after)",
      en:
        "best site in the community (\(place)): covers \(gain) more \(unit.en) of it, share \(coverage.before) → "
        + coverage.after) + verdict
  }

  package static let noSite = LocalizedText(
    zh: "社区内没有能增加覆盖的选址", en: "no site in the community would cover more")

  package static let howToSite = LocalizedText(
    zh: "社区内最佳选址及其增益:加上 --study STUDY.yaml(生成该结果的研究文件)",
    en:
      "best site in the community and its gain: add --study STUDY.yaml, the study that the run was made from"
  )
}
