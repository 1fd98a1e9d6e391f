extension InputMessage {
  package static let noPopulationStated = InputMessage(
    en: "measure 'population' needs a population layer", zh: "按人口计量需要人口图层",
    fixEn: "give --population PATH, or measure by residential or area",
    fixZh: "请用--population指定,或改用residential、area")

  package static func noPopulationField(among columns: [String]) -> InputMessage {
    InputMessage(
      en: "no field for the population found among: \(list(columns, ", "))",
      zh: "未找到人口字段,现有字段:\(list(columns, "、"))",
      fixEn: "name it in the study: population: {fields: {population: …}}",
      fixZh: "请在study文件中写明 population: {fields: {population: …}}")
  }

  package static let noPopulation = InputMessage(
    en: "no usable place with people", zh: "没有可用的人口点或面",
    fixEn: "give points, polygons or cells with people", fixZh: "请提供含人口数的点、面或格网")

  package static let populationElsewhere = InputMessage(
    en: "nobody of the population layer lives in any community", zh: "人口图层中没有人位于任何社区内",
    fixEn: "check the coordinate systems (crs) of population and communities",
    fixZh: "请核对人口图层与社区的坐标系(crs)")

  package static let noPeople = InputMessage(
    en: "says no number of people", zh: "没有人口数",
    fixEn: "fill in the number, 0 where nobody lives", fixZh: "请补填人口数,无人处填0")

  package static let tooManyPeople = InputMessage(
    en: "says more people than there are on Earth", zh: "人口数超过全球总人口",
    fixEn: "correct the number", fixZh: "请改正数值")

  package static let cellOfPolygons = InputMessage(
    en: "the layer has polygons; the side of a cell is ignored", zh: "图层为面,已忽略格网边长",
    fixEn: "remove 'cell' (--population-cell)", fixZh: "请删去cell(--population-cell)")

  package static func groupNotStated(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) rows with people have no number here; 0 is taken",
      zh: "有\(count)行有人口但此项没有数值,按0计",
      fixEn: "fill in the numbers, or remove the field", fixZh: "请补填数值,或删去该字段")
  }

  package static func duplicatePlaces(_ count: Int, first: String) -> InputMessage {
    InputMessage(
      en: "\(count) rows repeat the id of another place, the first is '\(first)'",
      zh: "有\(count)行的编号与其他位置重复,首个为“\(first)”",
      fixEn: "remove duplicates or correct the ids; they are told apart by #2",
      fixZh: "请删去重复行或改正编号;目前以#2区分")
  }

  package static func populationOutside(_ places: Int, people: Double, of all: Double)
    -> InputMessage
  {
    InputMessage(
      en:
        "\(rounded(people)) of \(rounded(all)) people, in \(places) places, live in no community",
      zh: "\(rounded(all))人中有\(rounded(people))人(\(places)处)不在任何社区内",
      fixEn: "complete the communities, or correct the places", fixZh: "请补全社区,或改正位置")
  }

  package static func withoutPopulation(_ ids: [String]) -> InputMessage {
    let names = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
    return InputMessage(
      en: "nobody lives in \(ids.count) communities, which get no verdict: \(names)",
      zh: "有\(ids.count)个社区没有人口,不作判定:\(names)",
      fixEn: "complete the population layer, or measure by area",
      fixZh: "请补全人口图层,或改用area")
  }

  /// People to one decimal.
  private static func rounded(_ people: Double) -> String {
    let tenths = (people * 10).rounded() / 10
    return Int(exactly: tenths).map(String.init) ?? "\(tenths)"
  }
}
