extension InputMessage {
  // MARK: - What is odd about a geometry

  package static func oddHeights(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) heights are no numbers; heights are not used", zh: "有\(count)个高程不是数;高程不参与计算",
      fixEn: "nothing to do", fixZh: "无需处理")
  }

  /// - Parameter rings: that went with the positions.
  package static func oddPositions(_ count: Int, rings: Int) -> InputMessage {
    let lost = rings > 0
    return InputMessage(
      en: "\(count) positions are no pairs of finite numbers and left out"
        + (lost ? ", and \(rings) rings with them" : ""),
      zh: "有\(count)个坐标不是有效数对,已略去" + (lost ? ",连同\(rings)个环" : ""),
      fixEn: "correct the coordinates", fixZh: "请改正坐标")
  }

  package static func emptyParts(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) empty rings, parts or positions are left out",
      zh: "有\(count)个空环、空部分或空坐标,已略去",
      fixEn: "remove them, or complete the border", fixZh: "请删去,或补全边界")
  }

  package static let emptyOutline = InputMessage(
    en: "the outer ring is empty", zh: "外环为空", fixEn: "draw the border", fixZh: "请补绘边界")

  package static func collectionPartly(_ lost: Int, of count: Int) -> InputMessage {
    InputMessage(
      en: "\(lost) of \(count) geometries of a GeometryCollection are of another kind or cannot be"
        + " used, and left out",
      zh: "GeometryCollection的\(count)个几何中有\(lost)个类型不同或无法使用,已略去",
      fixEn: "split it into Features", fixZh: "请拆分成单独的要素")
  }
}
