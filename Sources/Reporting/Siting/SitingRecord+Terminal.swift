import CityReading
public import RunFiles
import TableFiles
import Wording

extension SitingRecord {
  private static let listedSites = 10

  /// What the run prints at its end: objective, proven bound, gap and the first sites.
  public func terminalText(folder: String, style: TerminalStyle) -> String {
    let lines =
      [style.bold(title)] + notes + [answerLine] + timeLines + unreachableLines + siteLines + [
        fileLine(folder)
      ]
    return lines.map { $0 + "\n" }.joined()
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private var title: String {
    let counts = "\(demandCount)/\(candidateCount)/\(pairCount)"
    return say(
      "\(model):需求点/候选点/组合 \(counts),选址 \(sites.count) 处",
      "\(model): demand/candidates/pairs \(counts), \(sites.count) sites proposed")
  }

  private var answerLine: String {
    let (value, limit) = (objective.shortText, bound.shortText)
    guard !isProven else {
      return say("目标值 \(value),已证明最优(差距 0)", "Objective \(value), proven optimal (gap 0)")
    }
    let share = gap.isFinite ? (gap * 100).fixedText(decimals: 3) + "%" : "–"
    return say(
      "目标值 \(value),已证明的界 \(limit),差距 \(share)",
      "Objective \(value), proven bound \(limit), gap \(share)")
  }

  private var timeLines: [String] {
    guard isTimeOver else { return [] }
    return [
      say(
        "时限已到;增大 --time-limit 可继续缩小差距",
        "The time was over; a longer --time-limit may close the gap")
    ]
  }

  private var unreachableLines: [String] {
    guard unreachable > 0 else { return [] }
    let hint = listsUnreachable ? say("(见 problems.csv)", " (see problems.csv)") : ""
    return [
      say("无候选点可达的需求点:\(unreachable) 个", "Demand places that no site reaches: \(unreachable)")
        + hint
    ]
  }

  private var siteLines: [String] {
    let rows = sites.prefix(Self.listedSites).enumerated().map { index, site in
      let share = weight > 0 ? (min(site.covered / weight, 1) * 100).fixedText(decimals: 1) : "–"
      return "  \(index + 1) \(site.id.printable.padded(to: 24))"
        + "+\(site.gain.shortText)".padded(to: 18, right: true)
        + say("  累计覆盖 ", "  covered ") + "\(share)%" + site.label.printable
    }
    let rest = sites.count - rows.count
    return rows + (rest > 0 ? [say("  ……另 \(rest) 处", "  … and \(rest) more")] : [])
  }

  private func fileLine(_ folder: String) -> String {
    say("结果:", "Results: ") + folder.printable + say(":", ": ")
      + files.joined(separator: " ")
  }
}
