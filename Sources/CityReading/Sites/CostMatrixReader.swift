package import RunFiles
import TableFiles
package import Wording

/// Reads a `CostMatrix`: a table of demand (id, weight) and one of pairs in long form (demand, site,
/// cost); optionally one of sites (id, cost, capacity).
///
/// A solver must not work on half a matrix: what is wrong with a row is an error, of the first such
/// row, with how many there are.
package struct CostMatrixReader {
  package var matrixPath: String
  package var demandPath: String
  /// Names of the columns by `demand`, `site`, `cost`, and by `id`, `weight`; usual names are found.
  package var matrixFields: [String: String]
  package var demandFields: [String: String]
  /// A table of sites, and its columns by `id`, `cost`, `capacity`.
  package var sitesPath: String?
  package var siteFields: [String: String]
  /// Ids of sites that exist besides those of which the table says so.
  package var existing: [String]
  /// What is asked of the matrix: where it cannot fit the numbers, this is said.
  package var question = MatrixQuestion()
  var log: ReadingLog
  private var errors: [InputError] = []

  package init(
    matrix: String, matrixFields: [String: String] = [:], demand: String,
    demandFields: [String: String] = [:], sites: String? = nil,
    siteFields: [String: String] = [:], existing: [String] = [], language: Language
  ) {
    (matrixPath, demandPath) = (matrix, demand)
    (self.matrixFields, self.demandFields) = (matrixFields, demandFields)
    (sitesPath, self.siteFields) = (sites, siteFields)
    self.existing = existing
    log = ReadingLog(language: language)
  }

  /// Keys of `matrixFields` and `demandFields`.
  package static let matrixKeys = matrixRoles.map(\.key)
  package static let demandKeys = demandRoles.map(\.key)

  private static let matrixRoles = [
    FieldRole("demand", "demand_id", "需求点", "需求点编号"),
    FieldRole("site", "site_id", "候选点", "候选点编号", "场所"),
    FieldRole("cost", "distance", "距离", "费用", "成本", of: .distance),
  ]
  private static let demandRoles = [
    FieldRole("id", "demand", "demand_id", "编号", "编码", "代码"),
    FieldRole("weight", "population", "pop", "权重", "人口", of: .people),
  ]

  /// Complexity: O(rows · log rows).
  package mutating func read() throws(InputError) -> CostMatrix {
    let places = try readDemand()
    let entries = try readEntries(places)
    let order = places.ids.indices.sorted { places.ids[$0].precedes(places.ids[$1]) }
    var matrix = CostMatrix(
      demandIDs: order.map { places.ids[$0] }, weights: order.map { places.weights[$0] },
      siteIDs: entries.siteIDs.sorted { $0.precedes($1) }, starts: [0], demands: [], costs: [],
      inputs: [], problems: [], assumed: [])
    try arrange(entries, order: order, into: &matrix)
    noteDoubts(matrix.costs)
    if let sitesPath { try readSites(sitesPath, into: &matrix) }
    if question.hasBudget && sitesPath == nil { noteNoSites() }
    try mark(existing, in: &matrix)
    (matrix.inputs, matrix.problems, matrix.assumed) = (
      log.inputs, log.sortedProblems, log.assumed
    )
    matrix.alerts = log.alerts
    return matrix
  }

  private struct Places {
    var ids: [String] = []
    var weights: [Double] = []
    var positions: [String: Int32] = [:]
  }

  /// The rows of the matrix as they come: numbers of sites are in the order of their appearance.
  private struct Entries {
    var siteIDs: [String] = []
    var sites: [Int32] = []
    var demands: [Int32] = []
    var costs: [Double] = []
    var rows: [Int] = []
  }

  mutating func load(
    _ path: String, roles: [FieldRole], stated: [String: String]
  ) throws(InputError) -> (table: AttributeTable, columns: [Int?], factors: [Double]) {
    var layer = try FeatureTable(path: path)
    log.record(layer)
    let mapping = try FieldMapping(roles, stated: stated, in: layer)
    layer.settleNumbers(in: mapping.numberColumns)
    for finding in layer.findings {
      log.note(finding, file: path)
      if finding.severity == .error { fail(path, row: finding.row, finding.message) }
    }
    for finding in mapping.findings {
      log.note(finding, file: path)
      if finding.severity == .warning || question.hasBudget {
        log.alert(file: path, finding.message)
      }
    }
    for line in layer.assumptions + mapping.assumptions { log.assume("\(path): \(line)") }
    return (layer.attributes, roles.map { mapping[$0] }, roles.map(mapping.factor))
  }

  mutating func fail(_ path: String, row: Int?, _ message: InputMessage) {
    errors.append(.data(file: path, row: row, message))
  }

  /// Throws the first error of the rows, if any.
  mutating func throwErrors() throws(InputError) {
    guard let first = errors.first else { return }
    guard case .data(let file, let row, let message) = first, errors.count > 1 else { throw first }
    throw .data(file: file, row: row, message.withOthers(errors.count - 1))
  }

  private mutating func readDemand() throws(InputError) -> Places {
    let (table, columns, factors) = try load(
      demandPath, roles: Self.demandRoles, stated: demandFields)
    guard let id = columns[0] else { throw .data(file: demandPath, row: nil, .noDemandIDField) }
    if columns[1] == nil {
      log.note(Finding(.info, .assumed, says: .noWeightField), file: demandPath)
    }
    let total = totalRow(of: table, id: id, weight: columns[1])
    var places = Places()
    for row in 0..<table.count where row != total {
      guard let name = table.text(row: row, column: id) else {
        fail(demandPath, row: table.rowNumbers[row], .noDemandID)
        continue
      }
      let number = Int32(truncatingIfNeeded: places.ids.count)
      if places.positions.updateValue(number, forKey: name) != nil {
        fail(demandPath, row: table.rowNumbers[row], .repeatedDemand(name))
      }
      places.ids.append(name)
      places.weights.append(
        columns[1] == nil
          ? 1 : factors[1] * amount(table, row: row, column: columns[1], path: demandPath))
    }
    try throwErrors()
    guard !places.ids.isEmpty else { throw .data(file: demandPath, row: nil, .noRows) }
    return places
  }

  /// A number from 0 to 10¹²; otherwise 0 and an error.
  mutating func amount(
    _ table: AttributeTable, row: Int, column: Int?, path: String
  ) -> Double {
    let number = table.rowNumbers[row]
    switch table.number(row: row, column: column) {
    case .value(let value) where (0...InputMessage.largestAmount).contains(value): return value
    case .value(let value) where value > InputMessage.largestAmount:
      fail(path, row: number, .tooLargeAmount("\(value)"))
    case .value(let value): fail(path, row: number, .negative("\(value)"))
    case .invalid(let message): fail(path, row: number, message)
    case .absent: fail(path, row: number, .noAmount(column.map { table.columns[$0] } ?? ""))
    }
    return 0
  }

  private mutating func readEntries(_ places: Places) throws(InputError) -> Entries {
    let (table, columns, _) = try load(
      matrixPath, roles: Self.matrixRoles, stated: matrixFields)
    guard let demand = columns[0], let site = columns[1], let cost = columns[2] else {
      throw .data(file: matrixPath, row: nil, .noMatrixFields)
    }
    var (entries, sites) = (Entries(), [String: Int32]())
    for row in 0..<table.count {
      let number = table.rowNumbers[row]
      guard let place = table.text(row: row, column: demand),
        let name = table.text(row: row, column: site)
      else {
        fail(matrixPath, row: number, .pairIncomplete)
        continue
      }
      guard let position = places.positions[place] else {
        fail(matrixPath, row: number, .unknownDemand(place))
        continue
      }
      let known = sites[name] ?? Int32(truncatingIfNeeded: sites.count)
      if Int(known) == sites.count {
        sites[name] = known
        entries.siteIDs.append(name)
      }
      entries.sites.append(known)
      entries.demands.append(position)
      entries.costs.append(amount(table, row: row, column: cost, path: matrixPath))
      entries.rows.append(number)
    }
    try throwErrors()
    noteNodata(&entries, field: table.columns[cost])
    guard !entries.rows.isEmpty else { throw .data(file: matrixPath, row: nil, .noRows) }
    return entries
  }

  /// Drops pairs whose cost stands for "no data".
  private mutating func noteNodata(_ entries: inout Entries, field: String) {
    var nodata = NodataValues(entries.costs)
    let dropped = entries.costs.indices.filter {
      nodata.take(entries.costs[$0], row: entries.rows[$0])
    }
    guard let first = dropped.first else { return }
    let message = InputMessage.nodataPairs(entries.costs[first].plainText, pairs: dropped.count)
    log.note(
      Finding(
        .warning, .skipped, row: entries.rows[first], field: field, rows: dropped.count,
        says: message), file: matrixPath)
    let kept = Set(entries.costs.indices).subtracting(dropped).sorted()
    entries.sites = kept.map { entries.sites[$0] }
    entries.demands = kept.map { entries.demands[$0] }
    entries.costs = kept.map { entries.costs[$0] }
    entries.rows = kept.map { entries.rows[$0] }
  }

  /// Puts the pairs in rows by site and finds those that come twice.
  private mutating func arrange(
    _ entries: Entries, order: [Int], into matrix: inout CostMatrix
  ) throws(InputError) {
    var demandRanks = Array(repeating: Int32(0), count: order.count)
    for (rank, place) in order.enumerated() { demandRanks[place] = Int32(truncatingIfNeeded: rank) }
    let siteOrder = entries.siteIDs.indices.sorted {
      entries.siteIDs[$0].precedes(entries.siteIDs[$1])
    }
    var siteRanks = Array(repeating: Int32(0), count: siteOrder.count)
    for (rank, site) in siteOrder.enumerated() { siteRanks[site] = Int32(truncatingIfNeeded: rank) }
    let key = { (entry: Int) in
      (siteRanks[Int(entries.sites[entry])], demandRanks[Int(entries.demands[entry])], entry)
    }
    let sorted = entries.rows.indices.sorted { key($0) < key($1) }
    var last: (Int32, Int32)?
    for entry in sorted {
      let (site, demand, _) = key(entry)
      while matrix.starts.count <= site { matrix.starts.append(matrix.demands.count) }
      if let last, last == (site, demand) {
        fail(matrixPath, row: entries.rows[entry], .repeatedPair)
      }
      last = (site, demand)
      matrix.demands.append(demand)
      matrix.costs.append(entries.costs[entry])
    }
    matrix.starts.append(matrix.demands.count)
    try throwErrors()
  }
}

