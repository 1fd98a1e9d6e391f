public import RunFiles
public import Wording

/// What a comparison prints: before and after side by side, losers beside winners, and the worst losers with their
/// cause. At most 55 lines.
public struct ComparisonReport: Sendable {
  let compared: ComparedRuns
  let language: Language
  private let folder: String
  private let files: [String]
  private let style: TerminalStyle

  /// - Parameters:
  ///   - folder: path of the output folder.
  ///   - files: names of the files in it.
  public init(
    of compared: ComparedRuns, folder: String, files: [String] = ComparedRuns.standardFileNames,
    language: Language, style: TerminalStyle
  ) {
    self.compared = compared
    self.language = language
    self.folder = folder
    self.files = files
    self.style = style
  }

  public var text: String { lines.map { $0 + "\n" }.joined() }

  var lines: [String] {
    let folders = (compared.before.folder.printable, compared.after.folder.printable)
    return [style.bold(ComparisonTexts.title(folders.0, folders.1)[language])]
      + (notes.isEmpty ? [] : [style.warning(notes.joined(separator: " · "))])
      + [style.bold(heading)] + figureRows + [style.bold(causeHeading)] + causeRows
      + losers + programmeLines + projectLines
      + [IndexTexts.disclaimer[language], fileLine]
  }

  // MARK: - Notes

  private var notes: [String] {
    var notes: [LocalizedText] = []
    let runs = [compared.before, compared.after]
    if runs.contains(where: \.summary.isSynthetic) { notes.append(AssessmentTexts.synthetic) }
    if runs.contains(where: \.summary.isIncomplete) { notes.append(AssessmentTexts.incomplete) }
    notes += communityNotes + causeNotes
    return notes.map { $0[language].printable }
  }

  private var communityNotes: [LocalizedText] {
    var notes: [LocalizedText] = []
    if compared.pooledGroups > 0 { notes.append(ComparisonTexts.pooled(compared.pooledGroups)) }
    let alone = (compared.onlyBefore, compared.onlyAfter)
    if !alone.0.isEmpty || !alone.1.isEmpty {
      notes.append(ComparisonTexts.inOneRun(before: alone.0.count, after: alone.1.count))
    }
    let codes = compared.unknownCodes.before + compared.unknownCodes.after
    if let first = codes.first {
      notes.append(ComparisonTexts.unknownCodes(codes.count, first: first))
    }
    return notes
  }

  private var causeNotes: [LocalizedText] {
    var notes: [LocalizedText] = []
    if compared.facilityChanges == nil { notes.append(ComparisonTexts.noRecords) }
    if !compared.exchanged.isEmpty {
      notes.append(ComparisonTexts.exchanged(compared.exchanged.map(\.rawValue)))
    }
    if let changed = compared.changedLayers, !changed.isEmpty {
      notes.append(ComparisonTexts.otherFiles(changed.map(\.rawValue)))
    }
    return notes
  }

  // MARK: - Before and after

  private static let widths = (label: 46, cell: 20)

  private func row(_ label: String, _ cells: [String]) -> String {
    label.padded(to: Self.widths.label)
      + cells.map { $0.padded(to: Self.widths.cell, right: true) }.joined()
  }

  private var heading: String {
    row(
      ComparisonTexts.figures[language],
      [ComparisonTexts.before, ComparisonTexts.after, ComparisonTexts.change].map { $0[language] })
  }

  private var figureRows: [String] {
    let (met, judged) = (compared.verdictsMet, compared.verdictsJudged)
    let communities = (compared.before.communities.count, compared.after.communities.count)
    return [
      row(
        "  " + ComparisonTexts.communities[language],
        ["\(communities.0)", "\(communities.1)", Self.signed(communities.1 - communities.0)]),
      row(
        "  " + ComparisonTexts.verdictsMet[language],
        [
          Self.share(met.before, of: judged.before), Self.share(met.after, of: judged.after),
          Self.signed(met.after - met.before),
        ]),
    ] + circleRows + [indexRow] + facilityRow
  }

  private var circleRows: [String] {
    compared.after.summary.circles.compactMap { after in
      guard let name = ComparisonTexts.circle(after.name),
        let before = compared.before.summary.circles.first(where: { $0.name == after.name })
      else { return nil }
      let isOfStreets = after.name.hasPrefix("streets_")
      let all = (judged(compared.before, after.name), judged(compared.after, after.name))
      guard !isOfStreets || all.1 != nil else { return nil }
      return row(
        "  " + name[language],
        [
          Self.share(before.count, of: all.0 ?? compared.before.communities.count),
          Self.share(after.count, of: all.1 ?? compared.after.communities.count),
          Self.signed(after.count - before.count),
        ])
    }
  }

  /// Streets that were judged, for a count of streets.
  private func judged(_ run: RunResults, _ name: String) -> Int? {
    guard name.hasPrefix("streets_meet_") else { return nil }
    let other = "streets_judged_" + name.dropFirst("streets_meet_".count)
    return run.summary.circles.first { $0.name == other }?.count
  }

  private var indexRow: String {
    let (before, after) = compared.cityIndex
    let change = before.flatMap { before in after.map { $0 - before } }
    let cells = [before, after].map { $0?.fixedText(decimals: 2) ?? "–" }
    let sign = change.map { ($0 > 0 ? "+" : "") + $0.fixedText(decimals: 2) } ?? "–"
    return row("  " + ComparisonTexts.examIndex[language], cells + [sign]) + "  "
      + ComparisonTexts.basis(compared.indexBasis)[language].printable.cut(to: 60)
  }

