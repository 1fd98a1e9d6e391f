import Assessment
import FlatArrays
import PlanarGeometry
import TableFiles
import Wording

/// The people of the usable rows of a population layer.
struct PopulationRows {
  /// Ids, each of them once.
  private(set) var ids: [String] = []
  private(set) var people: [Double] = []
  /// The row of the table that each comes from.
  private(set) var positions: [Int32] = []
  /// Of cells, as the layer gives them.
  private(set) var centres: [SourceCoordinate] = []
  /// Of each of `PopulationRows.groups` that the layer has a field for.
  private(set) var groups: [[Double]?]
  private var register = IDRegister()
  private var duplicates: [String] = []
  /// Rows that do not tell of a group, by group.
  private var silent: [Int]

  /// Fields besides the people in all.
  static let groups = [FieldRole.elderly, .under3, .children]
  /// More people in one place than on Earth are a mistake.
  private static let mostPeople = 1e10

  init(_ loaded: InputLayer) {
    groups = Self.groups.map { loaded.fields[$0] == nil ? nil : [] }
    silent = Self.groups.map { _ in 0 }
  }

  var count: Int { people.count }

  /// The people of a row; nil where nobody lives there or, with a problem in `log`, no number says so.
  static func people(
    _ position: Int, in loaded: InputLayer, log: inout ReadingLog
  ) -> Double? {
    guard let column = loaded.fields[.population] else { return nil }
    let row = loaded.row(position)
    let message: InputMessage
    switch loaded.features.attributes.number(row: position, column: column) {
    case .value(let people) where log.isNodata(people, row: row, column: column, in: loaded):
      return nil
    case .value(let people) where people >= 0 && people <= mostPeople:
      return people > 0 ? people * loaded.fields.factor(.population) : nil
    case .invalid where isNodataWord(position, column, in: loaded, log: &log): return nil
    case .value(let people): message = people < 0 ? .negative("\(people)") : .tooManyPeople
    case .invalid(let reason): message = reason
    case .absent: message = .noPeople
    }
    let field = loaded.columnName(.population)
    log.note(
      Finding(.error, .skipped, row: row, field: field, says: message), file: loaded.path)
    return nil
  }

  private static func isNodataWord(
    _ position: Int, _ column: Int, in loaded: InputLayer, log: inout ReadingLog
  ) -> Bool {
    guard let word = loaded.text(position, .population) else { return false }
    return log.isNodata(word: word, row: loaded.row(position), column: column, in: loaded)
  }

  /// Adds the `people` of a row in `places` equal shares, each a row of its own.
  mutating func append(
    _ position: Int, _ people: Double, places: Int, in loaded: InputLayer, log: inout ReadingLog
  ) {
    let id =
      loaded.label(position, .id, log: &log) ?? loaded.featureID(position, log: &log)
      ?? loaded.generatedID(position)
    let amounts = Self.groups.indices.map { group in
      groups[group] == nil ? nil : amount(position, group, id: id, in: loaded, log: &log)
    }
    for place in 0..<places {
      let (distinct, isDuplicate) = register.distinct(id)
      if isDuplicate && place == 0 { duplicates.append(id) }
      ids.append(distinct)
      positions.append(Int32(truncatingIfNeeded: position))
      self.people.append(people / Double(places))
      for (group, amount) in amounts.enumerated() {
        groups[group]?.append((amount ?? 0) / Double(places))
      }
    }
  }

  mutating func appendCentres(of position: Int, in loaded: InputLayer) {
    let geometry = loaded.features.geometry
    centres += geometry.coordinates[geometry.coordinateRange(of: position)]
  }

  private mutating func amount(
    _ position: Int, _ group: Int, id: String, in loaded: InputLayer, log: inout ReadingLog
  ) -> Double? {
    let amount = loaded.amount(position, Self.groups[group], feature: id, log: &log)
    if amount == nil { silent[group] += 1 }
    return amount
  }

  /// A last row with as many people as all others together is likely their total.
  private func noteTotal(_ loaded: InputLayer, log: inout ReadingLog) {
    guard count > 3, let last = people.last, let id = ids.last, let position = positions.last else {
      return
    }
    let all = people.reduce(0, +)
    guard abs(all - 2 * last) <= 1e-6 * all else { return }
    let message = InputMessage.totalKept(id, isSum: true)
    log.announce(
      Finding(.warning, .kept, row: loaded.row(Int(position)), says: message), file: loaded.path)
  }

  /// Notes what many rows have in common.
  func note(_ loaded: InputLayer, log: inout ReadingLog) {
    log.noteNodata(.population, in: loaded)
    noteTotal(loaded, log: &log)
    if let first = duplicates.first {
      let message = InputMessage.duplicatePlaces(duplicates.count, first: first)
      log.note(Finding(.warning, .kept, says: message), file: loaded.path)
    }
    for (role, count) in zip(Self.groups, silent) where count > 0 {
      let field = loaded.columnName(role)
      log.note(
        Finding(.warning, .assumed, field: field, says: .groupNotStated(count)), file: loaded.path)
    }
  }
}

/// Where the people of each row live, by community, while a population layer is made.
struct PopulationPlaces<Shape> {
  private struct Place {
    var community: Int32
    var row: Int32
    /// Of the row's people.
    var share: Double
    var shape: Shape
  }

  private var places: [Place] = []
  /// Rows some of whose people live in no community, and how many people those are.
  private(set) var rowsOutside = 0
  private(set) var peopleOutside = 0.0

  /// Adds a place; rows come in ascending order.
  mutating func append(row: Int, community: Int32, share: Double, _ shape: Shape) {
    places.append(
      Place(
        community: community, row: Int32(truncatingIfNeeded: row), share: share, shape: shape))
  }

  mutating func appendOutside(people: Double) {
    rowsOutside += 1
    peopleOutside += people
  }

  /// - Parameter wrap: makes the layer's shape of the shapes of all places.
  /// - Complexity: O(n log n) in the places.
  func layer(
    of rows: PopulationRows, communities: [Community], naming: (String, Community) -> String,
    wrap: ([Shape]) -> PopulationLayer.Shape
  ) -> PopulationLayer {
    let sorted = places.sorted { ($0.community, $0.row) < ($1.community, $1.row) }
    var layer = PopulationLayer(wrap(sorted.map(\.shape)), communities: communities.count)
    layer.ids = sorted.map { naming(rows.ids[Int($0.row)], communities[Int($0.community)]) }
    layer.people = sorted.map { rows.people[Int($0.row)] * $0.share }
    let groups = rows.groups.map { amounts in
      amounts.map { amounts in sorted.map { amounts[Int($0.row)] * $0.share } }
    }
    (layer.elderly, layer.under3, layer.children) = (groups[0], groups[1], groups[2])
    layer.communityStarts =
      RowStarts(rowCount: communities.count) { count in
        for place in sorted { count(Int(place.community)) }
      }.offsets
    return layer
  }
}
