/// Ways from a community to its nearest facility.
package enum WayTexts {
  /// - Parameters:
  ///   - isNearest: from the place of demand nearest to a facility; otherwise from the one in the middle.
  ///   - metres: on foot.
  ///   - straight: metres as the crow flies.
  package static func walk(
    isNearest: Bool, metres: String, straight: String, facility: String
  ) -> LocalizedText {
    LocalizedText(
      zh: "步行路线(\(isNearest ? "最近处" : "居中处")):\(metres)米,直线\(straight)米,至\(facility)",
      en: "Way from the \(isNearest ? "nearest" : "middle") place: \(metres) m on foot, "
        + "\(straight) m straight, to \(facility)")
  }

  package static func legs(first: String, last: String, junctions: Int) -> LocalizedText {
    LocalizedText(
      zh: "路网外\(first)米和\(last)米,经过\(junctions)个路口",
      en: "\(first) m and \(last) m off the network, \(junctions) junctions")
  }

  package static func offGround(_ metres: String) -> LocalizedText {
    LocalizedText(zh: "桥隧\(metres)米", en: "\(metres) m on decks or in tunnels")
  }

  package static func crosses(_ barrier: String?) -> LocalizedText {
    LocalizedText(
      zh: "直线穿过\(barrier ?? "障碍")", en: "the straight line crosses \(barrier ?? "a barrier")")
  }

  package static func straight(
    metres: String, detour: String, facility: String
  ) -> LocalizedText {
    LocalizedText(
      zh: "直线:\(metres)米(×\(detour)),至\(facility);未核验路网,不是步行路线",
      en: "Straight line: \(metres) m (times \(detour)) to \(facility); no walk was checked")
  }

  package static let none = LocalizedText(
    zh: "没有路线:该社区没有需求点,或没有可到达的设施",
    en: "No way: the community has no demand, or there is no facility that it can get to")

  package static func written(to path: String) -> LocalizedText {
    LocalizedText(zh: "路线:\(path)", en: "Route: \(path)")
  }

  package static func exists(_ path: String) -> LocalizedText {
    LocalizedText(
      zh: "\(path):文件已存在,且不是先前写出的路线;请在 --route 中另取文件名",
      en: "\(path): is there already and is no earlier route; give --route another name")
  }
}
