import Assessment
import CityReading
import PlanarGeometry
import SyntheticCity

/// The exam data of the whole city, made once for all tests.
enum SampleExam {
  static let standard = try? StandardFile.builtIn()
  static let plan = standard.map { ExamPlan(SampleCity.plan, standard: $0, seed: 1) }

  /// A table by its name; nil where there is none.
  static func table(_ name: String) -> ExamTable? { plan?.tables.first { $0.name == name } }
}

extension ExamTable {
  /// The cells of a column.
  func cells(_ column: String) -> [String] {
    columns.firstIndex(of: column).map { place in rows.map { $0[place] } } ?? []
  }

  /// The cells of a column as numbers; blank ones are nil.
  func numbers(_ column: String) -> [Double?] { cells(column).map(Double.init) }
}

extension [String] {
  /// How often each text comes.
  var counts: [String: Int] { Dictionary(map { ($0, 1) }, uniquingKeysWith: +) }
}
