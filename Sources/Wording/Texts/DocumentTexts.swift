/// What stands in the document of a run (建设运营基础信息报告).
package enum DocumentTexts {
  package static let title = LocalizedText(
    zh: "建设运营基础信息报告", en: "Basic information report")
  package static let portrait = LocalizedText(zh: "一社一画像", en: "Portrait of a community")
  package static let plan = LocalizedText(zh: "一区一规划", en: "Plan of a district")
  package static let contents = LocalizedText(zh: "目录", en: "Contents")

  package static func madeBy(_ version: String) -> LocalizedText {
    LocalizedText(
      zh: "由 \(version) 按本报告末所列输入文件生成", en: "Made by \(version) from the files listed at the end")
  }

  /// The page and how many there are stand between and behind the parts.
  package static let page = (
    before: LocalizedText(zh: "第 ", en: "Page "), between: LocalizedText(zh: " 页,共 ", en: " of "),
    after: LocalizedText(zh: " 页", en: "")
  )

  // MARK: - Chapters

  package static let cityFigures = LocalizedText(zh: "总体情况", en: "The city in figures")
  package static let methods = LocalizedText(zh: "口径与可信度", en: "Methods and certainty")
  package static let types = LocalizedText(zh: "各类设施", en: "Types of facilities")
  package static let maps = LocalizedText(zh: "地图", en: "Maps")
  package static let districts = LocalizedText(zh: "各区", en: "Districts")
  package static let streets = LocalizedText(zh: "各街道", en: "Streets")
  package static let firstCommunities = LocalizedText(
    zh: "短板与优先纳入清单", en: "Gaps and who comes first")
  package static let sources = LocalizedText(zh: "输入与版本", en: "Inputs and versions")

  package static let basics = LocalizedText(zh: "底数", en: "What there is")
  package static let gaps = LocalizedText(zh: "短板", en: "What is missing")
  package static let premises = LocalizedText(zh: "存量空间", en: "Idle premises")
  package static let units = LocalizedText(zh: "社区基本单元", en: "Basic units")
  package static let projects = LocalizedText(zh: "建设计划", en: "What is to be built")
  package static let survey = LocalizedText(zh: "居民需求调研", en: "What residents say")
  package static let pool = LocalizedText(zh: "优先纳入", en: "Place on the priority list")
  package static let map = LocalizedText(zh: "位置与设施", en: "Where it is")
  package static let circles = LocalizedText(zh: "公共服务圈", en: "Circles")

  // MARK: - Heads of columns

  package static let item = LocalizedText(zh: "项目", en: "Item")
  package static let value = LocalizedText(zh: "数值", en: "Value")
  package static let type = LocalizedText(zh: "设施类型", en: "Type")
  package static let radius = LocalizedText(zh: "半径(米)", en: "Radius, m")
  package static let level = LocalizedText(zh: "层级", en: "Level")
  package static let facilities = LocalizedText(zh: "设施", en: "Facilities")
  package static let met = LocalizedText(zh: "达标社区", en: "Met in")
  package static let coverage = LocalizedText(zh: "覆盖率", en: "Covered")
  package static let nearest = LocalizedText(zh: "最近(米)", en: "Nearest, m")
  package static let ninety = LocalizedText(zh: "p90(米)", en: "p90, m")
  package static let verdict = LocalizedText(zh: "判定", en: "Verdict")
  package static let inside = LocalizedText(zh: "区内/可达", en: "Inside/in reach")
  package static let community = LocalizedText(zh: "社区", en: "Community")
  package static let communities = LocalizedText(zh: "社区数", en: "Communities")
  package static let population = LocalizedText(zh: "人口", en: "People")
  package static let district = LocalizedText(zh: "区", en: "District")
  package static let street = LocalizedText(zh: "街道", en: "Street")
  package static let index = LocalizedText(zh: "自测指数", en: "Index")
  package static let gap = LocalizedText(zh: "短板与原因", en: "Gap and cause")
  package static let agency = LocalizedText(zh: "责任单位", en: "Agency")
  package static let owner = LocalizedText(zh: "属地", en: "Local owner")
  package static let rank = LocalizedText(zh: "位次", en: "Rank")
  package static let score = LocalizedText(zh: "得分", en: "Score")
  package static let candidate = LocalizedText(zh: "存量用房", en: "Premises")
  package static let floorArea = LocalizedText(zh: "面积(平方米)", en: "Area, m²")
  package static let cost = LocalizedText(zh: "费用", en: "Cost")
  package static let project = LocalizedText(zh: "项目", en: "Project")
  package static let mode = LocalizedText(zh: "方式", en: "Mode")
  package static let year = LocalizedText(zh: "年度", en: "Year")
  package static let status = LocalizedText(zh: "状态", en: "Status")
  package static let source = LocalizedText(zh: "出处", en: "Source")
  package static let certainty = LocalizedText(zh: "可信度", en: "Certainty")
  package static let file = LocalizedText(zh: "文件", en: "File")
  package static let records = LocalizedText(zh: "记录数", en: "Records")
  package static let hash = LocalizedText(zh: "SHA-256 前 16 位", en: "SHA-256, first 16 digits")
  package static let category = LocalizedText(zh: "类别", en: "Category")
  package static let needShare = LocalizedText(zh: "希望增加", en: "Want more")
  package static let satisfaction = LocalizedText(zh: "满意度(1–5)", en: "Satisfaction, 1–5")
  package static let threshold = LocalizedText(zh: "达标线", en: "Met from")

  package static func meets(_ circle: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "\(circle.zh)达标社区", en: "Communities that meet the \(circle.en)")
  }

  package static func streetsMeet(_ circle: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "\(circle.zh)达标街道", en: "Streets that meet the \(circle.en)")
  }

  package static func minutes(_ minutes: Int) -> LocalizedText {
    LocalizedText(zh: "\(minutes)分钟圈达标", en: "Meet \(minutes) min")
  }

  package static func coverage(minutes: Int) -> LocalizedText {
    LocalizedText(zh: "\(minutes)分钟圈覆盖率", en: "Covered, \(minutes) min")
  }

  /// Types of a circle of a street, on its pooled demand.
  package static func pooled(minutes: Int) -> LocalizedText {
    LocalizedText(zh: "街道\(minutes)分钟圈", en: "Street, \(minutes) min")
  }

  // MARK: - Figures

  package static let area = LocalizedText(zh: "面积(平方公里)", en: "Area, km²")
  package static let households = LocalizedText(zh: "户数", en: "Households")
  package static let elderly = LocalizedText(zh: "60岁及以上", en: "60 and over")
  package static let under3 = LocalizedText(zh: "3岁以下", en: "Under 3")
  package static let kind = LocalizedText(zh: "社区类型", en: "Kind")
  package static let programme = LocalizedText(zh: "创建状态", en: "Programme")
  package static let openFacilities = LocalizedText(zh: "开放设施", en: "Open facilities")
  package static let examIndex = LocalizedText(
    zh: "自测指数(非官方)", en: "Self-assessment index (not official)")
  package static let baseIndex = LocalizedText(zh: "基础指数", en: "Base index")
  package static let balanceIndex = LocalizedText(zh: "均衡指数", en: "Balance index")
  package static let governanceIndex = LocalizedText(zh: "治理指数", en: "Governance index")
  package static let rankInCity = LocalizedText(zh: "全市位次", en: "Rank in the city")

  package static func circleVerdict(met: Int, of required: Int, verdict: String) -> LocalizedText {
    let word = LocalizedText(
      zh: ["yes": "达标", "no": "未达标", "undecided": "待定"][verdict] ?? "无判定",
      en: ["yes": "met", "no": "missed", "undecided": "undecided"][verdict] ?? "no verdict")
    return LocalizedText(
      zh: "\(word.zh)(\(required) 类中达标 \(met) 类)", en: "\(word.en) (\(met) of \(required) types)")
  }

  package static func ofCommunities(_ part: Int, _ all: Int) -> LocalizedText {
    LocalizedText("\(part)/\(all)")
  }

  // MARK: - Methods in words

  package static func howMet(_ share: String) -> LocalizedText {
    LocalizedText(
      zh: "一类设施在一个社区达标,是指社区需求的至少\(share)在该类设施的服务半径之内(含半径处)。全部必备类型达标,公共服务圈才达标。是否达标与是否已划定是两回事。",
      en:
        "A community meets a type when at least \(share) of its demand is within the type's radius, the radius included. "
        + "It meets a circle when it meets all of its required types. Meeting a circle and having drawn one are two things."
    )
  }

  package static let whoAnswers = LocalizedText(
    zh: "5分钟圈由社区负责;15分钟圈由街道负责,按街道合并后的需求判定,社区自身数字为辅助口径。圈名只是层级,不是步行时间;判定以米数为准。",
    en:
      "The community answers for the 5-minute circle; the street for the 15-minute circle, on its pooled demand, and a "
      + "community's own figure is auxiliary. The name of a circle says who answers, not how long the walk is; the metres "
      + "decide.")

  package static let exactness = LocalizedText(
    zh: "覆盖率按精确面积或逐点人口计算,不用近似缓冲区或格网;仅当部分需求不在路网上时给出上下界,上下界跨越达标线的判为待定。",
    en:
      "Coverage is exact, by area or person by person, without buffers or grids; only demand off the network opens "
      + "bounds, and what they leave open is undecided.")

  package static let certaintyWords = LocalizedText(
    zh: "各类型半径的出处与可信度见下表。R(凭记忆待核)与 D(自定)不可作为标准引用。",
    en:
      "The table says where each radius comes from and how sure it is. R (recalled) and D (own design) are no citations."
  )

  // MARK: - What a run does not have

  package static let noShortfalls = LocalizedText(
    zh: "本次运行未计算短板清单。", en: "The run did not look for gaps.")
  package static let noGaps = LocalizedText(zh: "未发现短板。", en: "Nothing is missing.")
  package static let noPremises = LocalizedText(
    zh: "本次运行没有可补短板的存量用房:未提供闲置用房登记表(candidates),或其中没有合适的。",
    en:
      "The run has no idle premises that would close a gap: no register of them was given (candidates), or none in it "
      + "fits.")
  package static let noUnits = LocalizedText(
    zh: "本次运行没有社区基本单元图层(units)。", en: "The run has no layer of basic units (units).")
  package static let noProjects = LocalizedText(
    zh: "本次运行没有补短板项目库中的相关项目(projects)。",
    en: "The run has no projects here (projects).")
  package static let noSurvey = LocalizedText(
    zh: "本次运行没有该社区的居民需求调研(survey)。", en: "The run has no survey of the community (survey).")
  package static let noScores = LocalizedText(
    zh: "本次运行未计算指数。", en: "The run has no indices.")

  package static func premises(_ count: Int, area: String) -> LocalizedText {
    LocalizedText(
      zh: "能补本区短板的存量用房 \(count) 处,已知面积合计 \(area) 平方米:",
      en: "\(count) idle premises would close gaps here, with a known area of \(area) m² in all:")
  }

  package static func units(
    _ layer: String, count: Int, isOfCity: Bool, meeting: Int?, judged: Int?
  ) -> LocalizedText {
    let whose = LocalizedText(zh: isOfCity ? "(全市)" : "", en: isOfCity ? " in the whole city" : "")
    let met = meeting.flatMap { meeting in judged.map { (meeting, $0) } }
    return LocalizedText(
      zh: "图层“\(layer)”\(whose.zh):单元 \(count) 个" + (met.map { ",其中达标 \($0.0)/\($0.1)" } ?? "")
        + "。",
      en: "Layer '\(layer)': \(count) units\(whose.en)"
        + (met.map { ", \($0.0) of \($0.1) meet their circle" } ?? "")
        + ".")
  }

  package static func gaps(
    _ all: Int, absent: Int, partial: Int, poor: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "短板 \(all) 项:完全缺失 \(absent),部分覆盖 \(partial),服务水平不佳 \(poor)。",
      en: "\(all) gaps: \(absent) absent, \(partial) partial, \(poor) of poor service.")
  }

  package static func listed(_ shown: Int, of all: Int) -> LocalizedText {
    LocalizedText(
      zh: "列出前 \(shown) 项,共 \(all) 项;全部见 gaps.csv、pool.csv。",
      en: "The first \(shown) of \(all); all of them are in gaps.csv and pool.csv.")
  }

  package static func survey(
    answered: String, of households: String, share: String, isValid: Bool
  ) -> LocalizedText {
    LocalizedText(
      zh: "有效答卷 \(answered)/\(households) 户(\(share)),\(isValid ? "样本有效" : "样本不足,仅供参考")。",
      en: "\(answered) of \(households) households answered (\(share)): "
        + (isValid ? "valid." : "below validity, for orientation only."))
  }

  package static func poolRank(_ rank: Int, of all: Int, score: String, basis: String)
    -> LocalizedText
  {
    LocalizedText(
      zh: "优先纳入清单第 \(rank)/\(all) 位,得分 \(score)(依据 \(basis),自定口径)。",
      en:
        "Number \(rank) of \(all) on the priority list, score \(score) (by \(basis), own definition)."
    )
  }

  // MARK: - What a document is asked to be about

  package static func unknownDistrict(_ name: String, known: [String]) -> InputMessage {
    let (zh, en) = (known.prefix(5).joined(separator: "、"), known.prefix(5).joined(separator: ", "))
    return InputMessage(
      en: "no community is in a district '\(name)'" + (known.isEmpty ? "" : "; there are \(en)"),
      zh: "没有社区属于区“\(name)”" + (known.isEmpty ? "" : ";有:\(zh)"),
      fixEn: "name one of districts.csv", fixZh: "请从 districts.csv 取名称")
  }
}
