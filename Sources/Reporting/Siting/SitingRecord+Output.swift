import FacilityLocation
public import RunFiles
import TableFiles
import Wording

extension SitingRecord {
  /// `summary.json`.
  ///
  /// - Parameter peakMemory: bytes, nil where the system does not say.
  public func summary(clock: RunClock, peakMemory: Int?) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.member("version", Release.version)
    appendQuestion(to: &json)
    appendAnswer(to: &json)
    json.append(inputs: inputs, assumed: assumed)
    json.append(counts: InputProblem.grouped(problems))
    json.member("peak_memory_bytes", peakMemory)
    json.append(timing: [
      ("read", clock.read), ("solve", clock.solve), ("write", clock.write),
      ("total", clock.total),
    ])
    json.endObject()
    json.lineBreak()
    return json.bytes
  }

  private func appendQuestion(to json: inout JSONWriter) {
    json.member("model", request.model)
    json.key("parameters")
    json.beginObject()
    json.member("radius", request.radius, decimals: 9)
    json.member("count", request.count)
    json.member("exact", request.isExact)
    json.endObject()
    json.member("demand_places", size.demand)
    json.member("candidates", size.candidates)
    json.member("pairs", size.pairs)
    json.member("unreachable", unreachable)
    json.member("weight", weight, decimals: 6)
  }

  private func appendAnswer(to json: inout JSONWriter) {
    json.member("objective", answer.objective, decimals: 6)
    json.member("bound", answer.bound, decimals: 6)
    json.member("gap", answer.gap, decimals: 9)
    if let service {
      json.member("served", service.served, decimals: 6)
      json.member("served_bound", service.bound, decimals: 6)
      json.member("without", max(weight - service.served, 0), decimals: 6)
      json.member("demand_places_without", service.left)
    }
    json.member("proven", answer.isProven)
    json.member("time_over", answer.isTimeOver)
    json.member("iterations", answer.iterations)
    json.member("nodes", answer.nodes)
    if let exact {
      json.member("gain_by_cells", exact.byCells, decimals: 6)
      json.member("gain", exact.gained, decimals: 6)
      json.member("covered_before", exact.before, decimals: 6)
    }
    json.key("sites")
    json.beginArray()
    for site in sites { json.string(site.id) }
    json.endArray()
    appendAlternatives(to: &json)
  }
}

extension SitingRecord {
  private static let listedSites = 10

  /// What the run prints at its end: objective, proven bound, gap and the first sites.
  ///
  /// - Parameter files: names of the files of the result.
  public func terminalText(folder: String, files: [String], style: TerminalStyle) -> String {
    let lines =
      [style.bold(title)] + notes + [answerLine] + serviceLines + exactLines + timeLines
      + unreachableLines + siteLines + alternativeLines + [
        RunTexts.results(in: folder, files: files)[language]
      ]
    return lines.map { $0 + "\n" }.joined()
  }

  private var title: String {
    SitingTexts.title(
      model: request.model, counts: (size.demand, size.candidates, size.pairs), sites: sites.count
    )[language]
  }

  private var answerLine: String {
    guard !answer.isProven else {
      return SitingTexts.optimum(answer.objective.shortText)[language]
    }
    let share = answer.gap.isFinite ? (answer.gap * 100).fixedText(decimals: 3) + "%" : "–"
    return SitingTexts.answer(
      answer.objective.shortText, bound: answer.bound.shortText, gap: share)[language]
  }

  /// The objective counts cells; beside it stands what a what-if finds.
  private var exactLines: [String] {
    guard let exact else { return [] }
    let shares = [exact.before, exact.before + exact.gained].map(percent)
    return [
      SitingTexts.exact(
        byCells: exact.byCells.shortText, gained: exact.gained.shortText, shares: shares)[language]
    ]
  }

  /// Who is served and who stays without.
  private var serviceLines: [String] {
    guard let service else { return [] }
    let without = max(weight - service.served, 0)
    let most = service.bound.flatMap { $0 > service.served ? $0.shortText : nil }
    let text = SitingTexts.served(
      service.served.shortText, of: weight.shortText, share: percent(service.served), most: most)
    guard without > 1e-9 * weight else { return [text[language]] }
    let places = service.left.map { (left: $0, all: size.demand) }
    return [(text + SitingTexts.without(without.shortText, places: places))[language]]
  }

  private func percent(_ covered: Double) -> String {
    weight > 0 ? (min(covered / weight, 1) * 100).fixedText(decimals: 1) : "–"
  }

  private var timeLines: [String] { answer.isTimeOver ? [SitingTexts.timeOver[language]] : [] }

  private var unreachableLines: [String] {
    guard unreachable > 0 else { return [] }
    return [SitingTexts.unreachable(unreachable, isListed: listsUnreachable)[language]]
  }

  private var siteLines: [String] {
    let rows = sites.prefix(Self.listedSites).enumerated().map { index, site in
      return "  \(index + 1) \(site.id.printable.padded(to: 24))"
        + "+\(site.gain.shortText)".padded(to: 18, right: true)
        + SitingTexts.covered(percent(site.covered))[language]
        + (site.walksSaved.map { SitingTexts.walksSaved($0.shortText)[language] } ?? "")
        + site.label.printable
    }
    let rest = sites.count - rows.count
    return rows + (rest > 0 ? [SitingTexts.moreSites(rest)[language]] : [])
  }
}
