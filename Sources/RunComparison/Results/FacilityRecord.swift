public import PlanarGeometry
import Wording

/// A facility as a run knew it.
public struct FacilityRecord: Equatable, Sendable {
  public var id: String
  public var name: String?
  /// Ids of types.
  public var types: [String]
  public var state: State
  /// As the source wrote them.
  public var status: String?
  public var opened: String?
  public var closed: String?
  /// Longitude and latitude (WGS 84); nil where it is not open.
  public var place: SourceCoordinate?
  /// Input file that it came from.
  public var source: String?

  public enum State: String, Sendable, CaseIterable { case open, closed, planned, suspended }

  var isOpen: Bool { state == .open }
}

extension FacilityRecord {
  /// From `facility_records.csv`, without it from `facilities.csv`, which knows open ones only; nil without both.
  static func all(in folder: String) throws(InputError) -> [FacilityRecord]? {
    for (name, types) in [("facility_records.csv", "types"), ("facilities.csv", "type")] {
      let table = try ResultTable.ifPresent(
        name, in: folder, required: ["facility_id", types, "status", "opened", "closed", "x", "y"])
      if let table { return try read(table, types: types) }
    }
    return nil
  }

  private static func read(_ table: ResultTable, types: String) throws(InputError)
    -> [FacilityRecord]
  {
    var records: [FacilityRecord] = []
    for row in table.rows {
      let record = try FacilityRecord(table, row, types: types)
      // `facilities.csv` has a row for each type.
      if let last = records.last, last.id == record.id, last.isOpen, record.isOpen {
        records[records.count - 1].types += record.types
      } else {
        records.append(record)
      }
    }
    return records
  }

  private init(_ table: ResultTable, _ row: Int, types: String) throws(InputError) {
    id = try table.id(row, "facility_id")
    name = table.text(row, "name")
    self.types = table.text(row, types)?.split(separator: ";").map(String.init) ?? []
    state = table.text(row, "state").flatMap(State.init) ?? .open
    status = table.text(row, "status")
    opened = table.text(row, "opened")
    closed = table.text(row, "closed")
    source = table.text(row, "source")
    if let x = try table.number(row, "x"), let y = try table.number(row, "y") {
      place = SourceCoordinate(x: x, y: y)
    }
  }
}
