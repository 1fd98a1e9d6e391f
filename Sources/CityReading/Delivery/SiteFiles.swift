import Assessment
import PlanarGeometry
import Projection
import TableFiles
import Wording

/// The files of facilities that are more than a point: grounds with their gates, and points that are one facility.
struct SiteFiles {
  private let deliveries: DistrictDeliveries
  private let transform: CoordinateTransform

  init(_ deliveries: DistrictDeliveries) throws(ProjectionError) {
    self.deliveries = deliveries
    transform = try CoordinateTransform(
      from: .wgs84, to: LocalSystem(center: deliveries.delivery.center))
  }

  /// One row for each service of each of some facilities, cells in the order of `FacilityListing.header`.
  func rows(of facilities: [Int]) -> [[String]] {
    let delivery = deliveries.delivery
    var table = FacilityTable()
    for facility in facilities { table.append(delivery.city.facilities[facility]) }
    let names = delivery.types.map(\.label)
    return FacilityListing(table, typeNames: names, transform: transform).rows
  }

  private var hasGrounds: Bool { !deliveries.grounds.isEmpty }
  private var hasEntrances: Bool { !deliveries.entrances.isEmpty }

  /// The files with their names.
  var files: [(name: String, bytes: [UInt8])] {
    (hasGrounds ? [("schools.geojson", schools), ("gates.csv", gates)] : [])
      + (hasEntrances ? [("entrances.geojson", entrances)] : [])
  }

  private var schools: [UInt8] {
    layer(
      "schools",
      deliveries.grounds.mapValues { ground in
        .region(PlanarRegion(polygons: [[ground.corners]]))
      })
  }

  private var entrances: [UInt8] {
    layer("entrances", deliveries.entrances.mapValues { .points($0) })
  }

  private func layer(_ name: String, _ shapes: [Int: MapGeometry]) -> [UInt8] {
    let features = shapes.sorted { $0.key < $1.key }.flatMap { facility, shape in
      rows(of: [facility]).map { row in
        let properties = zip(FacilityListing.header, row).filter { name, cell in
          !cell.isEmpty && name != "经度" && name != "纬度"
        }
        return MapFeature(shape, properties: properties.map { ($0, .text($1)) })
      }
    }
    return MapLayer(name: name, features: features).geoJSON(positions: transform.toGeographic)
  }

  private var gates: [UInt8] {
    var writer = CSVWriter(columns: ["编号", "school_id", "经度", "纬度"])
    let ids = deliveries.delivery.city.facilities.ids
    for (facility, ground) in deliveries.grounds.sorted(by: { $0.key < $1.key }) {
      for (number, position) in transform.toGeographic(ground.gates).enumerated() {
        writer.text("\(ids[facility])-\(number + 1)")
        writer.text(ids[facility])
        writer.number(position.longitude, decimals: 7, trimmed: true)
        writer.number(position.latitude, decimals: 7, trimmed: true)
        writer.endRow()
      }
    }
    return writer.bytes
  }

  /// Items of a study's list of facility files.
  var studyItems: [String] {
    let schools =
      "  - path: schools.geojson\n    entrances: {path: gates.csv, crs: EPSG:4326, facility: school_id}"
    return (hasGrounds ? [schools + types(of: deliveries.grounds.keys)] : [])
      + (hasEntrances
        ? ["  - path: entrances.geojson" + types(of: deliveries.entrances.keys)] : [])
  }

  private func types(of facilities: some Sequence<Int>) -> String {
    "\n    types: \(deliveries.delivery.typeMap(of: rows(of: facilities.sorted())))"
  }
}

extension CityDelivery {
  /// The ids of the types that rows with a position have, by the names that the lists use, on one line.
  func typeMap(of rows: [[String]]) -> String {
    let located = rows.filter { !$0[DistrictForm.Column.x].isEmpty }
    let labels = Set(located.map { $0[DistrictForm.Column.type] })
    let pairs = types.filter { labels.contains($0.label) }.map {
      "\($0.label.asYAML): \($0.id.asYAML)"
    }
    return "{\(pairs.joined(separator: ", "))}"
  }

  /// The item of a study's list that reads a district's file; what files state themselves it leaves out.
  func item(of file: DistrictFile) -> String {
    let form = file.form
    var lines = ["  - path: \(file.mainName)"]
    if !form.hasGeometries { lines.append("    crs: \(form.datum?.rawValue ?? "EPSG:4326")") }
    if let part = form.part { lines.append("    \(part.key): \(part.name)") }
    if form.isMapped {
      let pairs = zip(DistrictForm.keys, form.headings).filter { key, _ in
        !form.hasGeometries || (key != "x" && key != "y")
      }
      lines.append("    fields: {\(pairs.map { "\($0): \($1)" }.joined(separator: ", "))}")
    }
    lines.append("    types: \(typeMap(of: file.rows))")
    return lines.joined(separator: "\n")
  }
}
