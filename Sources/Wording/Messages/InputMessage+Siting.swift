/// Texts about cost matrices.
extension InputMessage {
  package static let noDemandIDField = InputMessage(
    en: "no column holds the ids of the demand places", zh: "没有需求点编号列",
    fixEn: "name it with --demand-fields id=…", fixZh: "请用--demand-fields id=…指定")

  package static let noWeightField = InputMessage(
    en: "no column holds weights; each demand place counts 1", zh: "没有权重列,每个需求点按1计",
    fixEn: "name it with --demand-fields weight=…", fixZh: "请用--demand-fields weight=…指定")

  package static let noMatrixFields = InputMessage(
    en: "needs columns for the demand place, the site and the cost", zh: "需有需求点、候选点、费用三列",
    fixEn: "name them with --matrix-fields demand=…,site=…,cost=…",
    fixZh: "请用--matrix-fields demand=…,site=…,cost=…指定")

  package static let noDemandID = InputMessage(
    en: "the demand place has no id", zh: "需求点没有编号",
    fixEn: "give it one, or remove the row", fixZh: "请补上编号或删去该行")

  package static func repeatedDemand(_ id: String) -> InputMessage {
    InputMessage(
      en: "demand place '\(id.prefix(80))' occurs before", zh: "需求点“\(id.prefix(80))”重复",
      fixEn: "keep one row for each", fixZh: "请每个只保留一行")
  }

  package static func noAmount(_ column: String) -> InputMessage {
    InputMessage(
      en: "the number in column '\(column)' is missing", zh: "“\(column)”列缺少数值",
      fixEn: "fill it in",
      fixZh: "请补上")
  }

  /// Greater amounts are mistakes, and their sums and products would lose whole units.
  package static let largestAmount = 1e12

  package static func tooLargeAmount(_ number: String) -> InputMessage {
    InputMessage(
      en: "\(number) is more than 1000000000000", zh: "\(number) 大于 1000000000000",
      fixEn: "check the number, or give it in a larger unit", fixZh: "请核对数值,或改用更大的单位")
  }

  package static let pairIncomplete = InputMessage(
    en: "the demand place or the site is missing", zh: "缺少需求点或候选点",
    fixEn: "fill it in, or remove the row", fixZh: "请补上或删去该行")

  package static func unknownDemand(_ id: String) -> InputMessage {
    InputMessage(
      en: "'\(id.prefix(80))' is not in the table of demand", zh: "“\(id.prefix(80))”不在需求表中",
      fixEn: "add it there, or remove the row", fixZh: "请在需求表中补上或删去该行")
  }

  package static let repeatedPair = InputMessage(
    en: "this demand place and site occur before", zh: "该需求点与候选点已出现过",
    fixEn: "keep one row for each pair", fixZh: "请每对只保留一行")

  package static let noSiteIDField = InputMessage(
    en: "no column holds the ids of the sites", zh: "没有候选点编号列",
    fixEn: "name it with --sites-fields id=…", fixZh: "请用--sites-fields id=…指定")

  package static let noSiteID = InputMessage(
    en: "the site has no id", zh: "候选点没有编号", fixEn: "give it one, or remove the row",
    fixZh: "请补上编号或删去该行")

  package static func repeatedSite(_ id: String) -> InputMessage {
    InputMessage(
      en: "site '\(id.prefix(80))' occurs before", zh: "候选点“\(id.prefix(80))”重复",
      fixEn: "keep one row for each", fixZh: "请每个只保留一行")
  }

  package static func siteMissing(_ id: String) -> InputMessage {
    InputMessage(
      en: "site '\(id.prefix(80))' of the matrix has no row",
      zh: "费用表中的候选点“\(id.prefix(80))”没有对应行",
      fixEn: "add it, with its cost and capacity", fixZh: "请补上该候选点及其费用和容量")
  }

  package static func sitesWithoutPairs(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) sites are not in the matrix and serve nobody", zh: "\(count)个候选点不在费用表中,未参与选址",
      fixEn: "add their costs to the matrix, or ignore this", fixZh: "请在费用表中补上,或忽略")
  }

  /// This about the first of several rows.
  package func withOthers(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(problem.en) (and \(count) more rows like this)", zh: "\(problem.zh)(另有\(count)行有误)",
      fixEn: fix.en, fixZh: fix.zh)
  }
}
