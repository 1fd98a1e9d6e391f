import Foundation

/// How much the tests try: with `LIFECIRCLE_EXHAUSTIVE=1` in the environment everything, as the
/// continuous integration does, otherwise fewer cases of every kind.
package enum Thoroughness {
  package static let isExhaustive =
    ProcessInfo.processInfo.environment["LIFECIRCLE_EXHAUSTIVE"] == "1"

  /// The cases of this run.
  package static func cases<Cases>(_ few: Cases, exhaustive all: Cases) -> Cases {
    isExhaustive ? all : few
  }
}
