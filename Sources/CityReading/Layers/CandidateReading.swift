import Assessment
import PlanarGeometry
import TableFiles
import Wording

/// The sites of one file, row by row.
struct CandidateReading {
  let building: RegionBuilding
  private var check: PlaceCheck
  private var types: TypeResolution
  private(set) var sites: [CandidateSite] = []
  private var ids = IDRegister()
  private var duplicates: [String] = []

  init(building: RegionBuilding, check: PlaceCheck, types: TypeResolution) {
    self.building = building
    self.check = check
    self.types = types
  }

  private var loaded: LoadedLayer { building.loaded }

  mutating func readAll(_ log: inout ReadingLog) throws(InputError) {
    for position in 0..<loaded.count where loaded.layer.geometry.kinds[position] != .none {
      try read(position, &log)
    }
    for finding in types.findings { log.note(finding, file: loaded.path) }
    check.noteDoubts(&log)
    if let first = duplicates.first {
      let message = InputMessage.duplicateCandidates(duplicates.count, first: first)
      log.note(Finding(.warning, .kept, message), file: loaded.path)
    }
    guard !sites.isEmpty else { throw log.nothingRemains(of: [loaded.path], .noCandidates) }
    guard check.nearest <= PlaceCheck.farLimit else {
      let message = InputMessage.noCandidateNear(kilometres: check.nearest / 1000)
      throw .data(file: loaded.path, row: nil, message)
    }
  }

  private mutating func read(
    _ position: Int, _ log: inout ReadingLog
  ) throws(InputError) {
    let id = loaded.identity(position, log: &log)
    let allowed = types.allowedTypes(of: position, in: loaded)
    guard allowed?.isEmpty != true else { return }
    let place = try building.place(
      position, id: id, entrances: [], ifLine: .lineCandidate, &check, &log)
    guard let place, let point = place.entrances.first ?? place.region?.innerPoint else { return }
    let (distinct, isDuplicate) = ids.distinct(id)
    if isDuplicate { duplicates.append(id) }
    var site = CandidateSite(id: distinct, position: point, types: allowed)
    site.name = loaded.label(position, .name, log: &log)
    site.floorArea = loaded.amount(position, .floorArea, feature: distinct, log: &log)
    site.owner = loaded.label(position, .owner, log: &log)
    site.acquisition = loaded.label(position, .acquisition, log: &log)
    site.cost = loaded.amount(position, .cost, feature: distinct, log: &log)
    sites.append(site)
  }
}

extension PlanarRegion {
  /// A point on the surface near the middle of the box; nil without vertices.
  fileprivate var innerPoint: PlanarPoint? {
    surfacePoint(near: box.center, minX: box.minX, maxX: box.maxX) ?? vertices.first
  }
}
