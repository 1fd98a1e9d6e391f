extension InputMessage {
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
}
