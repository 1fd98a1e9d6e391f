import ArgumentParser

/// A walking speed as a flag gives it: the name of a preset or metres per second.
struct WalkSpeed: ExpressibleByArgument, Equatable {
  var metresPerSecond: Double

  init?(argument: String) {
    let presets = ["standard": 1.0, "adult": 1.3, "older": 0.8, "slow": 0.65]
    guard let speed = presets[argument] ?? Double(argument), speed > 0, speed.isFinite else {
      return nil
    }
    metresPerSecond = speed
  }

  static let allValueStrings = ["standard", "adult", "older", "slow", "metres per second above 0"]
}
