/// How facilities are used.
package enum FacilityTexts {
  package static let capacity = LocalizedText(zh: "容量", en: "capacity")
  package static let floorArea = LocalizedText(zh: "建筑面积", en: "floor area")
  package static let count = LocalizedText(zh: "处数", en: "number")

  package static func tooManyInReach(_ type: String) -> LocalizedText {
    LocalizedText(
      zh: "设施类型 \(type) 的各设施半径内需求点合计过多;请增大 --cell,缩小半径,减少 --types,"
        + "或不用 --write-facilities",
      en:
        "the facilities of \(type) have too many places of demand in reach; give a larger --cell, "
        + "a smaller radius, fewer --types, or no --write-facilities")
  }

  /// Facilities of a type are compared by one size, which all of them have to tell.
  ///
  /// - Parameters:
  ///   - facilities: of the type with demand in reach, of which so many tell a capacity or a floor area.
  ///   - size: by which the load is divided.
  package static func partlySized(
    capacities: Int, floorAreas: Int, of facilities: Int, by size: LocalizedText
  ) -> InputMessage {
    InputMessage(
      en: "\(capacities) of \(facilities) facilities in reach have a capacity and \(floorAreas) a "
        + "floor area: the load in facilities.csv is divided in proportion to their \(size.en)",
      zh: "\(facilities)处可达设施中\(capacities)处有容量、\(floorAreas)处有建筑面积,"
        + "facilities.csv 的负荷按\(size.zh)分摊",
      fixEn: "complete the capacities or the floor areas", fixZh: "请补全容量或建筑面积")
  }
}
