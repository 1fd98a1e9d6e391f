public import RunFiles
import TableFiles
public import Wording

/// The studies of many cities: a table with the columns `city`, `study` and, where it is told, `weight`.
public struct BatchManifest: Sendable {
  public let file: InputFile
  /// In the order of the table. What is wrong with one is told with it.
  public let studies: [BatchStudy]
  /// Names of columns that say nothing to a batch.
  let unusedColumns: [String]

  /// Reads a manifest. Relative paths in it are relative to its folder.
  ///
  /// - Parameter taken: names that no city can have, since files of the results do.
  /// - Throws: where the file cannot be read, lacks a column or names no city.
  /// - Complexity: O(bytes).
  public init(path: String, taken: Set<String> = []) throws(InputError) {
    let table = try FeatureTable(path: path)
    let cells = table.attributes
    let columns = try Columns(cells, file: path)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var studies = (0..<cells.count).map { row in
      columns.study(row, of: cells, folder: folder, taken: taken)
    }
    Self.refuseDoubles(in: &studies)
    studies += table.findings.filter(\.leavesOutRows).map(BatchStudy.init)
    guard !studies.isEmpty else { throw .data(file: path, row: nil, .manifestEmpty) }
    self.studies = studies.sorted { $0.row < $1.row }
    unusedColumns = cells.columns.indices.filter { !columns.used.contains($0) }
      .map { cells.columns[$0] }
    var file = cells.contents.inputFile
    file.features = studies.count
    self.file = file
  }

  /// None of several rows for a city is examined: which is meant nobody knows.
  private static func refuseDoubles(in studies: inout [BatchStudy]) {
    let rows = Dictionary(grouping: studies.indices) { Array(studies[$0].city.utf8) }
    for places in rows.values where places.count > 1 {
      for place in places where studies[place].defect == nil {
        let others = places.filter { $0 != place }.map { studies[$0].row }
        studies[place].defect = .cityTwice(studies[place].city, otherRows: others)
      }
    }
  }
}

extension BatchStudy {
  /// A row of the manifest that cannot be read.
  fileprivate init(_ finding: Finding) {
    self.init(
      row: finding.row ?? 0, city: "", study: "", weight: 1, defect: finding.message)
  }
}

/// Where the columns of a manifest are.
private struct Columns {
  private let city: Int
  private let study: Int
  private let weight: Int?

  init(_ cells: AttributeTable, file: String) throws(InputError) {
    func column(_ names: String...) -> Int? {
      cells.columns.firstIndex { names.contains($0.lowercased()) }
    }
    guard let city = column("city", "城市") else {
      throw .data(file: file, row: nil, .manifestColumn("city", among: cells.columns))
    }
    guard let study = column("study", "研究") else {
      throw .data(file: file, row: nil, .manifestColumn("study", among: cells.columns))
    }
    (self.city, self.study, weight) = (city, study, column("weight", "权重"))
  }

  var used: Set<Int> { Set([city, study] + (weight.map { [$0] } ?? [])) }

  func study(
    _ row: Int, of cells: AttributeTable, folder: String, taken: Set<String>
  ) -> BatchStudy {
    let path = cells.text(row: row, column: study) ?? ""
    let name = cells.text(row: row, column: city) ?? ""
    let weight = weight(row, of: cells)
    let defect =
      BatchStudy.defect(ofName: name, taken: taken)
      ?? (path.isEmpty ? .studyMissing : weight.defect)
    return BatchStudy(
      row: cells.rowNumbers[row], city: name, study: path.hasPrefix("/") ? path : folder + path,
      weight: weight.value, defect: defect)
  }

  private func weight(
    _ row: Int, of cells: AttributeTable
  ) -> (value: Double, defect: InputMessage?) {
    switch cells.number(row: row, column: weight) {
    case .absent: return (1, nil)
    case .value(let number) where number > 0 && number < 1e12: return (number, nil)
    case .value(let number): return (1, .weightOutOfRange(number.plainText))
    case .invalid(let message): return (1, message)
    }
  }
}
