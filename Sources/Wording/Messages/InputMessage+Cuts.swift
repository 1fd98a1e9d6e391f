/// Ways of OpenStreetMap that come to one place without being joined there.
extension InputMessage {
  /// - Parameter first: id of a node at the first of the positions.
  package static func sharedPlaces(_ count: Int, first: Int64) -> InputMessage {
    InputMessage(
      en:
        "at \(count) positions ways of one level have different nodes, such as \(first), which do not join them",
      zh: "有\(count)处道路在同一位置上各用不同节点(如节点\(first)),此处不相通",
      fixEn:
        "merge these nodes (JOSM's validator: duplicated nodes) where people walk from one to the other",
      fixZh: "如此处可通行,请合并这些节点(JOSM校验:重复节点)")
  }

  /// - Parameters:
  ///   - count: pairs of segments that cross without a common node.
  ///   - segments: that were looked at.
  ///   - place: one of the places, in degrees.
  package static func crossingWays(
    _ count: Int, of segments: Int, at place: (latitude: Double, longitude: Double)
  ) -> InputMessage {
    let latitude = place.latitude.fixedText(decimals: 5)
    let longitude = place.longitude.fixedText(decimals: 5)
    return InputMessage(
      en:
        "\(count) times ways of one level cross or end on another one without a common node (\(segments) segments "
        + "looked at), such as at \(latitude), \(longitude) (lat, lon)",
      zh:
        "有\(count)处同层道路相交或端点落在另一条上而没有公共节点(检查了\(segments)段),如纬度\(latitude)、经度\(longitude)",
      fixEn: "give them a common node where people turn there, else bridge, tunnel or layer",
      fixZh: "如在此相通,请添加公共节点;如为立交,请填写bridge、tunnel或layer")
  }
}
