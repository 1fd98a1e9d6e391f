/// Headings with a unit or in another language, and what limits a choice of sites.
extension MisreadKind {
  static let headings = headingsOfPeople + headingsOfSites + matrices

  private static let headingsOfPeople = [
    MisreadKind(
      kind: "people in ten thousands by the heading",
      files: [
        "study.yaml": study(people), "people.csv": "id,x,y,人口(万人)\n1,500100,3350100,0.0125\n",
      ], english: "each number counts times 10000", chinese: "数值×10000", figure: ["A", "125.000"]),
    MisreadKind(
      kind: "people in thousands by a suffix",
      files: [
        "study.yaml": study(
          "population: {path: p.csv, crs: EPSG:4549, fields: {population: pop_千人}}"),
        "p.csv": "id,x,y,pop_千人\n1,500100,3350100,0.5\n",
      ], english: "population = pop_千人 × 1000", chinese: "数值×1000", figure: ["A", "500.000"]),
    MisreadKind(
      kind: "a density for people",
      files: [
        "study.yaml": study(
          "population: {path: p.csv, crs: EPSG:4549, fields: {population: 人口密度(人/km2)}}"),
        "p.csv": "id,x,y,人口密度(人/km2)\n1,500100,3350100,2500\n",
      ], english: "holds so much per something (a density or rate)", chinese: "是密度或比率,不是数量"),
    MisreadKind(
      kind: "a heading with an unknown unit",
      files: ["study.yaml": study(people), "people.csv": "id,x,y,人口(担)\n1,500100,3350100,5\n"],
      english: "what '担' in the heading '人口(担)' means is not known", chinese: "无法识别列名“人口(担)”中的“担”",
      figure: ["A", "5.000"]),
    MisreadKind(
      kind: "a year in a heading is no unit",
      files: ["study.yaml": study(people), "people.csv": "id,x,y,人口(2020年)\n1,500100,3350100,5\n"],
      figure: ["A", "5.000"]),
  ]

  private static let candidateArguments = [
    "site", "--study", "study.yaml", "--candidates", "c.csv", "--candidates-crs", "EPSG:4549",
    "--type",
    "pharmacy",
  ]

  /// Two premises in the square B, the first of which nobody can pay.
  private static func candidates(_ heading: String, _ first: String, _ second: String) -> [String:
    String]
  {
    [
      "communities.geojson": squares(["A", "B"], apart: 2000),
      "c.csv": "id,x,y,\(heading)\nX,502200,3350200,\(first)\nY,502250,3350200,\(second)\n",
    ]
  }

  private static func budget(
    _ kind: String, _ heading: String, _ first: String = "800000", _ second: String = "350000",
    english: String, chinese: String
  ) -> MisreadKind {
    MisreadKind(
      kind: kind, files: candidates(heading, first, second),
      arguments: candidateArguments + ["--budget", "400000"], english: english, chinese: chinese)
  }

  private static let headingsOfSites = [
    budget(
      "costs with their unit in the heading", "造价(元)", english: "kept in its unit (元)",
      chinese: "按其单位(元)计"),
    budget("costs by a suffix", "cost_wan", english: "in its unit (wan)", chinese: "按其单位(wan)计"),
    budget("costs in German", "Kosten", english: "\n1,Y,", chinese: "\n1,Y,"),
    budget("costs in brackets", "cost (EUR)", english: "\n1,Y,", chinese: "\n1,Y,"),
    budget(
      "a budget without costs", "Geld",
      english: "each site counts 1 of --budget; the columns are id, x, y, Geld",
      chinese: "预算中每处按1计;现有列:id, x, y, Geld"),
    budget(
      "costs that cannot be read", "cost", "面议", "待定",
      english: "no cost in 'cost' can be read, such as '面议'", chinese: "均无法读取,如“面议”"),
    budget(
      "costs in several units", "cost,单位", "80,万元", "350000,元",
      english: "costs are in several units, as the column '单位' says (万元, 元)",
      chinese: "费用的单位不一致(万元, 元)"),
    budget(
      "costs per square metre", "造价(元/㎡)", english: "no column holds costs", chinese: "没有费用列"),
    MisreadKind(
      kind: "floor areas in mu",
      files: candidates("面积(亩)", "0.05", "0.63").merging(norm) { $1 },
      arguments: candidateArguments + ["--count", "2"],
      english: "has 33.33 m², less than the 200 m²",
      chinese: "面积 33.33 m² 小于"),
    MisreadKind(
      kind: "floor areas in hectares by a suffix",
      files: candidates("area_ha", "0.012", "0.042").merging(norm) { $1 },
      arguments: candidateArguments + ["--count", "2"], english: "has 120 m², less than the 200 m²",
      chinese: "面积 120 m² 小于"),
    MisreadKind(
      kind: "candidates that are demolished", files: candidates("状态", "已拆除", "闲置"),
      arguments: candidateArguments + ["--count", "2"],
      english: "1 candidate sites are closed or planned and left out: 已拆除 1",
      chinese: "有1个候选点已关闭或在规划中,未计入:已拆除 1"),
    MisreadKind(
      kind: "capacities of candidates", files: candidates("容量(人)", "100", "100"),
      arguments: candidateArguments + ["--count", "1"],
      english: "the capacities in '容量(人)' are not used", chinese: "“容量(人)”列的容量未使用"),
    MisreadKind(
      kind: "capacities of candidates before the common one",
      files: candidates("容量(人)", "100", "90"),
      arguments: candidateArguments + ["--count", "2", "--capacity", "500"],
      english: ",1,100,100", chinese: ",1,90,90"),
  ]

