/// What is said of files of circles to keep.
extension InputMessage {
  package static let keptRowIncomplete = InputMessage(
    en: "the row names no atom or no circle", zh: "该行缺少单元编号或生活圈编号",
    fixEn: "fill in atom_id and circle_id", fixZh: "请填写atom_id和circle_id")

  package static let keptAtomTwice = InputMessage(
    en: "the atom is listed twice in the same circle", zh: "该单元在同一生活圈中重复列出",
    fixEn: "delete one of the rows", fixZh: "请删除重复行")

  package static func keptAtomInTwoCircles(_ first: String, _ second: String) -> InputMessage {
    InputMessage(
      en: "the atom is listed in circle '\(first)' and in '\(second)'; the first counts",
      zh: "该单元同时列在生活圈“\(first)”和“\(second)”中,以先出现的为准",
      fixEn: "leave it in one circle", fixZh: "请只保留一个生活圈")
  }

  package static func keptUnknownAtoms(_ ids: [String]) -> InputMessage {
    InputMessage(
      en: "\(ids.count) rows name atoms that there are none of now: \(listed(ids))",
      zh: "有\(ids.count)行的单元现已不存在:\(listed(ids))",
      fixEn: "give the circles as polygons (circles.geojson) where atoms have changed",
      fixZh: "单元有变动时,请改用生活圈面图层(circles.geojson)")
  }

  package static func keptMissingAtoms(_ ids: [String]) -> InputMessage {
    InputMessage(
      en: "\(ids.count) atoms are in no circle of the file and are placed anew: \(listed(ids))",
      zh: "有\(ids.count)个单元不在文件的任何生活圈中,将重新划定:\(listed(ids))",
      fixEn: "complete the table if they belong to a circle", fixZh: "如属于某生活圈,请补全表格")
  }

  package static let noKeptCircles = InputMessage(
    en: "no circle in the file can be kept", zh: "文件中没有可保留的生活圈",
    fixEn: "give units.csv of an earlier run (atom_id, circle_id) or a layer of polygons",
    fixZh: "请给出以前运行的units.csv(atom_id、circle_id)或面图层")

  private static func listed(_ ids: [String]) -> String {
    ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
  }
}
