import CircleDrawing

/// Lines of a shell that make changes of circles with the command.
///
/// One run makes moves before merges before splits; where the page made them in another order there are several runs,
/// each of which takes the circles of the one before it.
struct CircleCommandLines {
  /// Behind `lifecircle circles`.
  var arguments: [String]
  /// `units.csv` of the circles before all changes.
  var source: String

  /// Empty without changes, and where an id holds the sign that the command parts ids by.
  func lines(of edits: [CircleEdit]) -> [String] {
    let runs = Self.runs(of: edits)
    var (source, lines) = (source, [String]())
    for (number, run) in runs.enumerated() {
      let flags = run.compactMap(\.flag)
      guard flags.count == run.count else { return [] }
      let out = number + 1 < runs.count ? "edited-\(number + 1)" : "edited"
      let all = arguments + ["--examine", source] + flags + ["--out", out]
      lines.append((["lifecircle", "circles"] + all.map(\.shellQuoted)).joined(separator: " "))
      source = "\(out)/units.csv"
    }
    return lines
  }

  /// As few as keep the order.
  private static func runs(of edits: [CircleEdit]) -> [[CircleEdit]] {
    var runs: [[CircleEdit]] = []
    for edit in edits {
      if let last = runs.last?.last, last.turn <= edit.turn {
        runs[runs.count - 1].append(edit)
      } else {
        runs.append([edit])
      }
    }
    return runs
  }
}

extension CircleEdit {
  /// When the command makes it within a run.
  fileprivate var turn: Int {
    switch self {
    case .move: 0
    case .merge: 1
    case .split: 2
    }
  }

  /// nil where the command would read other ids of it.
  fileprivate var flag: String? {
    switch self {
    case .move(let atom, let circle): circle.contains("=") ? nil : "--move=\(atom)=\(circle)"
    case .merge(let ids):
      ids.contains { $0.contains(",") } ? nil : "--merge=\(ids.joined(separator: ","))"
    case .split(let circle, let parts): "--split=\(circle)=\(parts)"
    }
  }
}

extension String {
  /// As a shell reads it back.
  fileprivate var shellQuoted: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-_./=,:+@%".utf8.contains(byte)
        }
      }
    return isPlain
      ? self
      : "'"
        + split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
