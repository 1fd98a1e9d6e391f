extension InputMessage {
  /// - Parameter all: people of the city; 0 where they are not known.
  package static func onOmittedParts(
    _ parts: Int, people: Double, of all: Double, facilities: Int
  ) -> InputMessage {
    let share = all > 0 ? people / all : 0
    let (count, percent) = (people.fixedText(decimals: 0), share.percentText)
    return InputMessage(
      en:
        "\(count) people (\(percent)) and \(facilities) facilities stand on \(parts) parts of the network that "
        + "have no way to the rest and are left out; they walk from the nearest street of the rest",
      zh: "\(count)人(\(percent))和\(facilities)处设施位于\(parts)处与主网不连通、未使用的路段上;按到主网最近道路起步计算",
      fixEn: "connect these parts (gates), or keep them: smallest_component: 0",
      fixZh: "请连通这些路段(如补充出入口),或保留:smallest_component: 0")
  }

  package static func omittedPart(
    metres: Double, longitude: Double, latitude: Double, people: Double, facilities: Int
  ) -> InputMessage {
    let place = "\(longitude.fixedText(decimals: 5)), \(latitude.fixedText(decimals: 5))"
    let length = metres.fixedText(decimals: 0)
    let count = people.fixedText(decimals: 0)
    return InputMessage(
      en:
        "a part of \(length) m at \(place) is left out; \(count) people and \(facilities) facilities stand on it",
      zh: "位于\(place)的\(length)米路段未使用,其上有\(count)人、\(facilities)处设施",
      fixEn: "connect it if people can walk there", fixZh: "如可通行,请与路网连接")
  }
}
