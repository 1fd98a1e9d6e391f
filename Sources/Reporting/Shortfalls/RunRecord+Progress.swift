import Assessment
import TableFiles
import Wording

/// Shortfalls and projects in the summary and on the screen.
extension RunRecord {
  /// Members of `summary.json`.
  func appendShortfalls(to json: inout JSONWriter) {
    if let shortfalls {
      json.key("gaps")
      json.beginObject()
      for finding in Gap.Finding.allCases {
        json.member(finding.rawValue, shortfalls.gaps.gaps.count { $0.finding == finding })
      }
      json.key("causes")
      json.beginObject()
      for (name, count) in gapCauses { json.member(name, count) }
      json.endObject()
      json.endObject()
      json.member("pool_basis", Self.basis(shortfalls.pool.basis))
      if let count = negativeCommunities { json.member("negative_communities", count) }
    }
    if let projects = city.projects { append(projects, to: &json) }
  }

  private var gapCauses: [(name: String, count: Int)] {
    let all = Dictionary(
      grouping: shortfalls?.gaps.gaps ?? [], by: \.cause.name
    ).mapValues(\.count)
    return Gap.Cause.names.map { ($0, all[$0] ?? 0) }
  }

  /// Communities on the negative list; nil where the standard has no rule.
  private var negativeCommunities: Int? {
    guard let shortfalls, !standard.negativeRules.isEmpty else { return nil }
    return Set(shortfalls.negatives.entries.map(\.community)).count
  }

  private func append(_ projects: ProjectList, to json: inout JSONWriter) {
    json.key("projects_progress")
    json.beginObject()
    appendFigures(of: projects, to: &json)
    json.key("years")
    json.beginArray()
    for (year, own) in projects.byYear {
      json.beginObject()
      json.member("year", year)
      appendFigures(of: own, to: &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func appendFigures(of projects: ProjectList, to json: inout JSONWriter) {
    json.member("projects", projects.projects.count)
    for status in ProjectStatus.allCases { json.member(status.rawValue, projects.count(status)) }
    json.member("due", projects.due)
    json.member(
      "finished_of_due",
      projects.due > 0 ? Double(projects.finished) / Double(projects.due) : nil, decimals: 9)
    json.member("cost_wan", projects.cost, decimals: 6)
    json.member("reused_area_m2", projects.reusedArea, decimals: 3)
  }

  /// At most three lines.
  var shortfallLines: [String] {
    [gapLine, poolLine, projectLine].compactMap { $0?[language].printable }
  }

  private var gapLine: LocalizedText? {
    guard let gaps = shortfalls?.gaps.gaps else { return nil }
    let counts = Gap.Finding.allCases.map { finding in gaps.count { $0.finding == finding } }
    return ShortfallTexts.gaps(
      all: gaps.count, absent: counts[0], partial: counts[1], poor: counts[2],
      core: gaps.count { result.types[$0.type].core },
      causes: gapCauses.filter { $0.count > 0 }.map { cause in
        "\(ShortfallTexts.causes[cause.name]?[language] ?? cause.name) \(cause.count)"
      }.joined(separator: LocalizedText.comma[language]))
  }

  private var poolLine: LocalizedText? {
    guard let pool = shortfalls?.pool, !pool.basis.isEmpty else { return nil }
    let first = pool.entries.prefix(3).map { entry in
      city.communities[entry.community].name ?? city.communities[entry.community].id
    }
    let parts = pool.basis.map {
      ShortfallTexts.poolPartNames[$0.rawValue]?[language] ?? $0.rawValue
    }
    return ShortfallTexts.pool(
      first: first,
      basis: "\(parts.count)/\(PoolPart.allCases.count): "
        + parts.joined(separator: LocalizedText.comma[language]), negative: negativeCommunities)
  }

  private var projectLine: LocalizedText? {
    guard let projects = city.projects else { return nil }
    let counts = ProjectStatus.allCases.compactMap { status -> LocalizedText? in
      let count = projects.count(status)
      guard count > 0, let name = ProjectTexts.statuses[status.rawValue] else { return nil }
      return LocalizedText(zh: "\(name.zh) \(count)", en: "\(name.en) \(count)")
    }
    let share = projects.due > 0 ? Double(projects.finished) / Double(projects.due) : nil
    return ProjectTexts.progress(
      projects.projects.count,
      counts: LocalizedText(
        zh: counts.map(\.zh).joined(separator: " · "),
        en: counts.map(\.en).joined(separator: ", ")),
      finished: projects.finished, due: projects.due, share: share?.percentText,
      area: projects.reusedArea.shortText)
  }
}
