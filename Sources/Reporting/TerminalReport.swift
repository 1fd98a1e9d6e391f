import Assessment
import FlatArrays
public import RunFiles
import Wording

/// What a run prints at its end: at most 30 lines.
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
      + circleLines + streetLines + unitLines + indexLines + surveyLines
      + sensitivityLines + undecidedLines + typeLines + communityLines + footLines
      + record.shortfallLines + record.acceptanceLines + record.leftOutLines
      + assumedLines + record.undrawn.map(style.warning) + [record.problemLine, fileLine]
      + nextSteps
  }

  var result: AssessmentResult { record.result }

  var language: Language { record.language }

  // MARK: - Circles

  /// A standard may have any number of circles; the usual one has two.
  var shownCircles: ArraySlice<ServiceCircle> {
    record.standard.circles.prefix(Self.shownCircleCount)
  }

  private static let shownCircleCount = 3

  private var circleLines: [String] {
    record.standard.circles.indices.prefix(Self.shownCircleCount).compactMap { circle in
      let name = record.standard.circles[circle].name[language].printable
      let minutes = record.standard.circles[circle].minutes
      guard let median = medianTypesMet(circle) else { return nil }
      let counts = record.standard.thresholds.compactMap { threshold in
        result.communitiesMeeting(circle: minutes, threshold: threshold).map {
          "θ\(threshold.fixedText(decimals: 2)): \($0)"
        }
      }
      let types = result.requiredTypes(minutes: minutes).count
      return AssessmentTexts.circle(
        name, medianMet: median.shortText, required: types, counts: counts.joined(separator: "  ")
      )[language]
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
      return AssessmentTexts.sensitivity(
        of: name[language].printable, meeting: (before, sensitivity.meeting[circle]),
        median: (median.shortText, sensitivity.medianTypesMet[circle].shortText))[language]
    }
    guard !changes.isEmpty else { return [] }
    return [
      AssessmentTexts.sensitivity(detour: sensitivity.detour.shortText)[language]
        + changes.joined(separator: LocalizedText.semicolon[language])
    ]
  }

  // MARK: - Streets and indices

  private var streetLines: [String] {
    record.streetsMeeting.prefix(1).map { circle, meeting, judged in
      IndexTexts.streets(circle.name, meeting: meeting, of: judged)[language].printable
    }
  }

  private var unitLines: [String] {
    record.units.prefix(Self.shownCircleCount).map { unit in
      let circle = record.standard.circles.first { $0.minutes == unit.circle }
      return IndexTexts.units(
        unit.name, count: unit.record.city.communities.count, circle: circle?.name,
        meeting: unit.meeting)[language].printable
    }
  }

  /// The city's indices, with what they are not.
  private var indexLines: [String] {
    guard let scores = record.scores else { return [] }
    let indices = scores.indices(of: Array(record.city.communities.indices))
    func text(_ index: Double?) -> String { index?.fixedText(decimals: 2) ?? "–" }
    let rating = record.standard.rating(of: indices.exam) ?? IndexTexts.noStandard
    let basis = IndexTexts.basis(
      (["coverage"] + scores.basis.names).joined(separator: ";"),
      uncertain: record.standard.uncertainRadii, of: record.standard.types.count)
    return [
      IndexTexts.city(
        exam: text(indices.exam), base: text(indices.base), balance: text(indices.balance),
        governance: text(indices.governance), rating: rating)[language],
      basis[language], IndexTexts.disclaimer[language],
    ]
  }

  // MARK: - Where to go on

  /// What the reading took for granted, on one line; all of it is in `summary.json`.
  private var assumedLines: [String] {
    guard !record.assumed.isEmpty else { return [] }
    return [RunTexts.assumed(record.assumed, language).printable.cut(to: 160)]
  }

  private var fileLine: String {
    RunTexts.results(in: folder, files: files)[language]
  }

  private var nextSteps: [String] {
    var steps: [LocalizedText] = []
    if files.contains(ReportPage.file) {
      steps.append(AssessmentTexts.openPage(in: folder.printable))
    } else if files.contains("communities.geojson") {
      steps.append(AssessmentTexts.openMap(in: folder.printable))
    }
    if files.contains("coverage.csv"), let worst = worstCommunities.first {
      let id = record.city.communities[worst].id.printable
      steps.append(AssessmentTexts.seeCommunity(id, in: folder.printable))
    }
    if record.city.isSynthetic { steps.append(AssessmentTexts.useOwnFiles) }
    return steps.enumerated().map { "  \($0 + 1) \($1[language])" }
  }
}