  private static let norm = [
    "standard.yaml": """
    standard: 1
    types:
      - {id: pharmacy, circle: 15, radius_m: 500, adequacy: {min_m2: 200}}

    """
  ]

  private static func matrix(
    _ kind: String, _ arguments: String, costs: [String] = ["10", "40", "30"],
    files: [String: String] = [:], english: String, chinese: String
  ) -> MisreadKind {
    let tables = [
      "d.csv": "id,weight\nA,100\nB,100\nC,30\n",
      "m.csv": "demand,site,cost\nA,S,\(costs[0])\nB,S,\(costs[1])\nB,T,10\nC,T,\(costs[2])\n",
    ]
    return MisreadKind(
      kind: kind, files: tables.merging(files) { $1 },
      arguments: ["site", "--cost-matrix", "m.csv", "--demand", "d.csv"]
        + arguments.split(separator: " ").map(String.init), english: english, chinese: chinese)
  }

  private static let matrices = [
    matrix(
      "a radius in another unit than the matrix", "--model mclp --count 1 --radius 500",
      english: "the radius 500 is more than every cost, the largest is 40",
      chinese: "半径500大于所有费用(最大为40)"),
    matrix(
      "a radius about the largest cost", "--model mclp --count 1 --radius 45",
      english: "\n1,S,,,200,", chinese: "\n1,S,,,200,"),
    matrix(
      "a cost that stands for no way", "--model pmedian --count 1",
      costs: ["10", "1000000", "1000000"],
      english: "2 pairs have the cost 1000000, the next largest is 10", chinese: "是否表示“不可达”"),
    matrix(
      "a budget below every cost", "--model mclp --radius 50 --budget 200 --sites s.csv",
      files: ["s.csv": "id,cost\nS,800000\nT,1200000\n"],
      english: "The budget 200 is less than the cheapest site (800000)", chinese: "低于最便宜的一处(800000)"
    ),
    matrix(
      "a matrix with a budget and no costs", "--model mclp --radius 50 --budget 2",
      english: "no table of sites tells their costs", chinese: "没有候选点表给出费用"),
    matrix(
      "capacities with their unit in the heading",
      "--model mclp --radius 50 --count 1 --sites s.csv",
      files: ["s.csv": "id,容量(人)\nS,50\nT,50\n"], english: "Served: 50 of", chinese: "50"),
    matrix(
      "a row of totals in the demand", "--model mclp --radius 50 --count 2",
      files: ["d.csv": "id,weight\nA,100\nB,100\nC,30\n合计,230\n"],
      english: "the row '合计' is the total of the others and left out", chinese: "“合计”行是其余各行之和,未计入"),
    matrix(
      "a last row that is as much as the others", "--model mclp --radius 50 --count 2",
      files: ["d.csv": "id,weight\nA,100\nB,100\nC,30\nZ,230\n"],
      english: "the row 'Z' counts as much as all others together", chinese: "“Z”行等于其余各行之和"),
  ]
}
