/// Why a run ends without a result.
package enum FailureTexts {
  // MARK: - Geometry

  /// - Parameter reason: in the words of GEOS.
  package static func overlayFailed(_ reason: String) -> LocalizedText {
    LocalizedText(
      zh: "GEOS 无法合并图形:\(reason);请检查社区和设施的图形",
      en: "GEOS cannot put shapes together: \(reason); check the shapes of communities and "
        + "facilities")
  }

  // MARK: - Assessment

  package static func unknownType(_ id: String) -> LocalizedText {
    LocalizedText(
      zh: "标准中没有设施类型 \(id);请检查类型编号",
      en: "the standard has no type \(id); check the id of the type")
  }

  package static func radiusOutOfRange(_ type: String) -> LocalizedText {
    LocalizedText(
      zh: "设施类型 \(type) 的服务半径过小或过大;请检查标准、--walk-speed 和 --detour",
      en: "the radius of \(type) is too small or too large; check the standard, --walk-speed "
        + "and --detour")
  }

  package static func latticeTooFine(community: String, cell: Double) -> LocalizedText {
    LocalizedText(
      zh: "社区 \(community):格网边长 \(cell) 米过小;请增大 --cell",
      en: "community \(community): cells of \(cell) m are too many; give a larger --cell")
  }

  package static func tooManyPlaces(cell: Double) -> LocalizedText {
    LocalizedText(
      zh: "格网边长 \(cell) 米时需求点过多;请增大 --cell,减少 --types,"
        + "或不用 --write-demand 和 --write-facilities",
      en: "cells of \(cell) m make too many places of demand; give a larger --cell, fewer "
        + "--types, or no --write-demand and no --write-facilities")
  }

  package static func missingDemand(_ measure: String) -> LocalizedText {
    LocalizedText(
      zh: "没有 \(measure) 口径所需的数据;请提供 --\(measure),或改用 --measure area",
      en: "there is no data for the measure \(measure); "
        + "give --\(measure), or use --measure area")
  }

  package static let missingNetwork = LocalizedText(
    zh: "没有步行路网;请提供 --network,或使用 --metric straight",
    en: "there is no network; give --network, or use --metric straight")

  package static func otherMeasure(type: String, measure: String) -> LocalizedText {
    LocalizedText(
      zh: "类型\(type)按\(measure)计量,与本次口径不同;请用 --types 去掉它,或使用 --measure \(measure)",
      en:
        "type \(type) is measured by \(measure), other than this run; leave it out with --types, or use "
        + "--measure \(measure)")
  }

  package static let tooManyFacilities = LocalizedText(
    zh: "一种设施类型的设施超过 16777216 处", en: "one type has more than 16777216 facilities")

  // MARK: - Coordinate systems

  /// - Parameters:
  ///   - reason: what PROJ says.
  ///   - english: the whole error in English.
  package static func unknownSystem(
    _ name: String, reason: String, english: String
  ) -> LocalizedText {
    LocalizedText(zh: "未知的坐标系“\(name)”:\(reason)", en: english)
  }

  package static func notHorizontal(_ name: String, english: String) -> LocalizedText {
    LocalizedText(zh: "坐标系“\(name)”既不是地理坐标系也不是投影坐标系", en: english)
  }

  package static func unsupportedDatum(_ name: String, english: String) -> LocalizedText {
    LocalizedText(zh: "不能读取\(name)坐标;请提供经纬度(BD-09)", en: english)
  }

  package static func noTransformation(
    from source: String, to target: String, reason: String, english: String
  ) -> LocalizedText {
    LocalizedText(zh: "无法从“\(source)”转换到“\(target)”:\(reason)", en: english)
  }

  // MARK: - Scenarios

  /// Sites that the models chose and the city does not take.
  package static func cannotStand(at sites: String) -> LocalizedText {
    LocalizedText(
      zh: "候选点 \(sites) 无法放置设施;请从候选点文件中删除",
      en: "no facility can stand at \(sites); take it out of the candidates")
  }
}
