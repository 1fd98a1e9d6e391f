import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import Wording

/// The rows of a district before and after its accidents.
struct DistrictList {
  let number: Int
  let form: DistrictForm
  /// In WGS 84, with the ids of the city.
  let rows: [[String]]
  let changes: DistrictDeliveries.Changes

  /// The rows in the datum and with the ids of the form.
  var delivered: [[String]] {
    rows.enumerated().map { place, row in
      var row = row
      if form.losesIDs { row[DistrictForm.Column.id] = lostID(of: place) }
      if let datum = form.datum { Self.displace(&row, to: datum) }
      return row
    }
  }

  /// What a spreadsheet shows of an id like 900106000017, with the number of the list in it: six digits of it,
  /// without zeros at the end.
  private func lostID(of place: Int) -> String {
    let id =
      "9001" + DistrictDeliveries.digits((number + 1) % 100, 2)
      + DistrictDeliveries.digits(place + 1, 6)
    var digits = id.prefix(6)
    while digits.count > 2, digits.last == "0" { digits.removeLast() }
    return "\(digits.prefix(1)).\(digits.dropFirst())E+\(id.count - 1)"
  }

  /// With 12 decimals, as programs write them: the way back ends within a micrometre, on the same side of borders.
  private static func displace(_ row: inout [String], to datum: WebDatum) {
    guard let x = Double(row[DistrictForm.Column.x]), let y = Double(row[DistrictForm.Column.y])
    else { return }
    let place = datum.displaced(GeographicPoint(longitude: x, latitude: y))
    row[DistrictForm.Column.x] = place.longitude.fixedText(decimals: 12, trimmed: true)
    row[DistrictForm.Column.y] = place.latitude.fixedText(decimals: 12, trimmed: true)
  }
}

/// What was put into the lists, for those who want to know whether it is found.
struct DeliveryTruth {
  /// One row for each change of a row. `facility_id` is the city's, `written_id` what the list has in its place.
  private(set) var changes = CSVWriter(columns: ["file", "facility_id", "written_id", "flaw"])
  /// One row for each list. `usable`: places with an id of their own that is whole, of `rows`.
  private(set) var files = CSVWriter(columns: [
    "file", "district", "encoding", "crs", "title_rows", "rows", "repeated", "unlocated",
    "worded_areas", "lost_ids", "usable",
  ])

  mutating func append(_ list: DistrictList, file: String, district: String) {
    let delivered = list.delivered
    let lost = list.form.losesIDs ? Array(list.rows.indices) : []
    let flaws = [
      ("repeated", list.changes.repeated), ("unlocated", list.changes.unlocated),
      ("worded_area", list.changes.worded), ("lost_id", lost),
    ]
    for (flaw, rows) in flaws {
      for row in rows where list.rows.indices.contains(row) {
        let ids = [list.rows[row], delivered[row]].map { $0[DistrictForm.Column.id] }
        for cell in [file] + ids + [flaw] { changes.text(cell) }
        changes.endRow()
      }
    }
    for cell in [file, district, list.form.encodingName, list.form.datum?.rawValue ?? "EPSG:4326"] {
      files.text(cell)
    }
    let located = delivered.filter { !$0[DistrictForm.Column.x].isEmpty }
    let usable =
      list.form.losesIDs ? 0 : Set(located.map { $0[DistrictForm.Column.id] }).count
    let counts = [list.form.titleRows, list.rows.count] + flaws.map(\.1.count)
    for count in counts + [usable] {
      files.integer(count)
    }
    files.endRow()
  }
}

extension DistrictForm {
  /// Empty for formats that state it themselves.
  fileprivate var encodingName: String {
    if case .text(let encoding, _) = container { encoding.name } else { "" }
  }
}