extension String {
  fileprivate func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

/// The optional table of sites: id, cost, capacity.
extension CostMatrixReader {
  /// Keys of `siteFields`.
  package static let siteKeys = siteRoles.map(\.key)

  private static let siteRoles = [
    FieldRole("id", "site", "site_id", "候选点", "编号", "编码"),
    FieldRole.cost.or("price"),
    FieldRole("capacity", "beds", "容量", "床位", "规模", of: .people),
    FieldRole("existing", "is_existing", "exists", "现有", "已有", "已建", "是否现有", "是否已建"),
    FieldRole("status", "状态", "现状"),
  ]

  /// Gives `matrix` the costs and capacities of its sites, each of which must have a row.
  mutating func readSites(_ path: String, into matrix: inout CostMatrix) throws(InputError) {
    let (table, columns, factors) = try load(path, roles: Self.siteRoles, stated: siteFields)
    guard let id = columns[0] else { throw .data(file: path, row: nil, .noSiteIDField) }
    let rows = try siteRows(table, idColumn: id, path: path)
    if let missing = matrix.siteIDs.first(where: { rows[$0] == nil }) {
      throw .data(file: path, row: nil, .siteMissing(missing))
    }
    let order = matrix.siteIDs.compactMap { rows[$0] }
    if rows.count > order.count {
      log.note(
        Finding(.info, .skipped, says: .sitesWithoutPairs(rows.count - order.count)), file: path)
    }
    if let cost = columns[1] {
      matrix.siteCosts = order.map { amount(table, row: $0, column: cost, path: path) }
      noteUnits(of: table, path: path)
    } else if question.hasBudget {
      noteNoCosts(among: table.columns, path: path)
    }
    if let capacity = columns[2] {
      matrix.capacities = order.map {
        if case .absent = table.number(row: $0, column: capacity) { return nil }
        return factors[2] * amount(table, row: $0, column: capacity, path: path)
      }
    }
    matrix.existing = existing(
      table, rows: order, columns: (columns[3], columns[4]), path: path)
    try throwErrors()
  }

