import Assessment
import PlanarGeometry
import TableFiles

/// What became of every row of the facility files.
struct FacilityFates {
  struct Row {
    /// Position in `files`.
    var file: Int
    var number: Int
    var marks: Marks = []
    /// In local metres; nil without any that can be used.
    var place: PlanarPoint?
    /// The district that the row itself names.
    var district: String?
    /// What it has instead of a type; empty where it has nothing.
    var unknownType: String?
    var id: String?
  }

  struct Marks: OptionSet {
    var rawValue: UInt8

    static let typed = Marks(rawValue: 1)
    static let used = Marks(rawValue: 2)
    static let doubled = Marks(rawValue: 4)
    /// Left out because of what it says of itself: closed, a count of 0, a type that is mapped to nothing.
    static let meant = Marks(rawValue: 8)
    /// A spreadsheet has shortened its id.
    static let lostID = Marks(rawValue: 16)
  }

  private(set) var files: [String] = []
  private(set) var rows: [Row] = []
  private var districtColumn: Int?
  private var sightings: Set<Sighting> = []

  /// An id at a place, to a metre: who has both is there twice.
  private struct Sighting: Hashable {
    var id: String
    var x: Double
    var y: Double
  }

  mutating func begin(_ layer: InputLayer) {
    files.append(layer.path)
    districtColumn = FieldRole.district.column(in: layer.features)
  }

  mutating func append(_ row: Row) {
    var row = row
    if let id = row.id {
      if IDSpelling(id).loss != nil { row.marks.insert(.lostID) }
      if let place = row.place,
        !sightings.insert(Sighting(id: id, x: place.x.rounded(), y: place.y.rounded())).inserted
      {
        row.marks.insert(.doubled)
      }
    }
    rows.append(row)
  }

  /// A row of the file that is being read, about which nothing is known yet.
  func row(_ position: Int, of layer: InputLayer) -> Row {
    var row = Row(file: files.count - 1, number: layer.row(position))
    row.district = layer.features.attributes.text(row: position, column: districtColumn)
    return row
  }

  /// Marks the rows that are another one once more.
  mutating func markDoubled(_ origins: Set<RowOrigin>) {
    for place in rows.indices {
      let origin = RowOrigin(file: files[rows[place].file], row: rows[place].number)
      if origins.contains(origin) { rows[place].marks.insert(.doubled) }
    }
  }
}

extension FacilityFates.Row {
  /// - Parameter value: nil where the study maps what it has to nothing.
  mutating func note(unknownType value: String?) {
    unknownType = value
    if value == nil { marks.insert(.meant) }
  }
}

extension RegionBuilder {
  /// A place of a feature, or the first of its entrances; nil without any that can be used.
  func anyPlace(of position: Int, entrances: [PlanarPoint]?) -> PlanarPoint? {
    if let first = entrances?.first { return first }
    let geometry = loaded.features.geometry
    guard geometry.kinds[position] != .none else { return nil }
    let own = points[geometry.coordinateRange(of: position)]
    guard own.allSatisfy(\.isFinite), !own.isEmpty else { return nil }
    return own.count == 1 ? own.first : PlanarBox(around: own).center
  }
}
