/// What `circles` says: what was drawn, by which rules, and how many circles there can be.
package enum CircleTexts {
  // MARK: - Steps

  package static let cutting = LocalizedText(zh: "切分社区", en: "cutting communities")
  package static let drawing = LocalizedText(zh: "划定生活圈", en: "drawing circles")
  package static let judging = LocalizedText(zh: "评定生活圈", en: "judging the circles")

  // MARK: - What was drawn

  /// - Parameter isGiven: circles of a layer were taken as they are.
  package static func title(
    city: String, minutes: Int, circles: Int, atoms: Int, isGiven: Bool
  ) -> LocalizedText {
    LocalizedText(
      zh: "\(city):\(atoms)个单元\(isGiven ? "现有" : "划为")\(circles)个\(minutes)分钟生活圈",
      en:
        "\(city): \(circles) \(minutes)-minute circles \(isGiven ? "taken as they are" : "drawn") from \(atoms) units"
    )
  }

  /// What the units are.
  package static func communities(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "单元:\(count)个社区,均未切分", en: "Units: the \(count) communities, none divided")
  }

  package static func blocks(
    _ blocks: Int, dividedOf divided: Int, communities: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "单元:\(communities)个社区中\(divided)个切分为\(blocks)个街区",
      en: "Units: \(divided) of \(communities) communities cut into \(blocks) blocks")
  }

  package static func given(_ file: String, count: Int) -> LocalizedText {
    LocalizedText(zh: "单元:\(file)的\(count)个面", en: "Units: the \(count) areas of \(file)")
  }

  package static func base(_ count: Int, least: String, most: String) -> LocalizedText {
    LocalizedText(
      zh: "单元:先划定的\(count)个5分钟生活圈(每圈\(least)至\(most)人)",
      en: "Units: \(count) five-minute circles of \(least) to \(most) people, drawn first")
  }

  package static func dividedCommunities(_ count: Int, of all: Int) -> LocalizedText {
    LocalizedText(zh: "\(all)个社区中\(count)个已切分", en: "\(count) of \(all) communities cut")
  }

  /// Communities above the band that nothing cuts.
  package static let notDivided = LocalizedText(
    zh: "人口超过上限的社区未切分;用 --divide 沿道路、铁路、河流切分",
    en: "those above the band stay whole: --divide cuts them along streets, railways and rivers")

  // MARK: - The band

  /// - Parameter source: nil where the user gave the numbers.
  package static func band(
    least: String, most: String, source: LocalizedText?, isChosen: Bool
  ) -> LocalizedText {
    let numbers = LocalizedText(zh: "每圈人口:\(least)至\(most)", en: "Band: \(least) to \(most) people")
    guard let source else { return numbers }
    let silent = LocalizedText(zh: ";未给 --people,取此标准", en: "; taken since --people is not given")
    return numbers + LocalizedText(zh: "(\(source.zh))", en: " (\(source.en))")
      + (isChosen ? LocalizedText("") : silent)
  }

  /// Where a standard's band comes from.
  package static func source(ofBand id: String, minutes: Int) -> LocalizedText {
    switch (id, minutes) {
    case ("hangzhou", 15):
      LocalizedText(
        zh: "杭州:344个圈、约930万人,平均约2.7万人一圈,上下限据此推算",
        en:
          "Hangzhou: 344 circles for about 9.3 million people are about 27,000 a circle; derived from it"
      )
    case ("hangzhou", _):
      LocalizedText(
        zh: "杭州:GB 50180的5分钟圈;1690个圈平均约5500人",
        en: "Hangzhou: that of GB 50180; its 1690 circles have about 5500 people on average")
    default:
      LocalizedText(zh: "GB 50180-2018表3.0.4", en: "GB 50180-2018, table 3.0.4")
    }
  }

  // MARK: - How many

  /// - Parameter choice: why there are so many.
  package static func bounds(
    byPeople: ClosedRange<Int>, proven: ClosedRange<Int>, count: Int, choice: LocalizedText
  ) -> LocalizedText {
    let isSame = byPeople == proven
    return LocalizedText(
      zh: "数量:按人口\(range(byPeople).zh)" + (isSame ? "" : ",已证明\(range(proven).zh)")
        + ";划定\(count)(\(choice.zh))",
      en: "How many: \(range(byPeople).en) by people"
        + (isSame ? "" : ", \(range(proven).en) proven") + "; drawn \(count) (\(choice.en))")
  }

  package static let statedCount = LocalizedText(zh: "按 --count", en: "as --count says")
  package static let joinedCount = LocalizedText(
    zh: "人口不足者并入邻圈后", en: "after those below the band have joined neighbours")
  package static let fewest = LocalizedText(zh: "取最少", en: "the fewest")
  package static let nearestToMiddle = LocalizedText(
    zh: "取最接近区间中值", en: "nearest to the middle of the band")
  package static let givenCount = LocalizedText(zh: "现有", en: "as given")

  private static func range(_ range: ClosedRange<Int>) -> LocalizedText {
    guard range.count > 1 else { return LocalizedText("\(range.lowerBound)") }
    return LocalizedText(
      zh: "\(range.lowerBound)至\(range.upperBound)",
      en: "\(range.lowerBound) to \(range.upperBound)")
  }

  package static func areasBelow(_ count: Int, within: String) -> LocalizedText {
    let names = [
      "community": LocalizedText(zh: "社区", en: "communities"),
      "street": LocalizedText(zh: "街道", en: "streets"),
      "district": LocalizedText(zh: "区", en: "districts"),
    ]
    let name = names[within] ?? LocalizedText(zh: "范围", en: "areas")
    return LocalizedText(
      zh: ";\(count)个\(name.zh)人口不足下限",
      en: "; \(count) \(name.en) have fewer people than the band's least")
  }

  package static func inBand(_ inside: Int, below: Int, above: Int) -> LocalizedText {
    LocalizedText(
      zh: "人口在区间内 \(inside),不足 \(below),超过 \(above)",
      en: "In the band \(inside), below it \(below), above it \(above)")
  }

  // MARK: - Walks and objective

  package static func walks(
    share: String, radius: String, mean: String, worst: String, circle: String, onFoot: Bool
  ) -> LocalizedText {
    let way =
      onFoot
      ? LocalizedText(zh: "步行路网", en: "on foot")
      : LocalizedText(zh: "直线,未核验路网", en: "by straight lines, walks not checked")
    return LocalizedText(
      zh: "\(share)的人口距圈中心\(radius)米以内(\(way.zh));平均\(mean)米,最远\(worst)米(\(circle))",
      en:
        "\(share) of the people within \(radius) m of their circle's centre (\(way.en)); mean \(mean) m, worst \(worst) m (\(circle))"
    )
  }

  /// - Parameter bound: nil where nothing was proven.
  package static func objective(_ value: String, bound: String?, gap: String) -> LocalizedText {
    guard let bound else {
      return LocalizedText(
        zh: "目标值(人·米)\(value),未求下界", en: "Objective \(value) person-metres, no bound was looked for"
      )
    }
    return LocalizedText(
      zh: "目标值(人·米)\(value),已证明的下界\(bound),差距至多\(gap)",
      en: "Objective \(value) person-metres, proven lower bound \(bound), gap at most \(gap)")
  }

  package static func sites(_ used: Int, of all: Int, unplaced: Int) -> LocalizedText {
    LocalizedText(
      zh: "中心:\(all)处现有设施中\(used)处为圈中心"
        + (unplaced > 0 ? ",\(unplaced)处不在任何单元内或远离路网" : ""),
      en: "Centres: \(used) of \(all) existing facilities are centres"
        + (unplaced > 0 ? ", \(unplaced) lie in no unit or off the network" : ""))
  }

  /// - Parameter kind: of the lines, by its name.
  package static func lines(_ kind: String, _ count: Int) -> LocalizedText {
    switch kind {
    case "main_street": LocalizedText(zh: "主要道路\(count)", en: "\(count) main streets")
    case "side_street": LocalizedText(zh: "支路\(count)", en: "\(count) side streets")
    case "railway": LocalizedText(zh: "铁路\(count)", en: "\(count) railways")
    case "river": LocalizedText(zh: "河流\(count)", en: "\(count) rivers")
    default: LocalizedText(zh: "其他障碍\(count)", en: "\(count) other barriers")
    }
  }

  /// - Parameters:
  ///   - lines: how many of each kind.
  ///   - slivers: blocks that joined a neighbour because they are too small or narrow; `empty`, because nobody lives
  ///     there.
  package static func cutAlong(_ lines: LocalizedText, slivers: Int, empty: Int) -> LocalizedText {
    let none = LocalizedText(zh: "没有可用的线", en: "no lines")
    return LocalizedText(zh: "切分所沿:", en: "Cut along: ") + (lines.en.isEmpty ? none : lines)
      + LocalizedText(
        zh: ";\(slivers)个碎块、\(empty)个无人街区并入邻块",
        en: "; \(slivers) slivers and \(empty) empty blocks joined a neighbour")
  }

  /// Communities through which no line leads.
  package static func undivided(_ count: Int, ids: String) -> LocalizedText {
    LocalizedText(
      zh: "应切分而没有线穿过的社区\(count)个:\(ids)",
      en: "Communities to be cut through which no line leads: \(count): \(ids)")
  }

  // MARK: - Verdicts

  package static func verdicts(
    minutes: Int, meeting: Int, of circles: Int, share: String, undecided: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "达标:划定的\(circles)个圈中\(meeting)个达到\(minutes)分钟圈标准(\(share))"
        + (undecided > 0 ? ",待定\(undecided)个" : ""),
      en: "Of \(circles) circles drawn, \(meeting) meet the \(minutes)-minute circle (\(share))"
        + (undecided > 0 ? ", \(undecided) undecided" : ""))
  }

  package static func noVerdicts(minutes: Int, hasFacilities: Bool) -> LocalizedText {
    hasFacilities
      ? LocalizedText(
        zh: "未评定达标:标准中没有\(minutes)分钟圈的必备类型",
        en: "Not judged: the standard requires no type in a \(minutes)-minute circle")
      : LocalizedText(
        zh: "未评定达标:未给设施(--facilities)",
        en: "Not judged: no facilities are given (--facilities)")
  }

  // MARK: - Circles that exist

  package static func changed(
    atoms: Int, of all: Int, people: String, share: String
  ) -> LocalizedText {
    guard atoms > 0 else {
      return LocalizedText(zh: "与现有生活圈一致", en: "The same as the circles that exist")
    }
    return LocalizedText(
      zh: "与现有生活圈相比:\(all)个单元中\(atoms)个改属,涉及\(people)人(\(share))",
      en:
        "Against the circles that exist: \(atoms) of \(all) units are in another, with \(people) people (\(share))"
    )
  }

  package static func lost(_ count: Int, ids: String) -> LocalizedText {
    LocalizedText(
      zh: "不再存在的现有生活圈\(count)个:\(ids)", en: "Circles that exist no more: \(count): \(ids)")
  }

  package static func nextStep(folder: String, minutes: Int) -> LocalizedText {
    LocalizedText(
      zh: "下一步:用 assess --units \(folder)/circles.geojson 体检,或用 --move、--merge、--split 调整",
      en:
        "Next: examine them with assess --units \(folder)/circles.geojson, or change them with --move, --merge, --split"
    )
  }
}
