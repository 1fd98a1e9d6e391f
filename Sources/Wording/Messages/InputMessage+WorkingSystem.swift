/// The system that a study gives to work in.
extension InputMessage {
  private static let fixEn = "give a projected system in metres, such as EPSG:4549, or leave it out"
  private static let fixZh = "请写以米为单位的投影坐标系(如EPSG:4549),或不写此项"

  package static func unknownWorkingCRS(_ reason: String) -> InputMessage {
    InputMessage(
      en: "the working system (working_crs, --working-crs) cannot be used: \(reason)",
      zh: "工作坐标系无法使用(\(reason))", fixEn: fixEn,
      fixZh: fixZh)
  }

  package static func workingCRSInDegrees(_ name: String) -> InputMessage {
    InputMessage(
      en:
        "\(name) cannot be the working system (working_crs, --working-crs): its coordinates are degrees",
      zh: "\(name)的坐标是经纬度,不能作工作坐标系", fixEn: fixEn, fixZh: fixZh)
  }

  package static func workingCRSInUnit(_ name: String, unit: String) -> InputMessage {
    InputMessage(
      en:
        "\(name) cannot be the working system (working_crs, --working-crs): its unit is the \(unit)",
      zh: "\(name)的单位是\(unit),不能作工作坐标系", fixEn: fixEn, fixZh: fixZh)
  }

  package static func workingCRSAxes(_ name: String) -> InputMessage {
    InputMessage(
      en:
        "\(name) cannot be the working system (working_crs, --working-crs): its axes do not point to the east and to the north",
      zh: "\(name)的坐标轴不是指向东和北,不能作工作坐标系", fixEn: fixEn, fixZh: fixZh)
  }

  /// - Parameter error: of lengths in metres per kilometre.
  package static func scaleError(_ error: Double, ofGiven name: String) -> InputMessage {
    let shown = error < 1e6 ? "\((error * 1000).rounded() / 1000)" : "> 1000"
    return InputMessage(
      en: "in the working system \(name) distances err by up to \(shown) m per km here",
      zh: "在工作坐标系\(name)中,此处距离误差达每公里\(shown)米",
      fixEn: "give one whose centre or central meridian is nearer, or leave it out",
      fixZh: "请换用中心或中央经线更近的坐标系,或不写此项")
  }
}
