/// What stands on maps and charts.
package enum PictureTexts {
  // MARK: - Around the picture

  package static func source(_ version: String) -> LocalizedText {
    LocalizedText(
      zh: "来源:LifeCircle \(version) 测算", en: "Source: computed by LifeCircle \(version)")
  }

  package static func standard(_ name: LocalizedText, certainty: LocalizedText) -> LocalizedText {
    LocalizedText(
      zh: "标准:\(name.zh)(\(certainty.zh))", en: "Standard: \(name.en) (\(certainty.en))")
  }

  /// Of what shares are, by the code of the measure.
  package static func shareOf(_ measure: String) -> LocalizedText {
    switch measure {
    case "population": LocalizedText(zh: "覆盖率按人口计", en: "shares of the people")
    case "residential": LocalizedText(zh: "覆盖率按居住用地面积计", en: "shares of the residential land")
    default: LocalizedText(zh: "覆盖率按社区面积计", en: "shares of the communities' area")
    }
  }

  package static func threshold(_ share: String) -> LocalizedText {
    LocalizedText(zh: "达标线 \(share)", en: "met from \(share)")
  }

  package static let north = LocalizedText(zh: "北", en: "N")

  package static func kilometres(_ length: String) -> LocalizedText {
    LocalizedText(zh: "\(length) 公里", en: "\(length) km")
  }

  package static let barriers = LocalizedText(
    zh: "水面等阻隔", en: "Waters and other barriers")
  package static let barrierLines = LocalizedText(
    zh: "铁路、围墙等阻隔", en: "Railways, walls and other barriers")
  package static let streets = LocalizedText(zh: "步行路网", en: "Ways to walk on")
  package static let districtBorder = LocalizedText(zh: "区界", en: "District border")

  package static func communities(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "社区 \(count) 个", en: count == 1 ? "1 community" : "\(count) communities")
  }

  /// A class with how many areas are in it.
  package static func counted(_ label: LocalizedText, _ count: Int) -> LocalizedText {
    LocalizedText(zh: "\(label.zh)(\(count))", en: "\(label.en) (\(count))")
  }

  package static let noVerdict = LocalizedText(zh: "无判定", en: "no verdict")
  package static let undecided = LocalizedText(zh: "待定", en: "undecided")

  // MARK: - Circles

  package static func circle(_ city: String, _ circle: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "\(city):\(circle.zh)达标情况", en: "\(city): \(circle.en), who meets it")
  }

  package static func circleByCommunity(
    meeting: Int, of judged: Int, types: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "社区判定:\(types) 类必备设施全部达标的社区 \(meeting)/\(judged)",
      en: "By community: \(meeting) of \(judged) meet all \(types) required types")
  }

  package static func circleByStreet(meeting: Int, of judged: Int, types: Int) -> LocalizedText {
    LocalizedText(
      zh: "由街道负责,按街道合并需求判定:\(types) 类必备设施全部达标的街道 \(meeting)/\(judged)",
      en:
        "The street answers for it, on its pooled demand: \(meeting) of \(judged) streets meet all \(types) required "
        + "types")
  }

  package static func circleByUnits(
    _ layer: String, meeting: Int, of judged: Int, types: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "按图层“\(layer)”的单元判定:\(types) 类必备设施全部达标 \(meeting)/\(judged)",
      en: "By the units of '\(layer)': \(meeting) of \(judged) meet all \(types) required types")
  }

  package static let typesMissed = LocalizedText(zh: "未达标的必备类型", en: "Required types missed")
  package static let meetsAll = LocalizedText(zh: "全部达标", en: "none: meets the circle")

  /// - Parameter last: nil: and more.
  package static func typesMissed(_ first: Int, _ last: Int?) -> LocalizedText {
    guard let last else { return LocalizedText(zh: "缺 \(first) 类及以上", en: "\(first) or more") }
    guard first != last else { return LocalizedText(zh: "缺 \(first) 类", en: "\(first)") }
    return LocalizedText(zh: "缺 \(first)–\(last) 类", en: "\(first) to \(last)")
  }

  // MARK: - Index

  package static func index(_ city: String) -> LocalizedText {
    LocalizedText(
      zh: "\(city):自测指数(非官方)", en: "\(city): self-assessment index (not official)")
  }

  package static let indexLegend = LocalizedText(zh: "自测指数,满分 100", en: "Index, of 100")
  package static let equalClasses = LocalizedText(
    zh: "各级社区数大致相等", en: "classes of about as many communities each")

  package static func indexDistribution(_ city: String) -> LocalizedText {
    LocalizedText(
      zh: "\(city):自测指数(非官方)的分布",
      en: "\(city): distribution of the self-assessment index (not official)")
  }

  package static let communityAxis = LocalizedText(zh: "社区数", en: "Communities")

  package static func median(_ value: String) -> LocalizedText {
    LocalizedText(zh: "中位数 \(value)", en: "median \(value)")
  }

  // MARK: - Met on paper, missed on foot

  package static func missedOnFoot(_ city: String) -> LocalizedText {
    LocalizedText(
      zh: "\(city):图上达标、步行不达标", en: "\(city): met on paper, missed on foot")
  }

  package static func pairsMissedOnFoot(_ pairs: Int, communities: Int) -> LocalizedText {
    LocalizedText(
      zh: "按直线达标、按步行路网不达标:\(communities) 个社区,共 \(pairs) 对社区×类型",
      en:
        "Met by straight lines and missed by walks: \(pairs) pairs of community and type in \(communities) communities"
    )
  }

  package static let typesLostOnFoot = LocalizedText(zh: "步行不达标的类型", en: "Types missed on foot")
  package static let noneLost = LocalizedText(zh: "无", en: "none")

  /// - Parameter last: nil: and more.
  package static func typesLost(_ first: Int, _ last: Int?) -> LocalizedText {
    guard let last else { return LocalizedText(zh: "\(first) 类及以上", en: "\(first) or more") }
    guard first != last else { return LocalizedText(zh: "\(first) 类", en: "\(first)") }
    return LocalizedText(zh: "\(first)–\(last) 类", en: "\(first) to \(last)")
  }

  // MARK: - One type

  package static func type(
    _ city: String, _ type: LocalizedText, range: String
  ) -> LocalizedText {
    LocalizedText(
      zh: "\(city):\(type.zh)覆盖率(\(range))", en: "\(city): coverage of \(type.en) (\(range))")
  }

  package static func typeFigures(
    met: Int, of judged: Int, coverage: String?, facilities: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "达标社区 \(met)/\(judged);总体覆盖率 \(coverage ?? "–");设施 \(facilities) 处",
      en:
        "\(met) of \(judged) communities meet it; \(coverage ?? "–") covered in all; \(facilities) facilities"
    )
  }

  package static let coverageLegend = LocalizedText(zh: "社区覆盖率", en: "Coverage")
  package static let facility = LocalizedText(zh: "设施", en: "Facility")

  package static func shares(_ from: String, _ to: String) -> LocalizedText {
    LocalizedText(zh: "\(from)–\(to)", en: "\(from) to \(to)")
  }

  // MARK: - Charts

  package static func coverageByType(_ city: String) -> LocalizedText {
    LocalizedText(zh: "\(city):各类设施覆盖率", en: "\(city): coverage by type")
  }

  package static let overThreshold = LocalizedText(zh: "达到达标线", en: "at or above the line")
  package static let belowThreshold = LocalizedText(zh: "低于达标线", en: "below the line")
  package static let wholeCity = LocalizedText(zh: "全市覆盖率", en: "Coverage of the city")
  package static let communitiesMeeting = LocalizedText(zh: "达标社区", en: "met in")
  package static let covered = LocalizedText(zh: "覆盖率", en: "covered")

  package static func distancesByType(_ city: String) -> LocalizedText {
    LocalizedText(
      zh: "\(city):到最近设施的距离", en: "\(city): distance to the nearest facility")
  }

  package static func distanceNote(isWalk: Bool) -> LocalizedText {
    let how =
      isWalk
      ? LocalizedText(zh: "步行距离", en: "walks") : LocalizedText(zh: "直线距离", en: "straight lines")
    return LocalizedText(
      zh: "\(how.zh);各社区居民距离的中位数(p50)与九成位(p90),取全市社区的中位数",
      en:
        "\(how.en): of each community the median (p50) and the 90th percentile (p90), of which the median over the "
        + "communities is shown")
  }

  package static let p50 = LocalizedText(zh: "p50:半数居民不超过", en: "p50: half of the demand within")
  package static let p90 = LocalizedText(zh: "p90:九成居民不超过", en: "p90: nine tenths within")
  package static let radius = LocalizedText(zh: "服务半径", en: "radius of the type")
  package static let metresAxis = LocalizedText(zh: "米", en: "metres")

  // MARK: - One community or district

  package static func district(_ name: String, _ circle: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "\(name):\(circle.zh)", en: "\(name): \(circle.en)")
  }

  package static func community(_ name: String) -> LocalizedText {
    LocalizedText(zh: "\(name)及周边设施", en: "\(name) and the facilities around it")
  }

  package static let map = LocalizedText(zh: "图例", en: "Legend")
  package static let thisCommunity = LocalizedText(zh: "本社区", en: "this community")
  package static let neighbours = LocalizedText(zh: "相邻社区", en: "other communities")
  package static let facilitiesByCategory = LocalizedText(
    zh: "设施(按类别)", en: "Facilities by category")
  package static let otherCategory = LocalizedText(zh: "其他", en: "other")

  // MARK: - Where a browser draws them

  package static let noBrowser = InputMessage(
    en: "no Chromium on the PATH: the pictures are not written as PNG",
    zh: "PATH 中没有 Chromium,未生成 PNG 图片",
    fixEn: "install chromium, or use --format svg, which every browser and PowerPoint opens",
    fixZh: "请安装 chromium,或改用 --format svg(浏览器和 PowerPoint 均可打开)")

  package static func browserFailed(_ name: String, _ reason: String) -> InputMessage {
    InputMessage(
      en: "Chromium did not draw \(name) (\(reason)): it is not written",
      zh: "Chromium 未能绘制 \(name)(\(reason)),未生成",
      fixEn: "use --format svg and convert it by hand", fixZh: "请改用 --format svg 并自行转换")
  }

  package static func endedWith(_ status: String) -> LocalizedText {
    LocalizedText(zh: "退出状态 \(status)", en: "it ended with \(status)")
  }

  package static let timedOut = LocalizedText(zh: "超时", en: "it took too long")
}
