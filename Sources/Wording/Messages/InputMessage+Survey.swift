/// Surveys of residents, complaints, and what people rated.
extension InputMessage {
  // MARK: - The survey as a whole

  package static func noSurveyCommunity(among columns: [String]) -> InputMessage {
    InputMessage(
      en: "no field for the community found among: \(list(columns, ", "))",
      zh: "未找到社区字段,现有字段:\(list(columns, "、"))",
      fixEn: "name it in the study: survey: fields: {community_id: …}",
      fixZh: "请在study文件survey下写明 fields: {community_id: …}")
  }

  package static func noSurveyAnswers(among columns: [String]) -> InputMessage {
    InputMessage(
      en: "no field for the households with a valid answer found among: \(list(columns, ", "))",
      zh: "未找到有效答卷户数字段,现有字段:\(list(columns, "、"))",
      fixEn: "name it in the study: survey: fields: {answered: …}",
      fixZh: "请在study文件survey下写明 fields: {answered: …}")
  }

  package static let noSurvey = InputMessage(
    en: "no usable row of a survey", zh: "调研表没有可用的行",
    fixEn: "fill in community_id and answered; lifecircle survey --template writes the sheet",
    fixZh: "请填写社区编码与有效答卷户数;可用 lifecircle survey --template 生成填报表")

  package static func notSurveyed(_ ids: [String], of all: Int) -> InputMessage {
    InputMessage(
      en: "\(ids.count) of \(all) communities have no row with answers: \(list(ids, ", "))",
      zh: "\(all)个社区中有\(ids.count)个没有调研结果:\(list(ids, "、"))",
      fixEn: "add their rows, or leave them out on purpose", fixZh: "请补填,或确认未调研")
  }

  package static func blankSurveyRows(_ rows: Int) -> InputMessage {
    InputMessage(
      en: "\(rows) rows of the survey are not filled in", zh: "调研表有\(rows)行尚未填写",
      fixEn: "fill them in where people were asked", fixZh: "已调研的请补填")
  }

  package static func kindsWithoutRenewal(_ count: Int, example: String) -> InputMessage {
    InputMessage(
      en: "\(count) communities are of kinds such as '\(excerpt(example))', but none is marked as"
        + " renewal: 50% of the households suffice for all",
      zh: "有\(count)个社区的类型如“\(excerpt(example))”,但没有社区标为更新改造或拆迁安置:均按50%判定有效",
      fixEn: "add a field renewal (yes, no) to the communities where 80% are asked for",
      fixZh: "应按80%判定的,请在社区数据中增加“更新改造”字段(是/否)")
  }

  // MARK: - Rows of the survey

  package static let noCommunityInRow = InputMessage(
    en: "the row names no community", zh: "该行没有社区编码",
    fixEn: "fill in community_id", fixZh: "请填写社区编码")

  package static let unknownSurveyCommunity = InputMessage(
    en: "the community of the row is not among the communities", zh: "该行的社区不在社区数据中",
    fixEn: "correct community_id as the communities have it", fixZh: "请按社区数据改正社区编码")