  private var facilityRow: [String] {
    guard let changes = compared.facilityChanges else { return [] }
    let told = FacilityChange.Kind.allCases.map { kind in
      (kind.rawValue, changes.count { $0.kind == kind && !$0.isUndecidable })
    }
    return [
      "  "
        + ComparisonTexts.facilityChanges(
          told, undecidable: changes.count(where: \.isUndecidable),
          since: compared.since?.description)[language]
    ]
  }

  private static func share(_ count: Int, of all: Int) -> String {
    guard all > 0 else { return "\(count)" }
    return "\(count)/\(all) (\((Double(count) / Double(all)).percentText))"
  }

  private static func signed(_ change: Int) -> String { change > 0 ? "+\(change)" : "\(change)" }

  // MARK: - Causes

  private var causeHeading: String {
    row(
      ComparisonTexts.causes[language],
      [ComparisonTexts.won, ComparisonTexts.lost].map { $0[language] })
  }

  /// A row per cause, winners beside losers; what nothing tells apart has a row of its own.
  private var causeRows: [String] {
    let sides = [compared.won, compared.lost]
    let counts = sides.map { compared.counts($0) }
    let told = ChangeCause.allCases.compactMap { cause -> String? in
      let own = counts.map { counts in counts.first { $0.cause == cause }?.count ?? 0 }
      guard own != [0, 0] else { return nil }
      return row("  " + ComparisonTexts.kind(cause.rawValue)[language], own.map(String.init))
    }
    let rest = [
      (ComparisonTexts.undecidable, sides.map { $0.count { $0.cause.isUndecidable } }),
      (ComparisonTexts.all, sides.map(\.count)),
    ]
    return told + rest.map { row("  " + $0[language], $1.map(String.init)) }
  }

  // MARK: - Losers

  private static let shownLosers = 10

  /// Those who lost most people first, each with its cause.
  private var losers: [String] {
    let lost = compared.lost.sorted { a, b in
      let (x, y) = (-a.gain * a.people, -b.gain * b.people)
      return x == y ? (a.community, a.type) < (b.community, b.type) : x > y
    }
    guard !lost.isEmpty else { return [] }
    let heading = ComparisonTexts.worstLosers(min(lost.count, Self.shownLosers), of: lost.count)
    return [style.bold(heading[language])] + lost.prefix(Self.shownLosers).map(line(of:))
  }

  private func line(of row: ComparedRow) -> String {
    let name = compared.after.communities.first { $0.id == row.community }?.name
    let community = (name.map { "\($0) \(row.community)" } ?? row.community).printable
    let type = compared.after.types.first { $0.id == row.type }?.name ?? row.type
    let shares = [row.before, row.after].map { $0?.coverage?.percentText ?? "–" }
    let cause = ComparisonTexts.cause(
      of: row.cause.cause?.rawValue, isUndecidable: row.cause.isUndecidable)[language]
    let people = max(-row.gain * row.people, 0).fixedText(decimals: 0)
    return "  " + community.padded(to: 26) + " " + type.printable.padded(to: 18) + " "
      + "\(shares[0]) → \(shares[1])".padded(to: 18) + people.padded(to: 8, right: true) + "  "
      + (cause + LocalizedText.colon[language] + row.cause.evidence[language]).printable
      .cut(to: 90)
  }

  // MARK: - Programme

  private static let shownTargets = 4

  /// Levels and yearly targets of the programme; none where no community has a status.
  private var programmeLines: [String] {
    let statuses = compared.programme
    guard !statuses.isEmpty else { return [] }
    let rows = statuses.prefix(Self.shownTargets).map { status in
      row(
        "  " + status.name.printable,
        ["\(status.before)", "\(status.after)", Self.signed(status.after - status.before)])
    }
    let targets = compared.targets.prefix(Self.shownTargets).map { target in
      row(
        "  "
          + ComparisonTexts.target(
            year: target.year, share: target.share?.percentShortText, needed: target.needed)[
            language],
        [
          target.before.map(String.init) ?? "–", target.after.map(String.init) ?? "–",
          target.after.map {
            $0 >= target.needed
              ? ComparisonTexts.reached[language]
              : ComparisonTexts.missing(target.needed - $0)[language]
          } ?? "–",
        ])
    }
    return [style.bold(row(ComparisonTexts.programme[language], []))] + rows + targets
  }

  /// Projects by status, and the idle premises that they reuse; none where neither run read projects.
  private var projectLines: [String] {
    let rows = compared.projects
    guard !rows.isEmpty else { return [] }
    let areas = [compared.before, compared.after].map { $0.summary.projects?.reusedArea ?? 0 }
    let reused = row(
      "  " + ComparisonTexts.reusedArea[language],
      (areas + [areas[1] - areas[0]]).map { $0.fixedText(decimals: 0) })
    return [style.bold(row(ComparisonTexts.projects[language], []))]
      + rows.map { status in
        row(
          "  " + ComparisonTexts.projectStatus(status.name)[language],
          ["\(status.before)", "\(status.after)", Self.signed(status.after - status.before)])
      } + [reused]
  }

  private var fileLine: String {
    RunTexts.results(in: folder, files: files)[language]
  }
}
