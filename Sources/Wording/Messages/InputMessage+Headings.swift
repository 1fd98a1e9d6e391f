/// What headings say besides the name of a column, and columns that are missed.
extension InputMessage {
  // MARK: - Units

  /// - Parameter factor: to people, m² or another unit of the results.
  package static func unitOfHeading(_ column: String, times factor: String) -> InputMessage {
    let shown = excerpt(column)
    return InputMessage(
      en: "the unit in the heading '\(shown)' is applied: each number counts times \(factor)",
      zh: "已按列名“\(shown)”中的单位换算:数值×\(factor)",
      fixEn: "nothing to do if that is right; otherwise correct the heading",
      fixZh: "如无误则无需处理;否则请改正列名")
  }

  package static func moneyOfHeading(_ column: String, unit: String) -> InputMessage {
    let (shown, unit) = (excerpt(column), excerpt(unit))
    return InputMessage(
      en:
        "costs are read from '\(shown)' and kept in its unit (\(unit)); --budget is in the same unit",
      zh: "费用取自“\(shown)”列,按其单位(\(unit))计;--budget应为同一单位",
      fixEn: "state the budget in that unit", fixZh: "请按该单位填写预算")
  }

  package static func unknownUnit(_ unit: String, in column: String) -> InputMessage {
    let (shown, unit) = (excerpt(column), excerpt(unit))
    return InputMessage(
      en:
        "what '\(unit)' in the heading '\(shown)' means is not known: the numbers count as they stand",
      zh: "无法识别列名“\(shown)”中的“\(unit)”,数值按原样计",
      fixEn: "check the unit, and write a usual one, such as m2, ha or 万人",
      fixZh: "请核对单位,并写明常用单位,如㎡、公顷、万人")
  }

  package static func rateInHeading(_ column: String) -> InputMessage {
    let shown = excerpt(column)
    return InputMessage(
      en:
        "'\(shown)' holds so much per something (a density or rate), not a number: what is summed from it is wrong",
      zh: "“\(shown)”是密度或比率,不是数量:据此求和的结果有误",
      fixEn: "name a column of numbers, such as people instead of people per km2",
      fixZh: "请指定数量列,如人数而非人口密度")
  }

  /// - Parameter speed: m/s as it is stated.
  package static func tooFast(_ key: String, _ speed: Double) -> InputMessage {
    let metres = (speed / 3.6).shortText
    return InputMessage(
      en:
        "\(key) \(speed.shortText) is more than 2.5 m/s; km/h? \(speed.shortText) km/h is \(metres) m/s",
      zh: "\(key) \(speed.shortText) 超过2.5米/秒;是否为公里/时?\(speed.shortText)公里/时即\(metres)米/秒",
      fixEn: "state metres per second", fixZh: "请以米/秒填写")
  }

  package static func microdegrees(_ factor: String) -> InputMessage {
    InputMessage(
      en: "coordinates look like degrees times \(factor)", zh: "坐标疑似为经纬度乘以\(factor)",
      fixEn: "divide them by \(factor), or export decimal degrees", fixZh: "请除以\(factor),或导出十进制度")
  }

  package static func groupedPoints(_ text: String) -> InputMessage {
    InputMessage(
      en: "'\(excerpt(text))' may have points between thousands, as other columns have",
      zh: "“\(excerpt(text))”中的点疑似千位分隔符(其他列即如此)",
      fixEn: "export numbers without marks between thousands", fixZh: "请导出不带千位分隔符的数值")
  }

  package static func pointLattice(spacing: String) -> InputMessage {
    InputMessage(
      en: "the rows stand on a lattice of \(spacing); they count as points",
      zh: "各行位于间距\(spacing)的规则格点上;按点计",
      fixEn: "if they are cells, say so: population: {cell: \(spacing)}",
      fixZh: "若为格网,请写明 population: {cell: \(spacing)}")
  }

  package static func rowsByGroup(_ column: String) -> InputMessage {
    let shown = excerpt(column)
    return InputMessage(
      en: "most places come in several rows that differ in '\(shown)': their people are summed",
      zh: "多数地点有多行,“\(shown)”各不相同:人数相加",
      fixEn: "nothing to do: the communities' own numbers agree", fixZh: "无需处理:与社区自填人口相符")
  }

  package static func facilityLeftOut(_ id: String) -> InputMessage {
    InputMessage(
      en:
        "the facility '\(id.prefix(80))' is left out already, as its status says that it is not open",
      zh: "设施“\(id.prefix(80))”因状态为未开放,本就未计入",
      fixEn: "leave it out of the scenario, or correct its status", fixZh: "请从情景中去掉,或改正其状态")
  }

