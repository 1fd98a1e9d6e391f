import Assessment
import PlanarGeometry
import TableFiles
import Wording

extension RegionBuilding {
  /// A facility with its entrances or its region only; nil, with a problem in `log`, when it has no
  /// usable place.
  ///
  /// - Parameters:
  ///   - entrances: stated elsewhere; they go before those of the feature.
  ///   - ifLine: what to say of a line.
  func place(
    _ position: Int, id: String, entrances: [PlanarPoint], ifLine: InputMessage,
    _ check: inout PlaceCheck, _ log: inout ReadingLog
  ) throws(InputError) -> Facility? {
    let geometry = loaded.layer.geometry
    var facility = Facility(id: id, entrances: entrances, services: [])
    switch geometry.kinds[position] {
    case .polygons:
      let region = try region(position, feature: id, district: nil, log: &log)
      guard let region else { return nil }
      facility.region = region
      check.check(position, id: id, at: region.box.center)
    case .points:
      let own = Array(points[geometry.coordinateRange(of: position)])
      guard let first = own.first, own.allSatisfy(\.isFinite) else {
        note(.notProjectable, position, id, &log)
        return nil
      }
      if facility.entrances.isEmpty { facility.entrances = own }
      check.check(position, id: id, at: first)
    case .none where !facility.entrances.isEmpty:
      check.check(position, id: id, at: facility.entrances[0])
    case .lines, .none:
      note(ifLine, position, id, &log)
      return nil
    }
    return facility
  }

  private func note(
    _ message: InputMessage, _ position: Int, _ id: String, _ log: inout ReadingLog
  ) {
    let finding = Finding(.error, .skipped, row: loaded.row(position), message)
    log.note(finding, file: loaded.path, feature: id)
  }
}
