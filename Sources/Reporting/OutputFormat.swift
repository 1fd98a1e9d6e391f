/// A kind of file that a run can write; `summary.json` and `problems.csv` are always written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case csv, geojson, json, xlsx, gpkg
  /// `report.html`: one page that opens without a network.
  case html
  /// Maps and charts as pictures.
  case svg, png
  /// `report.docx`.
  case docx
  /// What lies within the radii, as areas.
  case reach

  /// What `assess` writes when nothing else is asked for.
  public static let standard: Set<OutputFormat> = [.csv, .geojson]
}

extension OutputFormat {
  /// A command that writes files in formats of one's choice.
  public enum Writer: String, Sendable, CaseIterable {
    case assess, whatif, site, plan, compare, circles
  }

  /// The formats that a command writes, in their order: the one place that says so.
  public static func written(by writer: Writer) -> [OutputFormat] {
    switch writer {
    case .assess: allCases
    case .whatif, .site, .plan: [.csv, .geojson, .json, .xlsx, .gpkg, .html]
    case .circles: [.csv, .geojson, .json, .xlsx, .gpkg]
    // Two finished runs are compared by their tables, which hold no areas; the page of the later one holds them.
    case .compare: [.csv, .json, .xlsx, .gpkg, .html]
    }
  }
}
