/// Nodes and ways of OpenStreetMap that have a defect, by id.
extension InputMessage {
  package static func unplacedNodes(_ count: Int, first: Int64) -> InputMessage {
    InputMessage(
      en:
        "\(count) nodes of ways, such as \(first), have a lat or lon that is none on Earth or no number; the ways "
        + "end before them",
      zh: "道路有\(count)个节点的lat或lon无效(超出范围或不是数字),如节点\(first),道路在此截断",
      fixEn: "write numbers with a decimal point, lat -90 to 90 and lon -180 to 180, not swapped",
      fixZh: "请填写带小数点的数字,lat为-90至90,lon为-180至180,勿颠倒")
  }

  package static func movedNodes(_ count: Int, first: Int64) -> InputMessage {
    InputMessage(
      en:
        "\(count) nodes come twice in the same version at other places, such as \(first); the first of them counts",
      zh: "\(count)个节点以同一版本重复出现且位置不同,如节点\(first),以首次出现的为准",
      fixEn: pastedParts.en, fixZh: pastedParts.zh)
  }

  package static func changedWays(_ count: Int, first: Int64) -> InputMessage {
    InputMessage(
      en:
        "\(count) ways come twice in the same version with other nodes or tags, such as \(first); all of them count",
      zh: "\(count)条道路以同一版本重复出现且节点或标签不同,如道路\(first),全部计入",
      fixEn: pastedParts.en, fixZh: pastedParts.zh)
  }

  private static let pastedParts = LocalizedText(
    zh: "如由多个文件拼接而成,请先重新编号(osmium renumber)或只保留其一",
    en: "where files were put together, renumber one of them first (osmium renumber), or keep one")

  /// - Parameters:
  ///   - way: id of that with the longest piece.
  ///   - ends: ids of its nodes.
  ///   - kilometres: its length.
  package static func longPieces(
    _ count: Int, way: Int64, ends: (from: Int64, to: Int64), kilometres: Double
  ) -> InputMessage {
    let length = kilometres.fixedText(decimals: 1)
    return InputMessage(
      en:
        "\(count) straight pieces of ways are longer than 5 km: way \(way) goes \(length) km from node "
        + "\(ends.from) to node \(ends.to)",
      zh:
        "\(count)段道路的直线段超过5公里:道路\(way)从节点\(ends.from)到节点\(ends.to)长\(length)公里",
      fixEn: "check the coordinates of these nodes", fixZh: "请核对这些节点的坐标")
  }
}
