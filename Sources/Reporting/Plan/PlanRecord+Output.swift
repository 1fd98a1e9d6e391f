import Assessment
import CityReading
import CitySiting
public import RunFiles
import TableFiles
import Wording

extension PlanRecord {
  /// `summary.json`.
  ///
  /// - Parameter peakMemory: bytes, nil where the system does not say.
  public func summary(clock: RunClock, peakMemory: Int?) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.member("version", Release.version)
    json.member("synthetic", input.city.isSynthetic)
    json.member("model", "plan")
    json.append(inputs: input.inputs, assumed: input.assumed)
    json.member("projects", plan.items.count)
    json.member("cost", plan.cost, decimals: 6)
    json.member("people", plan.people, decimals: 6)
    appendYears(to: &json)
    appendTargets(to: &json)
    json.append(counts: InputProblem.grouped(input.problems))
    json.member("peak_memory_bytes", peakMemory)
    json.append(timing: [
      ("read", clock.read), ("network", clock.network), ("solve", clock.solve),
      ("write", clock.write), ("total", clock.total),
    ])
    json.endObject()
    json.lineBreak()
    return json.bytes
  }

  private func appendYears(to json: inout JSONWriter) {
    json.key("years")
    json.beginArray()
    for (number, year) in plan.years.enumerated() {
      json.beginObject()
      json.member("year", firstYear + number)
      json.member("available", year.available, decimals: 6)
      json.member("spent", year.spent, decimals: 6)
      json.member("left", year.left, decimals: 6)
      json.member("projects", year.projects)
      json.member("people", year.people, decimals: 6)
      json.member("types_newly_met", year.typesNewlyMet)
      for (circle, count) in zip(input.standard.circles, year.newlyMeeting) {
        json.member("newly_meeting_\(circle.minutes)min", count)
      }
      json.endObject()
    }
    json.endArray()
  }

  private func appendTargets(to json: inout JSONWriter) {
    json.key("targets")
    json.beginArray()
    for target in input.standard.targets {
      json.beginObject()
      json.member("year", target.year)
      json.member("share", target.share, decimals: 9)
      json.member("count", target.count)
      json.member("now", target.reached(in: input.city, before))
      json.member("communities", input.city.communities.count)
      json.endObject()
    }
    json.endArray()
  }
}

// MARK: - On the screen

extension PlanRecord {
  /// What the run prints at its end: what the plan does year by year, and the standard's targets.
  ///
  /// - Parameter files: names of the files of the result.
  public func terminalText(folder: String, files: [String], style: TerminalStyle) -> String {
    let lines =
      [style.bold(title[language])] + notes.map { $0[language] } + yearLines + targetLines
      + [RunTexts.results(in: folder, files: files)[language]]
    return lines.map { $0 + "\n" }.joined()
  }

  private var title: LocalizedText {
    ProjectTexts.plan(
      projects: plan.items.count, years: plan.years.count, cost: plan.cost.shortText,
      of: (plan.cost + (plan.years.last?.left ?? 0)).shortText,
      people: plan.people?.fixedText(decimals: 0),
      types: plan.years.reduce(0) { $0 + $1.typesNewlyMet })
  }

  private var notes: [LocalizedText] {
    input.alerts + (input.city.isSynthetic ? [AssessmentTexts.synthetic] : [])
      + (plan.items.isEmpty ? [ProjectTexts.nothingToPlan] : [])
      + (hasRegister ? [] : [ProjectTexts.newSites]) + [ProjectTexts.order]
  }

  private var yearLines: [String] {
    plan.years.enumerated().map { number, year in
      ProjectTexts.year(
        firstYear + number, projects: year.projects, cost: year.spent.shortText,
        of: year.available.shortText, left: year.left.shortText,
        people: year.people?.fixedText(decimals: 0), types: year.typesNewlyMet,
        meeting: year.newlyMeeting.first)[language]
    }
  }

  /// Targets that are still to come; all where the years are not of a calendar.
  private var targetLines: [String] {
    input.standard.targets.filter { $0.year >= firstYear }.map { target in
      let goal =
        target.share.map { ProjectTexts.share($0.percentShortText) }
        ?? target.count.map { ProjectTexts.share("\($0)") } ?? "–"
      return ProjectTexts.target(
        target.year, goal: goal, what: target.statuses,
        now: target.reached(in: input.city, before), of: input.city.communities.count)[language]
        .printable
    }
  }
}
