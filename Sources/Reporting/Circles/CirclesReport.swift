import Assessment
import CircleDrawing
import CityReading
public import RunFiles
import Wording

/// What a drawing of circles prints at its end: at most 25 lines without changes of a planner.
public struct CirclesReport: Sendable {
  let record: CirclesRecord
  /// Path of the output folder and the names of the files in it.
  private let folder: String
  private let files: [String]
  private let style: TerminalStyle

  public init(of record: CirclesRecord, folder: String, files: [String], style: TerminalStyle) {
    self.record = record
    self.folder = folder
    self.files = files
    self.style = style
  }

  public var text: String { lines.map { $0 + "\n" }.joined() }

  var lines: [String] {
    [style.bold(title), style.warning(record.notes.joined(separator: " · "))]
      + [unitLine] + cutLines + [bandLine, boundLine, placeLine, ruleLine, walkLine, objectiveLine]
      + missedLines + [verdictLine] + siteLines + keptLines + editLines + endLines
  }

  private var endLines: [String] {
    record.leftOutLines + assumedLines
      + [
        record.problemLine, RunTexts.results(in: folder, files: files)[language],
        CircleTexts.nextStep(folder: folder.printable, minutes: options.minutes)[language],
      ]
  }

  var language: Language { record.language }
  private var drawn: DrawnCircles { record.drawn }
  private var options: CircleOptions { record.options }

  // MARK: - What was drawn

  private var title: String {
    let name = record.circles.city.name
    return CircleTexts.title(
      city: (name.isEmpty ? "LifeCircle" : name).printable, minutes: options.minutes,
      circles: drawn.circles.count, atoms: drawn.atoms.count, isGiven: record.question.isGiven
    )[language]
  }

  private var unitLine: String {
    let communities = record.communities.count
    switch record.question.units {
    case .layer(let file):
      return CircleTexts.given(file.printable, count: drawn.atoms.count)[language]
    case .fiveMinutes(let band):
      let text = CircleTexts.base(
        drawn.atoms.count, least: band.least.wholeText, most: band.most.wholeText)
      return (text + divided)[language]
    case .communities where record.question.divides:
      return CircleTexts.blocks(
        record.blockCount, dividedOf: drawn.atoms.division.divided, communities: communities
      )[language]
    case .communities:
      let isTooLarge = record.missing(.people).contains {
        record.place(ofPeople: drawn.circles[$0.circle].people) > 0
      }
      let text = CircleTexts.communities(communities)
      return (isTooLarge ? text + .semicolon + CircleTexts.notDivided : text)[language]
    }
  }

  /// What communities are cut along and what was left of it, and those that were to be cut and are not.
  private var cutLines: [String] {
    guard record.question.divides else { return [] }
    let counts = CuttingLine.Kind.allCases.compactMap { kind in
      record.question.lines[kind].map { CircleTexts.lines(kind.rawValue, $0)[language] }
    }
    let division = drawn.atoms.division
    let cut = CircleTexts.cutAlong(
      LocalizedText(counts.joined(separator: LocalizedText.comma[language])),
      slivers: division.joinedSlivers, empty: division.joinedEmpty)
    guard !division.undivided.isEmpty else { return [cut[language]] }
    let shown = division.undivided.prefix(Self.listedCircles).joined(separator: " ").printable
    return [
      cut[language],
      CircleTexts.undivided(division.undivided.count, ids: shown.cut(to: 100))[language],
    ]
  }

  private var divided: LocalizedText {
    guard record.question.divides else { return LocalizedText("") }
    return .semicolon
      + CircleTexts.dividedCommunities(
        drawn.atoms.division.divided, of: record.communities.count)
  }

  private var bandLine: String {
    let source = record.question.standard.map { standard in
      let letter = standard.certainty(minutes: options.minutes).rawValue
      return CircleTexts.source(ofBand: standard.rawValue, minutes: options.minutes) + .comma
        + StandardTexts.certainty(letter)
    }
    return CircleTexts.band(
      least: options.band.least.wholeText, most: options.band.most.wholeText, source: source,
      isChosen: record.question.isBandStated)[language]
  }

  private var boundLine: String {
    let bounds = drawn.bounds
    let text = CircleTexts.bounds(
      byPeople: bounds.byPeople, proven: bounds.proven, count: drawn.circles.count,
      choice: choice)
    guard bounds.areasBelow > 0, options.within != .anyone else { return text[language] }
    return
      (text
      + CircleTexts.areasBelow(bounds.areasBelow, within: options.within.rawValue))[language]
  }

  private var choice: LocalizedText {
    if record.question.isGiven { return CircleTexts.givenCount }
    if options.count != nil { return CircleTexts.statedCount }
    if options.joinsSmall { return CircleTexts.joinedCount }
    return options.within == .community ? CircleTexts.fewest : CircleTexts.nearestToMiddle
  }

  private var placeLine: String {
    let places = drawn.circles.map { record.place(ofPeople: $0.people) }
    let text = CircleTexts.inBand(
      places.count { $0 == 0 }, below: places.count { $0 < 0 }, above: places.count { $0 > 0 })
    let kinds = reasons
    guard !kinds.isEmpty else { return text[language] }
    return text[language] + LocalizedText.colon[language]
      + kinds.map { $0[language] }.joined(separator: LocalizedText.comma[language])
  }

