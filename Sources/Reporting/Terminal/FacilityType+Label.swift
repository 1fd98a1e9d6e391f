import Assessment
import CityReading
import TableFiles
import Wording

extension FacilityType {
  /// Who answers, how far and about how long, such as `社区级·500米·约8分钟`. The metres come first,
  /// because they are what is measured.
  ///
  /// - Parameters:
  ///   - radius: metres at `walkSpeed`.
  ///   - walkSpeed: m/s.
  func label(radius: Double, walkSpeed: Double, language: Language) -> String {
    let metres = radius.fixedText(decimals: 0)
    let minutes = (radius / walkSpeed / 60).fixedText(decimals: 0)
    return language == .zh
      ? "\(level.zh)·\(metres)米·约\(minutes)分钟" : "\(level.en), \(metres) m, ~\(minutes) min"
  }

  /// The community answers for the 5-minute circle, the street for the 15-minute one.
  private var level: LocalizedText {
    switch circle {
    case 5: LocalizedText(zh: "社区级", en: "community")
    case 15: LocalizedText(zh: "街道级", en: "street")
    default: LocalizedText(zh: "\(circle)分钟圈", en: "\(circle)-minute circle")
    }
  }
}
