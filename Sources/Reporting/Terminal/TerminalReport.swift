import Assessment
import FlatArrays
public import RunFiles
import Wording

/// What a run prints at its end: at most 25 lines.
public struct TerminalReport: Sendable {
  let record: RunRecord
  /// Path of the output folder and the names of the files in it.
  private let folder: String
  private let files: [String]
  let style: TerminalStyle

  public init(of record: RunRecord, folder: String, files: [String], style: TerminalStyle) {
    self.record = record
    self.folder = folder
    self.files = files
    self.style = style
  }

  public var text: String { lines.map { $0 + "\n" }.joined() }

  var lines: [String] {
    [style.bold(record.title)] + [style.warning(record.notes.joined(separator: " · "))]
      + circleLines
      + sensitivityLines + undecidedLines + typeLines + communityLines + footLines + assumedLines
      + [record.problemLine, fileLine]
      + nextSteps
  }

  var result: AssessmentResult { record.result }

  func say(_ zh: String, _ en: String) -> String { record.language == .zh ? zh : en }

  // MARK: - Circles

  /// A standard may have any number of circles; the usual one has two.
  var shownCircles: ArraySlice<ServiceCircle> {
    record.standard.circles.prefix(Self.shownCircleCount)
  }

  private static let shownCircleCount = 3

  private var circleLines: [String] {
    record.standard.circles.indices.prefix(Self.shownCircleCount).compactMap { circle in
      let name = record.standard.circles[circle].name[record.language].printable
      let minutes = record.standard.circles[circle].minutes
      guard let median = medianTypesMet(circle) else { return nil }
      let counts = RunRecord.comparedThresholds.compactMap { threshold in
        result.communitiesMeeting(circle: minutes, threshold: threshold).map {
          "θ\(threshold.fixedText(decimals: 2)): \($0)"
        }
      }
      let types = result.requiredTypes(minutes: minutes).count
      return say(
        "\(name):达标类型中位数 \(median.shortText)/\(types);全部达标的社区 ",
        "\(name): \(median.shortText) of \(types) types met (median); communities that meet it "
      ) + counts.joined(separator: "  ")
    }
  }

  func medianTypesMet(_ circle: Int) -> Double? {
    result.circles.compactMap { $0[circle].required > 0 ? Double($0[circle].met) : nil }.median
  }

  /// How many communities would still meet the circles if straight lines were stretched.
  private var sensitivityLines: [String] {
    guard let sensitivity = result.sensitivity else { return [] }
    let changes = shownCircles.indices.compactMap { circle -> String? in
      let (name, minutes) = (shownCircles[circle].name, shownCircles[circle].minutes)
      guard let before = result.communitiesMeeting(circle: minutes, threshold: result.threshold),
        let median = medianTypesMet(circle)
      else { return nil }
      return "\(name[record.language].printable) \(before) → \(sensitivity.meeting[circle])"
        + say(" (中位数 ", " (median ")
        + "\(median.shortText) → \(sensitivity.medianTypesMet[circle].shortText))"
    }
    let factor = sensitivity.detour.shortText
    return changes.isEmpty
      ? []
      : [
        say("若绕行系数为 \(factor),达标社区数:", "With a detour of \(factor), communities that meet: ")
          + changes.joined(separator: say(";", "; "))
      ]
  }

  // MARK: - Where to go on

  /// What the reading took for granted, on one line; all of it is in `summary.json`.
  private var assumedLines: [String] {
    guard !record.assumed.isEmpty else { return [] }
    let line = say("假定:", "Assumed: ") + record.assumed.joined(separator: say(";", "; "))
    return [line.printable.cut(to: 160)]
  }

  private var fileLine: String {
    say("结果:", "Results: ") + folder.printable + say(":", ": ") + files.joined(separator: " ")
  }

  private var nextSteps: [String] {
    var steps: [String] = []
    if files.contains("communities.geojson") {
      steps.append(
        say("在 QGIS 中打开 ", "open the map in QGIS: ") + "\(folder.printable)/communities.geojson")
    }
    if files.contains("coverage.csv"), let worst = worstCommunities.first {
      let id = record.city.communities[worst].id.printable
      steps.append(
        say(
          "在 \(folder.printable)/coverage.csv 中查看社区 \(id) 各类设施的覆盖与最近距离",
          "see why community \(id) falls short: its rows in \(folder.printable)/coverage.csv"))
    }
    if record.city.isSynthetic {
      steps.append(
        say("换成自己的数据:", "use your own files: ")
          + "lifecircle assess --communities a.geojson --facilities b.csv")
    }
    return steps.enumerated().map { "  \($0 + 1) \($1)" }
  }
}
