import Foundation

/// How much the tests try: with `LIFECIRCLE_EXHAUSTIVE=1` in the environment everything, as the
/// continuous integration does, otherwise fewer cases of every kind.
package enum Thoroughness {
  package static let isExhaustive =
    ProcessInfo.processInfo.environment["LIFECIRCLE_EXHAUSTIVE"] == "1"

  /// Random draws of a test that takes a second for each: `few`, three times as many where everything is tried, and
  /// as many as `LIFECIRCLE_DRAWS` says for a measurement.
  package static func draws(_ few: Int) -> Int {
    let stated = ProcessInfo.processInfo.environment["LIFECIRCLE_DRAWS"].flatMap { Int($0) }
    return stated.map { max($0, 1) } ?? cases(few, exhaustive: 3 * few)
  }

  /// The cases of this run.
  package static func cases<Cases>(_ few: Cases, exhaustive all: Cases) -> Cases {
    isExhaustive ? all : few
  }
}
