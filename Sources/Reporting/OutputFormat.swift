/// A kind of file that a run can write; `summary.json` and `problems.csv` are always written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case csv, geojson, json

  /// What is written when nothing else is asked for.
  public static let standard: Set<OutputFormat> = [.csv, .geojson]
}