  private mutating func siteRows(
    _ table: AttributeTable, idColumn id: Int, path: String
  ) throws(InputError) -> [String: Int] {
    var rows: [String: Int] = [:]
    for row in 0..<table.count {
      guard let name = table.text(row: row, column: id) else {
        fail(path, row: table.rowNumbers[row], .noSiteID)
        continue
      }
      if rows.updateValue(row, forKey: name) != nil {
        fail(path, row: table.rowNumbers[row], .repeatedSite(name))
      }
    }
    try throwErrors()
    return rows
  }
}

/// Demand places, candidate sites and the costs between them as two tables give them. A pair that is
/// not in the table does not exist.
package struct CostMatrix: Sendable {
  /// Ascending as UTF-8.
  package internal(set) var demandIDs: [String]
  /// Weight of each demand place, finite and not negative.
  package internal(set) var weights: [Double]
  /// Ascending as UTF-8; every site of the table.
  package internal(set) var siteIDs: [String]
  /// The pairs of site s are those at `starts[s] ..< starts[s + 1]`, ascending by demand.
  package internal(set) var starts: [Int]
  /// Positions in `demandIDs`.
  package internal(set) var demands: [Int32]
  /// Finite and not negative.
  package internal(set) var costs: [Double]
  /// Of each site, where a table of sites tells; finite and not negative.
  package internal(set) var siteCosts: [Double]?
  /// Whether each site is open already, where a table of sites or a flag tells.
  package internal(set) var existing: [Bool]?
  /// What each site can serve, where a table of sites tells: nil where it does not for a site.
  package internal(set) var capacities: [Double?]?
  package internal(set) var inputs: [InputFile]
  package internal(set) var problems: [InputProblem]
  /// What a reader of the answer must know before the first figure.
  package internal(set) var alerts: [LocalizedText] = []
  /// What was taken for granted about the fields.
  package internal(set) var assumed: [String]

  /// Positions of the sites that are open already, ascending.
  package var existingSites: [Int] {
    (existing ?? []).indices.filter { existing?[$0] ?? false }
  }
}
