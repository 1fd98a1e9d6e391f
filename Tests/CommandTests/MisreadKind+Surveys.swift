import TestSupport

/// Surveys, complaints and ratings.
extension MisreadKind {
  /// The town with 100 households in each square and a survey of these rows.
  private static func survey(
    _ kind: String, _ rows: String, households: String = "\"households\":100", status: Int32 = 0,
    _ english: String, _ chinese: String
  ) -> MisreadKind {
    let squares = ["A", "B"].enumerated().map { place, id in
      square(
        "\"id\":\"\(id)\",\"name\":\"\(id)-\(place)\",\(households)",
        x: 500_000 + 400 * Double(place))
    }
    return MisreadKind(
      kind: kind,
      files: [
        "communities.geojson": collection(squares), "survey.csv": rows,
        "study.yaml": study("survey: {path: survey.csv}"),
      ], status: status, english: english, chinese: chinese)
  }

  static let surveys = rowsOfSurveys + filesOfSurveys + complaints

  private static let rowsOfSurveys = [
    survey(
      "more answers than households were reached", "id,reached,answered\nA,50,60\n",
      "answered 60 is more than reached 50", "answered 60大于reached 50"),
    survey(
      "more reached than asked", "社区编码,发放户数,触达户数,有效户数\nA,50,60,40\n",
      "触达户数 60 is more than 发放户数 50", "触达户数 60大于发放户数 50"),
    survey(
      "more answers than households", "id,answered\nA,60\nB,120\n",
      "answered 120 is more than households 100", "answered 120大于households 100"),
    survey(
      "more votes than answers", "id,answered,need_votes\nA,60,61\n",
      "need_votes 61 is more than answered 60", "need_votes 61大于answered 60"),
    survey(
      "a share in place of a number", "id,answered\nA,60\nB,0.6\n",
      "0.6 is no whole number of households", "0.6不是整数户数或票数"),
    survey(
      "satisfaction of a hundred", "id,answered,satisfaction\nA,60,82.5\nB,60,91\n",
      "such as 82.5, which looks like a scale 0…100: no value", "疑似0…100分制:该列全部不采用"),
    survey(
      "satisfaction of ten", "id,answered,satisfaction\nA,60,8.5\nB,60,4\n",
      "which looks like a scale 0…10: no value", "疑似0…10分制"),
    survey(
      "satisfaction in per cents", "id,answered,满意度\nA,60,82%\nB,60,91%\n",
      "which looks like a scale 0…100%", "疑似0…100%分制"),
    survey(
      "a community that is not there", "id,answered\nA,60\nX,60\n",
      "the community of the row is not among the communities", "该行的社区不在社区数据中"),
    survey(
      "a category that is not there", "id,category,answered\nA,,60\nA,洗车,60\n",
      "'洗车' is none", "“洗车”无法识别"),
    survey(
      "a community twice", "id,answered\nA,60\nA,70\n",
      "have a row already, row 2, which counts", "在第2行已有数据"),
    survey(
      "communities without a row", "id,answered\nA,60\n",
      "1 of 2 communities have no row with answers: B", "2个社区中有1个没有调研结果:B"),
    survey(
      "other households than the communities have", "id,households,answered\nA,150,60\n",
      "households are 150 in the survey, which count, and 100", "户数在调研表中为150(以此为准),在社区数据中为100"),
    survey(
      "no households at all", "id,answered\nA,60\n", households: "\"x\":1", status: 3,
      "neither the survey nor the communities tell how many households", "均无户数,无法判定是否有效"),
    survey(
      "a whole community twice", "id,category,answered\nA,total,10\nA,,20\n",
      "have a row already, row 2", "已有数据"),
  ]

  private static let filesOfSurveys = [
    survey(
      "a survey that nobody filled in", "id,category,answered\nA,,\nB,,\n", status: 3,
      "no usable row of a survey", "调研表没有可用的行"),
    survey(
      "a survey of which some rows are empty", "id,answered\nA,60\nB,\n",
      "1 rows of the survey are not filled in", "有1行尚未填写"),
    survey(
      "a survey without answers", "id,asked\nA,60\n", status: 3,
      "no field for the households with a valid answer", "未找到有效答卷户数字段"),
    survey(
      "ids of a survey that lost their digits", "id,answered\nA,60\n3.30102E+11,50\n",
      "3.30102E+11", "3.30102E+11"),
    survey(
      "a kind that is no renewal", "id,answered\nA,60\n",
      households: "\"households\":100,\"kind\":\"拆迁安置房\"",
      "2 communities are of kinds such as '拆迁安置房', but none is marked", "没有社区标为更新改造或拆迁安置"),
    survey(
      "an unclear word for renewal", "id,answered\nA,60\n",
      households: "\"households\":100,\"renewal\":\"部分\"",
      "'部分' is neither yes nor no", "“部分”既非是也非否"),
  ]

  private static func complaints(
    _ kind: String, _ rows: String, status: Int32 = 0, _ english: String, _ chinese: String
  ) -> MisreadKind {
    MisreadKind(
      kind: kind,
      files: [
        "12345.csv": rows,
        "study.yaml": study("complaints: {path: 12345.csv, crs: EPSG:4549}"),
      ], status: status, english: english, chinese: chinese)
  }

  private static let complaints = [
    complaints(
      "complaints outside", "id,x,y\n1,500100,3350100\n2,503000,3350100\n",
      "1 of 2 complaints lie in no community", "2件诉求中有1件不在任何社区内"),
    complaints(
      "complaints of another city", "id,x,y\n1,700100,3350100\n", status: 3,
      "no complaint lies in any community", "没有诉求点位于任何社区内"),
    complaints(
      "a number of complaints that is none", "id,x,y,件数\n1,500100,3350100,2.5\n",
      "the number of complaints is no whole number", "件数不是0至1000000的整数"),
  ]

  private static func rating(
    _ kind: String, _ ratings: [String], _ english: String, _ chinese: String
  ) -> MisreadKind {
    let rows = ratings.enumerated().map { "P\($0),pharmacy,500\($0 + 200),3350200,\($1)\n" }
    return MisreadKind(
      kind: kind, files: ["facilities.csv": "id,type,x,y,评分\n" + rows.joined()],
      english: english, chinese: chinese)
  }

  static let ratings = [
    rating(
      "ratings of ten", ["8.5", "9", "4"],
      "2 of 3 values are not from 1 to 5, such as 8.5, which looks like a scale 0…10",
      "3个值中有2个不在1至5之间,如8.5,疑似0…10分制"),
    rating(
      "ratings of a hundred", ["85", "90"], "which looks like a scale 0…100: no value",
      "疑似0…100分制"),
    rating("ratings in per cents", ["85%", "90%"], "looks like a scale 0…100%", "疑似0…100%分制"),
    rating(
      "nothing for a rating", ["4.5", "0", "4", "3"],
      "1 of 4 values are not from 1 to 5, such as 0, and are not used", "如0,不采用"),
  ]
}