  package static func ambiguousCommunityName(_ name: String, count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) communities are called '\(excerpt(name))'",
      zh: "有\(count)个社区名为“\(excerpt(name))”",
      fixEn: "add a column community_id", fixZh: "请增加社区编码列")
  }

  package static func unknownCategory(_ value: String, among names: [String]) -> InputMessage {
    InputMessage(
      en: names.isEmpty
        ? "the standard has no categories, so that '\(excerpt(value))' is none"
        : "'\(excerpt(value))' is no category of the standard: \(list(names, ", "))",
      zh: names.isEmpty
        ? "标准未分类别,“\(excerpt(value))”无法识别"
        : "“\(excerpt(value))”不是标准中的类别:\(list(names, "、"))",
      fixEn: "write a category of the standard, or leave it empty for the whole community",
      fixZh: "请填写标准中的类别;整个社区的请留空")
  }

  package static func repeatedSurveyRow(of first: Int) -> InputMessage {
    InputMessage(
      en: "the community and category have a row already, row \(first), which counts",
      zh: "该社区该类别在第\(first)行已有数据,以该行为准",
      fixEn: "keep one of the rows", fixZh: "请只保留一行")
  }

  package static let noAnswersInRow = InputMessage(
    en: "the row has no number of households with a valid answer", zh: "该行没有有效答卷户数",
    fixEn: "fill in answered, 0 where nobody answered", fixZh: "请填写有效答卷户数,无人作答填0")

  package static let noHouseholds = InputMessage(
    en: "neither the survey nor the communities tell how many households there are",
    zh: "调研表与社区数据均无户数,无法判定是否有效",
    fixEn: "fill in households", fixZh: "请填写户数")

  package static func notWhole(_ number: String) -> InputMessage {
    InputMessage(
      en: "\(number) is no whole number of households or answers", zh: "\(number)不是整数户数或票数",
      fixEn: "write the number itself, no share or mean", fixZh: "请填写数目本身,不要填比例或平均数")
  }

  /// - Parameters: as `answered 620` and `reached 600`.
  package static func moreThan(_ part: String, _ whole: String) -> InputMessage {
    InputMessage(
      en: "\(part) is more than \(whole)", zh: "\(part)大于\(whole)",
      fixEn: "correct one of them", fixZh: "请改正其中之一")
  }

  package static func wholeBelowCategory(_ whole: String, _ category: String) -> InputMessage {
    InputMessage(
      en:
        "the row without category has \(whole) households with an answer, one of a category \(category)",
      zh: "无类别的行有效答卷\(whole)户,少于某类别的\(category)户",
      fixEn: "count in it each household that answered for any category",
      fixZh: "无类别的行应计入答过任一类别的每一户")
  }

  package static func differingHouseholds(
    survey: String, communities: String, changesVerdict: Bool
  ) -> InputMessage {
    InputMessage(
      en:
        "households are \(survey) in the survey, which count, and \(communities) in the communities"
        + (changesVerdict ? ": by these the survey's validity would be another" : ""),
      zh: "户数在调研表中为\(survey)(以此为准),在社区数据中为\(communities)"
        + (changesVerdict ? ",若用后者,是否有效将不同" : ""),
      fixEn: "correct one of them", fixZh: "请核对并改正")
  }

  package static func differingHouseholdsOfRows(_ least: String, _ most: String) -> InputMessage {
    InputMessage(
      en: "rows of the community have \(least) and \(most) households; the greatest counts",
      zh: "该社区各行户数不一(\(least)与\(most)),取最大",
      fixEn: "write the same number in all its rows", fixZh: "请在各行填写同一户数")
  }

  package static func unclearRenewal(_ text: String) -> InputMessage {
    InputMessage(
      en: "'\(excerpt(text))' is neither yes nor no and counts as no",
      zh: "“\(excerpt(text))”既非是也非否,按否处理",
      fixEn: "write yes or no", fixZh: "请填写是或否")
  }

  // MARK: - Ratings

  /// - Parameters:
  ///   - scale: such as `0…100`; nil where nothing suggests one.
  ///   - example: a value outside.
  package static func otherScale(
    _ outside: Int, of all: Int, scale: String?, example: String
  ) -> InputMessage {
    InputMessage(
      en: "\(outside) of \(all) values are not from 1 to 5, such as \(excerpt(example))"
        + (scale.map { ", which looks like a scale \($0)" } ?? "")
        + ": no value of the column is used",
      zh: "\(all)个值中有\(outside)个不在1至5之间,如\(excerpt(example))"
        + (scale.map { ",疑似\($0)分制" } ?? "") + ":该列全部不采用",
      fixEn: "convert the column to 1 to 5", fixZh: "请把该列换算为1至5分")
  }

  package static func outsideScale(
    _ outside: Int, of all: Int, example: String
  ) -> InputMessage {
    InputMessage(
      en:
        "\(outside) of \(all) values are not from 1 to 5, such as \(excerpt(example)), and are not used",
      zh: "\(all)个值中有\(outside)个不在1至5之间,如\(excerpt(example)),不采用",
      fixEn: "correct them, and leave empty what was not rated", fixZh: "请改正;未评分的请留空")
  }

  // MARK: - Complaints

  package static func complaintsOutside(_ outside: Int, of all: Int) -> InputMessage {
    InputMessage(
      en: "\(outside) of \(all) complaints lie in no community and are not counted",
      zh: "\(all)件诉求中有\(outside)件不在任何社区内,未计入",
      fixEn: "check their places where they should be inside", fixZh: "应在社区内的请核对位置")
  }

  package static func complaintsElsewhere(kilometres: Double) -> InputMessage {
    let distance = kilometres.isFinite ? whole(kilometres) : "> 1000000"
    return InputMessage(
      en:
        "no complaint lies in any community; the nearest is \(distance) km from the box around them",
      zh: "没有诉求点位于任何社区内,最近的距社区范围\(distance)公里",
      fixEn: "check the coordinate systems (crs) of complaints and communities",
      fixZh: "请核对诉求点与社区的坐标系(crs)")
  }

  package static let noComplaints = InputMessage(
    en: "no usable complaint", zh: "没有可用的诉求点",
    fixEn: "give points with coordinates", fixZh: "请提供带坐标的点")

  package static let badComplaintCount = InputMessage(
    en: "the number of complaints is no whole number from 0 to 1000000 and counts as 1",
    zh: "件数不是0至1000000的整数,按1计",
    fixEn: "correct the number", fixZh: "请改正件数")
}