  /// Why circles are not in the band, the reason of most first.
  private var reasons: [LocalizedText] {
    var counts: [String: Int] = [:]
    for (_, missed) in record.missing(.people) { counts[missed.kind, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { kind, count in
      CircleTexts.reasons(CircleTexts.reasonKinds[kind] ?? LocalizedText(kind), count)
    }
  }

  // MARK: - How good they are

  /// Rules that are not hard.
  private var ruleLine: String {
    let others = CircleRule.allCases.compactMap { rule -> LocalizedText? in
      switch options.rules[rule] {
      case .hard: nil
      case .soft(let weight): CircleTexts.strength(rule.text, weight: weight.shortText)
      case .off: CircleTexts.strength(rule.text, weight: nil)
      }
    }
    let isAll = others.count == CircleRule.allCases.count
    let list = (others + (isAll ? [] : [CircleTexts.othersHard])).map { $0[language] }
    return CircleTexts.softRules(
      LocalizedText(list.joined(separator: LocalizedText.comma[language])))[
        language]
  }

  private var walkLine: String {
    let walks = record.walks
    let worst = drawn.circles.max { ($0.worstWalk ?? -1) < ($1.worstWalk ?? -1) }
    return CircleTexts.walks(
      share: walks.within?.percentText ?? "–", radius: options.radius.wholeText,
      mean: walks.mean?.wholeText ?? "–", worst: worst?.worstWalk?.wholeText ?? "–",
      circle: (worst?.label ?? "–").printable, onFoot: record.isOnFoot)[language]
  }

  private var objectiveLine: String {
    CircleTexts.objective(
      drawn.objective.wholeText, bound: drawn.bound?.wholeText,
      gap: record.gap?.percentText ?? "–")[language]
  }

  /// How many circles miss each rule, and the worst of each.
  private var missedLines: [String] {
    let found = CircleRule.allCases.map { ($0, record.missing($0)) }.filter { !$0.1.isEmpty }
    guard !found.isEmpty else { return [CircleTexts.nothingMissed[language]] }
    let counts = found.map { CircleTexts.count($0.0.text, $0.1.count)[language] }
    let heading = CircleTexts.missed(
      LocalizedText(counts.joined(separator: LocalizedText.comma[language])))
    return [heading[language]]
      + found.map { rule, items in
        let circle = drawn.circles[items[0].circle]
        return CircleTexts.worst(
          rule.text, circle: circle.label.printable, reason: record.reason(of: items[0].missed))[
            language]
      }
  }

  private var verdictLine: String {
    guard let verdicts = record.circles.verdicts, verdicts.judged > 0 else {
      return CircleTexts.noVerdicts(
        minutes: options.minutes, hasFacilities: record.hasFacilities)[language]
    }
    return CircleTexts.verdicts(
      minutes: options.minutes, meeting: verdicts.meeting, of: verdicts.circles.count,
      share: (Double(verdicts.meeting) / Double(verdicts.circles.count)).percentText,
      undecided: verdicts.undecided)[language]
  }

  // MARK: - Centres

  /// Existing facilities that are centres, and those that cannot be.
  private var siteLines: [String] {
    guard !drawn.sites.isEmpty else { return [] }
    let used = Set(drawn.circles.compactMap(\.centre.site)).count
    return [
      CircleTexts.sites(used, of: drawn.sites.count, unplaced: drawn.unplacedSites.count)[language]
    ]
  }

  // MARK: - Against circles that exist

  private static let listedCircles = 5

  private var keptLines: [String] {
    guard let kept = record.kept, !record.question.isGiven else { return [] }
    let changes = KeptComparison(kept, drawn)
    let people = record.walks.people
    let line = CircleTexts.changed(
      atoms: changes.changedAtoms, of: drawn.atoms.count, people: changes.people.wholeText,
      share: people > 0 ? (changes.people / people).percentText : "–")[language]
    let lost = changes.lost(from: drawn)
    guard !lost.isEmpty else { return [line] }
    let ids = lost.prefix(Self.listedCircles).joined(separator: " ").printable
    return [line, CircleTexts.lost(lost.count, ids: ids.cut(to: 100))[language]]
  }

  /// What the reading took for granted, on one line; all of it is in `summary.json`.
  private var assumedLines: [String] {
    guard !record.assumed.isEmpty else { return [] }
    return [RunTexts.assumed(record.assumed, language).printable.cut(to: 160)]
  }
}

extension DrawnCircle {
  /// Its name and id.
  var label: String { name.map { "\($0) \(id)" } ?? id }
}

extension CirclesRecord {
  var problemLine: String {
    func count(_ severity: InputProblem.Severity) -> Int {
      problems.count { $0.severity == severity }
    }
    return RunTexts.inputProblems(
      errors: count(.error), warnings: count(.warning), notes: count(.info))[language]
  }

  /// Rows that were not used, at most three lines.
  var leftOutLines: [String] { RunTexts.leftOut(leftOut, language) }
}
