import ArgumentParser
import CircleDrawing

/// What a planner changes of the circles that were drawn.
struct CircleEditFlags: ParsableArguments {
  @Option(help: "ATOM=CIRCLE: the unit belongs to another circle; may be given several times.")
  var move: [String] = []

  @Option(help: "Ids of circles that become one, separated by commas; may be given several times.")
  var merge: [String] = []

  @Option(help: "CIRCLE or CIRCLE=N: a circle becomes two or N; may be given several times.")
  var split: [String] = []

  func validate() throws { _ = try edits() }

  private static let mostParts = 1000

  /// Moves before merges before splits.
  func edits() throws -> [CircleEdit] {
    try move.map(Self.moving) + merge.map(Self.merging) + split.map(Self.splitting)
  }

  private static func moving(_ text: String) throws -> CircleEdit {
    let parts = halves(of: text)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw ValidationError("--move '\(text)' is not of the form ATOM=CIRCLE")
    }
    return .move(atom: parts[0], circle: parts[1])
  }

  private static func merging(_ text: String) throws -> CircleEdit {
    let ids = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard ids.count > 1, !ids.contains(""), Set(ids).count == ids.count else {
      throw ValidationError("--merge '\(text)' does not name two circles or more, as A,B")
    }
    return .merge(ids)
  }

  private static func splitting(_ text: String) throws -> CircleEdit {
    let parts = halves(of: text)
    let count = parts.count > 1 ? Int(parts[1]) : 2
    guard let count, (2...mostParts).contains(count), !parts[0].isEmpty else {
      throw ValidationError("--split '\(text)' is not CIRCLE or CIRCLE=N with N from 2")
    }
    return .split(parts[0], into: count)
  }

  /// Ids may have equals signs; what stands behind the last one is what is asked.
  private static func halves(of text: String) -> [String] {
    guard let sign = text.lastIndex(of: "=") else { return [text] }
    return [String(text[..<sign]), String(text[text.index(after: sign)...])]
  }
}
