import ArgumentParser
import CityReading

/// A walking speed as a flag gives it: the name of a preset or metres per second.
struct WalkSpeed: ExpressibleByArgument, Equatable {
  var metresPerSecond: Double

  init?(argument: String) {
    let presets = ["standard": 1.0, "adult": 1.3, "older": 0.8, "slow": 0.65]
    guard let speed = presets[argument] ?? Double(argument), Study.walkSpeedRange.contains(speed)
    else { return nil }
    metresPerSecond = speed
  }

  static let allValueStrings = ["standard", "adult", "older", "slow", "0.1 to 10 (m/s)"]
}
