/// People, groups of them and where they stand; walking speeds; scenarios.
extension MisreadKind {
  static let numbersOfPeople = cellsOfPeople + groups + positions + speeds + scenarios

  /// Cells of 100 m of the square A with the texts of `columns` in each.
  private static func cells(_ heading: String, _ columns: String..., more: String = "") -> String {
    let rows = (0..<36).flatMap { cell in
      columns.map { "\(500_033 + 66 * (cell % 6)),\(3_350_033 + 66 * (cell / 6)),\($0)\n" }
    }
    return "x,y,\(heading)\n" + rows.joined() + more
  }

  private static let cellStudy = study("population: {path: p.csv, crs: EPSG:4549, cell: 66}")

  /// A alone, which states 360 people itself.
  private static func population(
    _ kind: String, _ table: String, own: String = "\"population\":360", isCell: Bool = true,
    english: String, chinese: String, figure: [String] = []
  ) -> MisreadKind {
    MisreadKind(
      kind: kind,
      files: [
        "communities.geojson": collection([square("\"id\":\"A\",\(own)", x: 500_000, side: 396)]),
        "study.yaml": isCell ? cellStudy : study("population: {path: p.csv, crs: EPSG:4549}"),
        "p.csv": table,
      ], english: english, chinese: chinese, figure: figure)
  }

  private static let cellsOfPeople = [
    population(
      "twice as many people as the communities state", cells("population", "20"),
      english: "factor 2 in nearly every community", chinese: "几乎所有社区均相差约2倍"),
    population(
      "a tenth of the people", cells("population", "1"),
      english: "factor 10 in nearly every community",
      chinese: "几乎所有社区均相差约10倍"),
    population(
      "a row for each sex of a cell", cells("sex,population", "m,5", "f,5"),
      english: "most places come in several rows that differ in 'sex'", chinese: "“sex”各不相同:人数相加",
      figure: ["A", "360.000"]),
    population(
      "a row for each year of a cell", cells("year,population", "2010,10", "2020,10"),
      english: "360 of 720 people may count twice", chinese: "可能重复计入"),
    population(
      "centres of cells without a side", cells("population", "10"), isCell: false,
      english: "the rows stand on a lattice of 66; they count as points", chinese: "各行位于间距66的规则格点上"),
    population(
      "a total among cells", cells("population", "10", more: "500198,3350198,360\n"),
      english: "counts as much as all others together", chinese: "行等于其余各行之和"),
    population(
      "words for no data", cells("population", "10", more: "500198,3350198,nan\n"),
      english:
        "nan in 1 rows stands for \"no data\" and is left out (the largest other value is 10)",
      chinese: "未计入(其余最大值为10)"),
  ]

  private static let groups = [
    population(
      "shares of the elderly", cells("population,elderly", "10,0.15"),
      english: "its numbers look like shares",
      chinese: "疑似比例"),
    population(
      "per cents of the elderly", cells("population,elderly", "10,15"),
      english: "it looks like per cent or another unit", chinese: "疑似百分数或其他单位"),
    population(
      "shares of a community's own elderly", cells("population", "10"),
      own: "\"population\":360,\"elderly\":0.2",
      english: "the communities: 'elderly' sums to 0.2 of 360.0",
      chinese: "社区:“elderly”合计0.2,总人口360.0"),
  ]

  private static let positions = [
    MisreadKind(
      kind: "points between thousands of coordinates",
      files: ["facilities.csv": "id;type;x;y\nP;pharmacy;500.300;3.350.300\n"], status: 3,
      english: "'500.300' may have points between thousands", chinese: "“500.300”中的点疑似千位分隔符"),
    MisreadKind(
      kind: "microdegrees",
      files: [
        "facilities.csv": "id,type,lon,lat\nP,pharmacy,120003118,30277720\n",
        "study.yaml": study().replacing("facilities.csv, crs: EPSG:4549", with: "facilities.csv"),
      ], status: 3, english: "coordinates look like degrees times 1000000",
      chinese: "疑似为经纬度乘以1000000"),
  ]

  private static let speeds = [
    MisreadKind(
      kind: "a walking speed in km/h", files: ["study.yaml": study("walk_speed: 4.8")], status: 3,
      english: "4.8 km/h is 1.33 m/s", chinese: "4.8公里/时即1.33米/秒"),
    MisreadKind(
      kind: "a walking speed of a flag in km/h", files: [:],
      arguments: ["assess", "--study", "study.yaml", "--walk-speed", "5"], status: 2,
      english: "5 km/h is 1.39 m/s", chinese: "5公里/时即1.39米/秒"),
  ]

  private static func scenario(
    _ kind: String, _ text: String, status: Int32 = 0, english: String, chinese: String
  ) -> MisreadKind {
    MisreadKind(
      kind: kind,
      files: [
        "facilities.csv":
          "id,type,x,y,status\nP,pharmacy,500200,3350200,open\nQ,pharmacy,500600,3350200,closed\n",
        "s.yaml": "scenario: 1\nname: S\n" + text,
      ], arguments: ["whatif", "--study", "study.yaml", "--scenario", "s.yaml"], status: status,
      english: english, chinese: chinese)
  }

  private static let scenarios = [
    scenario(
      "a scenario that removes what is closed", "remove: [Q]\n", status: 3,
      english: "the facility 'Q' is left out already", chinese: "设施“Q”因状态为未开放,本就未计入"),
    scenario(
      "a scenario without coordinates", "remove: [P]\n", english: "1 closed", chinese: "关闭1"),
    scenario(
      "a scenario with coordinates of no system",
      "add: [{id: n, type: pharmacy, at: [500300, 3350300]}]\n", status: 3,
      english: "'crs' is missing",
      chinese: "crs"),
  ]
}
