import Assessment
import TableFiles
import Wording

extension RunRecord {
  /// The projects that a run read, as `plan` writes `projects.csv`.
  ///
  /// Complexity: O(projects).
  func projectTable(_ projects: [Project]) -> [UInt8] {
    var table = CSVWriter(columns: PlanRecord.columns)
    for project in projects {
      table.append(project, type: standard.types[project.type].id)
      table.endRow()
    }
    return table.bytes
  }
}

extension CSVWriter {
  fileprivate mutating func append(_ project: Project, type: String) {
    for cell in [project.id, project.community, type, project.leadAgency, project.localOwner] {
      text(cell)
    }
    text(project.mode.flatMap { ProjectTexts.modes[$0.rawValue]?.zh })
    text(project.premises)
    number(project.floorArea, decimals: 3, trimmed: true)
    number(project.cost, decimals: 6, trimmed: true)
    text(project.fund)
    integer(project.year)
    text(project.start?.isoText)
    text(project.finish?.isoText)
    text(ProjectTexts.statuses[project.status.rawValue]?.zh)
    number(project.people, decimals: 6, trimmed: true)
    text(project.reason)
  }
}

extension CalendarDay {
  /// As `2026-03-31`.
  fileprivate var isoText: String {
    ([year, month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }).joined(separator: "-")
  }
}