  // MARK: - Costs

  /// - Parameter columns: of the file.
  package static func noCosts(among columns: [String]) -> InputMessage {
    let list = headings(columns)
    return InputMessage(
      en: "no column holds costs: each site counts 1 of --budget; the columns are \(list)",
      zh: "没有费用列:预算中每处按1计;现有列:\(list)",
      fixEn: "name it: fields: {cost: …}, or --sites-fields cost=…",
      fixZh: "请写明:fields: {cost: …},或 --sites-fields cost=…")
  }

  package static func noReadableCost(_ column: String, example: String) -> InputMessage {
    let (shown, example) = (excerpt(column), excerpt(example))
    return InputMessage(
      en: "no cost in '\(shown)' can be read, such as '\(example)': each site counts 1 of --budget",
      zh: "“\(shown)”列的费用均无法读取,如“\(example)”:预算中每处按1计",
      fixEn: "write bare numbers, with the unit in the heading",
      fixZh: "请只填数字,单位写在列名中")
  }

  package static let noSiteTable = InputMessage(
    en: "no table of sites tells their costs: each counts 1 of --budget",
    zh: "没有候选点表给出费用:预算中每处按1计",
    fixEn: "give --sites with the columns id and cost", fixZh: "请用 --sites 提供含编号与费用的表")

  package static func mixedUnits(_ column: String, _ units: [String]) -> InputMessage {
    let (shown, list) = (excerpt(column), headings(units))
    return InputMessage(
      en:
        "costs are in several units, as the column '\(shown)' says (\(list)): they are not comparable",
      zh: "按“\(shown)”列,费用的单位不一致(\(list)),不可比",
      fixEn: "state all costs in one unit", fixZh: "请将费用统一为同一单位")
  }

  private static func headings(_ names: [String]) -> String {
    let shown = names.prefix(12).map { String(excerpt($0).prefix(20)) }
    return shown.joined(separator: ", ") + (names.count > shown.count ? ", …" : "")
  }

  // MARK: - Costs of a matrix

  package static func radiusCoversAll(_ radius: String, largest: String) -> InputMessage {
    InputMessage(
      en:
        "the radius \(radius) is more than every cost, the largest is \(largest): are both in the same unit?",
      zh: "半径\(radius)大于所有费用(最大为\(largest)):两者单位是否一致?",
      fixEn: "state the radius in the unit of the matrix", fixZh: "请按费用表的单位填写半径")
  }

  package static func oddCost(_ cost: String, pairs: Int, next: String) -> InputMessage {
    InputMessage(
      en:
        "\(pairs) pairs have the cost \(cost), the next largest is \(next): does it stand for \"no way\"?",
      zh: "有\(pairs)对的费用为\(cost),次大仅为\(next):是否表示“不可达”?",
      fixEn: "if so, leave these pairs out", fixZh: "如是,请删去这些行")
  }

  // MARK: - Totals

  package static func totalLeftOut(_ name: String) -> InputMessage {
    InputMessage(
      en: "the row '\(excerpt(name))' is the total of the others and left out",
      zh: "“\(excerpt(name))”行是其余各行之和,未计入",
      fixEn: "remove totals from the table", fixZh: "请删去表中的合计行")
  }

  /// - Parameter isSum: whether it counts as much as the others; otherwise it is called so.
  package static func totalKept(_ name: String, isSum: Bool) -> InputMessage {
    let shown = excerpt(name)
    return InputMessage(
      en: isSum
        ? "the row '\(shown)' counts as much as all others together: is it their total?"
        : "the row '\(shown)' is called a total and counts like the others",
      zh: isSum ? "“\(shown)”行等于其余各行之和:是否为合计行?" : "“\(shown)”行名为合计,但按普通行计入",
      fixEn: "remove it if it is a total", fixZh: "若为合计行,请删去")
  }

  // MARK: - Capacities

  package static func capacityNotUsed(_ column: String) -> InputMessage {
    let shown = excerpt(column)
    return InputMessage(
      en: "the capacities in '\(shown)' are not used: nothing limits what a site serves",
      zh: "“\(shown)”列的容量未使用:各处服务量不受限",
      fixEn: "give --capacity for sites without one; then those of the column count",
      fixZh: "请用 --capacity 给出缺省容量,届时按该列计")
  }
}
