package import Assessment
import PlanarGeometry
package import Projection
import TableFiles
import Wording

/// A list of facilities as a bureau delivers it: one row each, all cells text.
package struct FacilityListing: Sendable {
  package static let header = [
    "编号", "名称", "类型", "经度", "纬度", "面积", "容量", "评分", "状态", "场所",
  ]

  /// Cells in the order of `header`; an empty cell says nothing.
  package var rows: [[String]]

  /// One row for each service of each facility, at its first entrance.
  ///
  /// - Parameters:
  ///   - typeNames: by position of the type, what the list calls it.
  ///   - transform: from WGS 84 to the city's local system.
  package init(_ facilities: FacilityTable, typeNames: [String], transform: CoordinateTransform) {
    let positions = transform.toSource(facilities.entrances)
    rows = (0..<facilities.count).flatMap { position in
      let first = facilities.entranceRange(of: position).first
      return facilities.serviceRange(of: position).map { service in
        Self.row(
          facilities[position], facilities.services[service],
          at: first.map { positions[$0] }, typeNames: typeNames)
      }
    }
  }

  private static func row(
    _ facility: Facility, _ service: FacilityService, at position: SourceCoordinate?,
    typeNames: [String]
  ) -> [String] {
    let type = Int(service.type)
    return [
      facility.id, facility.name ?? "", typeNames.indices.contains(type) ? typeNames[type] : "",
      decimal(position?.x, 6), decimal(position?.y, 6), decimal(service.floorArea, 1),
      decimal(service.capacity, 0), decimal(facility.rating, 1), facility.status ?? "",
      facility.siteID ?? "",
    ]
  }

  private static func decimal(_ value: Double?, _ decimals: Int) -> String {
    value?.fixedText(decimals: decimals, trimmed: true) ?? ""
  }

  /// The list as CSV with a header.
  package var csv: [UInt8] {
    var writer = CSVWriter(columns: Self.header)
    for row in rows {
      for cell in row { writer.text(cell) }
      writer.endRow()
    }
    return writer.bytes
  }
}
