import ArgumentParser
import FacilityLocation

/// Plans beside the proposed one.
struct AlternativeFlags: ParsableArguments {
  @Option(help: "Also find so many other plans, 1 to 20 (alternatives.csv).")
  var alternatives: Int?

  @Option(help: "How far behind the proposed plan they may be, in per cent, 0 to 100. (default: 2)")
  var alternativesWithin: Double?

  func validate() throws {
    if let alternatives, !(1...20).contains(alternatives) {
      throw ValidationError("--alternatives \(alternatives) is not in 1 to 20")
    }
    if let alternativesWithin, !(0...100).contains(alternativesWithin) {
      throw ValidationError("--alternatives-within \(alternativesWithin) is not in 0 to 100")
    }
    if alternatives == nil && alternativesWithin != nil {
      throw ValidationError("--alternatives-within needs --alternatives")
    }
  }

  /// 0…1.
  var share: Double { (alternativesWithin ?? 2) / 100 }

  /// nil where no plans are asked for.
  var limits: AlternativeLimits? {
    alternatives.map { AlternativeLimits(count: $0, share: share) }
  }
}
