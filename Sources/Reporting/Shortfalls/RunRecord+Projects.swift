import Assessment
import TableFiles
import Wording

/// `projects.csv` as `plan` writes it and people edit it.
enum ProjectTable {
  static let columns = [
    "project_id", "community_id", "type", "lead_agency", "local_owner", "mode", "premises_id",
    "floor_area", "cost_wan", "fund", "year", "start", "finish", "status", "people", "reason",
  ]
}

extension RunRecord {
  /// The projects that the run read, one row each. Complexity: O(projects).
  func table(of projects: ProjectList) -> [UInt8] {
    var table = CSVWriter(columns: ProjectTable.columns)
    for project in projects.projects {
      append(project, to: &table)
      table.endRow()
    }
    return table.bytes
  }

  private func append(_ project: Project, to table: inout CSVWriter) {
    for text in [
      project.id, project.community, standard.types[project.type].id, project.leadAgency,
      project.localOwner, project.mode.flatMap { ProjectTexts.modes[$0.rawValue]?[language] },
      project.premises,
    ] {
      table.text(text)
    }
    table.number(project.floorArea, decimals: 3, trimmed: true)
    table.number(project.cost, decimals: 6, trimmed: true)
    table.text(project.fund)
    table.integer(project.year)
    table.text(project.start?.text)
    table.text(project.finish?.text)
    table.text(ProjectTexts.statuses[project.status.rawValue]?[language])
    table.number(project.people, decimals: 6, trimmed: true)
    table.text(project.reason)
  }
}
