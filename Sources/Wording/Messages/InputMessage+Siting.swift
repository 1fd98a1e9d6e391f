extension InputMessage {
  // MARK: - Candidates

  package static let noCandidates = InputMessage(
    en: "no usable candidate site remains", zh: "没有可用的候选点",
    fixEn: "check types and coordinates", fixZh: "请核对类型与坐标")

  package static let lineCandidate = InputMessage(
    en: "is a line; candidate sites are points or polygons", zh: "是线;候选点应为点或面",
    fixEn: "give a point or a polygon", fixZh: "请提供点或面")

  package static func noCandidateNear(kilometres: Double) -> InputMessage {
    let distance = kilometres < 1e6 ? "\(Int(kilometres.rounded()))" : "> 1000000"
    return InputMessage(
      en: "no candidate site is near any community; the nearest lies \(distance) km away",
      zh: "没有候选点位于社区附近,最近的距\(distance)公里",
      fixEn: "check the coordinate systems (crs) of candidates and communities",
      fixZh: "请核对候选点与社区的坐标系(crs)")
  }

  package static func duplicateCandidates(_ count: Int, first: String) -> InputMessage {
    InputMessage(
      en: "\(count) rows repeat the id of another candidate site, the first is '\(first)'",
      zh: "有\(count)行的编号与其他候选点重复,首个为“\(first)”",
      fixEn: "remove duplicates or correct the ids; they are told apart by #2",
      fixZh: "请删去重复行或改正编号;目前以#2区分")
  }

  // MARK: - Cost matrices

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

  package static let unreachableDemand = InputMessage(
    en: "no site covers this demand place", zh: "没有候选点能覆盖该需求点",
    fixEn: "add a site near it or a larger radius", fixZh: "请增加候选点或加大半径")

  package static let capacitiesIgnored = InputMessage(
    en: "this model does not look at the capacities of sites", zh: "该模型不考虑候选点容量",
    fixEn: "use mclp or pmedian", fixZh: "请使用mclp或pmedian")

  package static let nobodyServed = InputMessage(
    en: "no site serves anybody", zh: "没有任何点能服务有人的需求点",
    fixEn: "check the weights of the demand", fixZh: "请核对需求权重")

  // MARK: - Siting in a city

  package static func notExamined(_ type: String) -> InputMessage {
    InputMessage(
      en: "--type \(type) is not among the types to examine",
      zh: "--type 中的 \(type) 不在所考察的设施类型之中",
      fixEn: "add it to --types, or to types in the study",
      fixZh: "请在 --types 或 study 的 types 中加上它")
  }

  package static func idleWeight(_ flag: String) -> InputMessage {
    InputMessage(
      en: "\(flag) does nothing: the types are for another group",
      zh: "\(flag) 对所选设施类型不起作用:它们只为另一人群服务",
      fixEn: "leave it out", fixZh: "请去掉该参数")
  }

  package static let noCandidateSite = InputMessage(
    en: "there is no candidate site", zh: "没有候选点",
    fixEn: "check the file of candidates, or give a smaller --candidate-cell",
    fixZh: "请检查候选点文件,或减小 --candidate-cell")

  package static let nodesWithoutNetwork = InputMessage(
    en: "there is no network", zh: "没有步行路网",
    fixEn: "give --network, or use --generate cells",
    fixZh: "请提供 --network,或使用 --generate cells")

  package static func tooManyCells(side: Double) -> InputMessage {
    InputMessage(
      en: "cells of \(side) m make too many candidates", zh: "边长 \(side) 米的格网候选点过多",
      fixEn: "give a larger --candidate-cell", fixZh: "请增大 --candidate-cell")
  }

  /// Of the later run of a comparison.
  package static let noPageToCompare = InputMessage(
    en: "no report page of the later run, which the page of the comparison shows",
    zh: "后一期结果中没有报告页,对比页要用它",
    fixEn: "write the later run with --format csv,geojson,html",
    fixZh: "后一期请用 --format csv,geojson,html 输出")

  package static let noneSuitable = InputMessage(
    en: "every candidate site is too small or may not hold the type", zh: "没有面积和用途相符的候选点",
    fixEn: "check the floor areas and the types that sites may hold",
    fixZh: "请检查面积和可用类型两列")

  package static let nobodyNear = InputMessage(
    en: "no candidate site reaches anybody", zh: "没有候选点能到达任何人",
    fixEn: "check the coordinates of the candidates", fixZh: "请核对候选点坐标")

  package static func unfixable(_ type: LocalizedText) -> InputMessage {
    InputMessage(
      en: "does not meet \(type.en) even with all candidates", zh: "候选点全部建成,\(type.zh)仍不达标",
      fixEn: "add candidates near it", fixZh: "请在附近增加候选点")
  }

  package static func missedByCells(_ type: LocalizedText) -> InputMessage {
    InputMessage(
      en: "meets \(type.en) by the cells of the lattice, but not exactly",
      zh: "\(type.zh)按格网单元达标,精确核算不达标",
      fixEn: "site with a smaller --cell or a slightly higher --threshold",
      fixZh: "请减小 --cell 或略提高 --threshold 后重新选址")
  }

  package static func mayNotHold(_ type: LocalizedText) -> InputMessage {
    InputMessage(
      en: "may not hold \(type.en)", zh: "不能用作\(type.zh)",
      fixEn: "check the types that it may hold", fixZh: "请核对可用类型一列")
  }

  /// - Parameters:
  ///   - area: m².
  ///   - least: m² that `type` needs.
  package static func tooSmall(
    area: Double, least: Double, for type: LocalizedText
  ) -> InputMessage {
    let (area, least) = (area.shortText, least.shortText)
    return InputMessage(
      en: "has \(area) m², less than the \(least) m² that \(type.en) needs",
      zh: "面积 \(area) m² 小于\(type.zh)的最小面积 \(least) m²",
      fixEn: "check the floor area", fixZh: "请核对面积")
  }

  package static let withoutCost = InputMessage(
    en: "has no cost and is left out", zh: "没有造价,未参与选址",
    fixEn: "fill in the cost", fixZh: "请补上造价")

  package static let beyondRadius = InputMessage(
    en: "lies farther than the radius from every community", zh: "位于所有社区的服务半径以外",
    fixEn: "check its coordinates", fixZh: "请核对坐标")
}
