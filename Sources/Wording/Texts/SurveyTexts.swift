/// What is said of surveys: the sheet that is filled in, whether they are valid, and what to ask people.
package enum SurveyTexts {
  // MARK: - Validity

  /// How many surveys are valid, as the run's line on the terminal.
  package static func validity(
    valid: Int, below: Int, missing: Int, of communities: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "调研有效社区 \(valid)/\(communities),低于50%(更新社区80%)的 \(below) 个已标注"
        + (missing > 0 ? ",未调研 \(missing) 个" : ""),
      en: "Valid surveys in \(valid) of \(communities) communities; \(below) below 50% of the"
        + " households (80% in renewal communities) are marked"
        + (missing > 0 ? ", \(missing) were not surveyed" : ""))
  }

  // MARK: - Interviews

  package static let elderlyCare = LocalizedText(zh: "养老", en: "elderly care")
  package static let nursery = LocalizedText(zh: "托育", en: "nursery")

  /// - Parameter type: name of a facility type that is missed.
  package static func elderlyQuestion(_ type: LocalizedText) -> LocalizedText {
    LocalizedText(
      zh: "家里老人需要“\(type.zh)”时现在去哪里,路上有哪些不便?最希望先改善什么:距离、价格、内容还是时间?",
      en:
        "Where do the elderly of your household go today for this: \(type.en)? What is hard about it, and "
        + "what should improve first: distance, price, what is offered, or hours?")
  }

  package static func nurseryQuestion(_ type: LocalizedText) -> LocalizedText {
    LocalizedText(
      zh: "家里3岁以下的孩子白天由谁照看,现在用“\(type.zh)”要去哪里?什么样的距离、收费和时段会让您愿意送托?",
      en:
        "Who looks after the children under 3 by day, and where do you go today for this: \(type.en)? At what "
        + "distance, fee and hours would you use it?")
  }

  package static func votesQuestion(_ category: LocalizedText) -> LocalizedText {
    LocalizedText(
      zh: "多数答卷希望增加“\(category.zh)”服务:具体缺什么,哪些人、什么时候最需要?",
      en:
        "Most answers call for more of \(category.en): what is missing, for whom, and when is it needed most?"
    )
  }

  /// - Parameters:
  ///   - coverage: as per cent.
  ///   - nearest: metres; nil where no way leads to any.
  package static func gapEvidence(
    _ type: LocalizedText, coverage: String, radius: String, nearest: String?, isOnFoot: Bool
  ) -> LocalizedText {
    let way =
      isOnFoot ? LocalizedText(zh: "步行", en: "on foot") : LocalizedText(zh: "直线", en: "straight")
    return LocalizedText(
      zh: "\(type.zh):服务半径\(radius)米(\(way.zh))内覆盖\(coverage),"
        + (nearest.map { "最近\($0)米" } ?? "没有可到达的设施"),
      en: "\(type.en): \(coverage) covered within \(radius) m (\(way.en)), "
        + (nearest.map { "the nearest \($0) m away" } ?? "none can be reached"))
  }

  /// - Parameter isValid: whether enough households answered.
  package static func votesEvidence(
    _ category: LocalizedText, votes: String, answered: String, share: String, isValid: Bool
  ) -> LocalizedText {
    LocalizedText(
      zh: "\(category.zh):需求票\(votes)/有效答卷\(answered)(\(share))"
        + (isValid ? "" : ";调研户数不足,仅供参考"),
      en: "\(category.en): \(votes) of \(answered) valid answers (\(share)) call for more"
        + (isValid ? "" : "; too few households answered, for reference only"))
  }

  // MARK: - The sheet

  package static let sheet = LocalizedText(zh: "调研表", en: "survey")
  package static let instructionSheet = LocalizedText(zh: "填写说明", en: "instructions")

  /// Headings of the texts, then of the numbers.
  package static let textHeadings = [
    LocalizedText(zh: "社区编码", en: "community_id"), LocalizedText(zh: "社区名称", en: "name"),
    LocalizedText(zh: "街道", en: "street"), LocalizedText(zh: "区", en: "district"),
    LocalizedText(zh: "类别", en: "category"),
  ]
  package static let numberHeadings = [
    LocalizedText(zh: "户数", en: "households"), LocalizedText(zh: "发放户数", en: "asked"),
    LocalizedText(zh: "触达户数", en: "reached"), LocalizedText(zh: "有效答卷户数", en: "answered"),
    LocalizedText(zh: "需求票数", en: "need_votes"), LocalizedText(zh: "满意度", en: "satisfaction"),
  ]

  /// One a row, below the first, which is the heading.
  package static let instructions = [
    LocalizedText(zh: "居民需求调研填写说明", en: "How the survey of residents is filled in"),
    LocalizedText(
      zh: "每个社区每个类别一行;社区编码、类别请勿改动。类别留空的行表示整个社区。",
      en:
        "One row per community and category; leave community_id and category as they are. A row without "
        + "category is about the whole community."),
    LocalizedText(
      zh: "户数:社区总户数。发放户数:计划调研并发放问卷的户数。触达户数:实际联系到的户数。有效答卷户数:交回有效答卷的户数。",
      en:
        "households: all of the community. asked: to which a questionnaire went. reached: that were met. "
        + "answered: with a valid answer."),
    LocalizedText(
      zh: "应满足:有效答卷户数 ≤ 触达户数 ≤ 发放户数 ≤ 户数;需求票数 ≤ 有效答卷户数。",
      en: "It must be so: answered ≤ reached ≤ asked ≤ households; need_votes ≤ answered."),
    LocalizedText(
      zh: "一户答了几个类别也只算一户:社区的有效户数取无类别的行,没有该行时取各类别中最大的。",
      en:
        "A household that answers for several categories is one: what counts for the community is the row "
        + "without category, or else the greatest of its rows."),
    LocalizedText(
      zh: "需求票数:希望增加该类服务的户数。满意度:1(很不满意)至5(很满意)的平均分,可有小数。",
      en:
        "need_votes: households that want more of it. satisfaction: mean of 1 (very dissatisfied) to 5 (very "
        + "satisfied), decimals allowed."),
    LocalizedText(
      zh: "有效标准:有效答卷户数不少于户数的50%,更新改造、拆迁安置社区不少于80%;不足的照常提交,结果中会标注。",
      en:
        "A survey is valid from 50% of the households on, 80% in renewal and resettlement communities; hand in "
        + "what is below all the same, it is marked."),
    LocalizedText(
      zh: "未调研的行请留空,不要填0;请存为xlsx,以免表格软件改动编码。",
      en:
        "Leave rows empty where nobody was asked, without 0; keep the sheet as xlsx, so that no program changes "
        + "the ids."),
  ]

  package static func written(
    _ path: String, communities: Int, categories: Int, withoutHouseholds: Int
  ) -> LocalizedText {
    LocalizedText(
      zh:
        "已写入 \(path.printable):\(communities) 个社区 × \(categories) 类,其中 \(withoutHouseholds) 个社区户数待填\n"
        + "填好后:lifecircle assess --study study.yaml --survey \(path.printable)\n",
      en: "Written to \(path.printable): \(communities) communities × \(categories) categories; "
        + "\(withoutHouseholds) communities still need their households\n"
        + "When it is filled in: lifecircle assess --study study.yaml --survey \(path.printable)\n")
  }

  package static func exists(_ path: String) -> LocalizedText {
    LocalizedText(
      zh: "\(path):已存在,可能已经填写;请换一个文件名,或先移走",
      en: "\(path): is there already and may be filled in; name another file, or move it away first"
    )
  }
}
