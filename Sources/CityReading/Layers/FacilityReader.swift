import Assessment
import GEOSBridge
import PlanarGeometry
import Projection
import TableFiles
import Wording

/// Reads facilities, file by file, into one table.
struct FacilityReader {
  let standard: Standard
  let local: LocalSystem
  /// Box around the communities in local metres.
  let box: PlanarBox
  let geos: GEOSContext
  private(set) var table = FacilityTable()
  /// The first finding about values that are no types, and its file.
  private(set) var unknownTypes: (file: String, finding: Finding)?
  private var ids = IDRegister()
  /// Facilities that are not open, in the order of their rows.
  private(set) var unopened: [UnopenedFacility] = []
  /// Facilities that are closed for a time.
  private(set) var suspended = FacilityTable()
  /// Least distance of a facility to the communities' box, in metres; infinite without any.
  private(set) var nearest = Double.infinity
  /// What explains the places of the first file that lies elsewhere.
  private(set) var misplacement: InputMessage?

  /// Of the file that is being read.
  private var ratings: RatingScale?

  /// What became of every row, where that is asked for.
  var fates: FacilityFates?
  /// Values that are no types, where `fates` are asked for.
  private(set) var unknownValues: [UnknownType] = []

  init(standard: Standard, local: LocalSystem, box: PlanarBox, geos: GEOSContext) {
    self.standard = standard
    self.local = local
    self.box = box
    self.geos = geos
  }

  /// Reads the file of `source`; what is wrong with single rows goes to `log`.
  ///
  /// - Throws: before anything is added to the table, unless GEOS fails.
  mutating func read(_ source: FacilitySource, log: inout ReadingLog) throws(InputError) {
    var types = try TypeResolution(source, standard: standard)
    var entrances: FacilityEntrances?
    if let source = source.entrances {
      entrances = try FacilityEntrances(source, local: local, box: box, log: &log)
    }
    let loaded = try InputLayer(
      source.source, roles: FieldRole.facility, requiresPlaces: entrances == nil, log: &log)
    if source.type == nil { try loaded.requireTypeField() }
    loaded.noteRoundedPlaces(log: &log)
    let points = try loaded.points(in: local)
    log.sample(loaded, at: points, of: .facilities)
    let building = RegionBuilder(loaded: loaded, points: points, geos: geos)
    var check = PlaceCheck(loaded, local: local, box: box, of: .facilities)
    var duplicates: [String] = []
    var (states, counts) = (FacilityStates(loaded, log: &log), CountColumn())
    loaded.noteMangledIDs(.id, log: &log)
    let unlocated = Dictionary(
      loaded.features.findings.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
    ratings = RatingScale(loaded, .rating)
    ratings?.note(file: loaded.path, log: &log)
    fates?.begin(loaded)
    for position in 0..<loaded.count {
      var fate = fates?.row(position, of: loaded)
      defer { if let fate { fates?.append(fate) } }
      let missing = unlocated[loaded.row(position)]
      guard missing != nil || loaded.features.geometry.kinds[position] != .none else {
        types.see(position, in: loaded)
        continue
      }
      let id = loaded.identity(position, log: &log)
      fate?.id = id
      let entries = entrances?.take(id)
      if let missing, entries == nil {
        log.note(missing, file: loaded.path)
        types.see(position, in: loaded)
        continue
      }
      let found = types.types(of: position, in: loaded)
      if fate != nil { fate?.place = building.anyPlace(of: position, entrances: entries) }
      guard !found.isEmpty else {
        fate?.note(unknownType: types.unknownValue(of: position, in: loaded))
        continue
      }
      fate?.marks.insert(.typed)
      guard states.isOpen(position) else {
        let own = UnopenedFacility(position, of: loaded, id: id, types: found, states: states)
        unopened.append(own)
        fate?.marks.insert(.meant)
        guard own.state == .suspended else { continue }
        // What is wrong with a row that is left out anyway is not told.
        var (check, log) = (check, log)
        if var facility = try building.place(
          position, id: id, entrances: entries ?? [], ifLine: .lineFacility, &check, log: &log)
        {
          describe(&facility, position, in: loaded, types: found, count: 1, log: &log)
          suspended.append(facility)
        }
        continue
      }
      let count = loaded.count(position, feature: id, log: &log)
      counts.add(count, row: loaded.row(position))
      guard count > 0 else {
        fate?.marks.insert(.meant)
        continue
      }
      let place = try building.place(
        position, id: id, entrances: entries ?? [], ifLine: .lineFacility, &check, log: &log)
      guard var facility = place else { continue }
      let (distinct, isDuplicate) = ids.distinct(id)
      facility.id = distinct
      if isDuplicate {
        duplicates.append(id)
        table.noteShared(id)
      }
      describe(&facility, position, in: loaded, types: found, count: count, log: &log)
      facility.status = states.text(position)
      table.append(facility)
      fate?.marks.insert(.used)
    }
    note(types.findings, file: loaded.path, log: &log)
    if fates != nil { unknownValues += types.unknownTypes }
    for finding in types.unusedKeys { log.note(finding, file: loaded.path) }
    states.note(log: &log)
    counts.note(loaded, isStated: source.source.fields[FieldRole.count.key] != nil, log: &log)
    check.noteDoubts(log: &log)
    nearest = min(nearest, check.nearest)
    if let reason = check.explanation, misplacement == nil { misplacement = reason }
    noteDuplicates(duplicates, file: loaded.path, log: &log)
    entrances?.noteUnused(log: &log)
  }

  private func describe(
    _ facility: inout Facility, _ position: Int, in loaded: InputLayer, types: [Int32],
    count: Int32, log: inout ReadingLog
  ) {
    let id = facility.id
    let floorArea = loaded.amount(position, .floorArea, feature: id, log: &log)
    let capacity = loaded.amount(position, .capacity, feature: id, log: &log)
    facility.name = loaded.label(position, .name, log: &log)
    facility.siteID = loaded.text(position, .siteID)
    if ratings?.isOther != true {
      facility.rating = loaded.amount(position, .rating, feature: id, log: &log)
    }
    facility.origin = RowOrigin(file: loaded.path, row: loaded.row(position))
    facility.opened = loaded.text(position, .opened)
    facility.closed = loaded.text(position, .closed)
    facility.services = types.map {
      FacilityService(type: $0, count: count, floorArea: floorArea, capacity: capacity)
    }
  }

  private mutating func note(
    _ unknownTypes: [Finding], file: String, log: inout ReadingLog
  ) {
    for finding in unknownTypes { log.note(finding, file: file) }
    if self.unknownTypes == nil { self.unknownTypes = unknownTypes.first.map { (file, $0) } }
  }

  private func noteDuplicates(
    _ duplicates: [String], file: String, log: inout ReadingLog
  ) {
    guard let first = duplicates.first else { return }
    let finding = Finding(
      .warning, .kept, says: .duplicateFacilities(duplicates.count, first: first))
    log.note(finding, file: file)
  }
}

extension InputLayer {
  fileprivate func requireTypeField() throws(InputError) {
    if fields[.type] == nil && fields[.subtype] == nil {
      throw .data(file: path, row: nil, .noTypeField(among: features.attributes.columns))
    }
  }

  /// How many facilities the row stands for: 1 where nothing usable is said.
  fileprivate func count(_ position: Int, feature: String, log: inout ReadingLog) -> Int32 {
    guard let column = fields[.count] else { return 1 }
    switch features.attributes.number(row: position, column: column) {
    case .absent: return 1
    case .value(let count) where count == count.rounded() && (0...1_000_000).contains(count):
      return Int32(count)
    case .value, .invalid:
      let field = features.attributes.columns[column]
      let finding = Finding(.warning, .assumed, row: row(position), field: field, says: .badCount)
      log.note(finding, file: path, feature: feature)
      return 1
    }
  }
}

/// The points of an `entrances` file by the facility that they belong to; ids are compared as UTF-8.
struct FacilityEntrances {
  private let path: String
  private var points: [[UInt8]: [PlanarPoint]] = [:]
  private var used: Set<[UInt8]> = []

  init(
    _ source: EntranceSource, local: LocalSystem, box: PlanarBox, log: inout ReadingLog
  ) throws(InputError) {
    let facility = FieldRole(source.facilityField)
    var layer = source.source
    layer.fields[facility.key] = source.facilityField
    var loaded = try InputLayer(layer, roles: FieldRole.position + [facility], log: &log)
    loaded.discardAllBut(.points, .notPoint, log: &log)
    path = loaded.path
    let places = try loaded.points(in: local)
    log.sample(loaded, at: places, of: .entrances)
    var check = PlaceCheck(loaded, local: local, box: box, of: .entrances)
    for position in 0..<loaded.count where loaded.features.geometry.kinds[position] == .points {
      let own = places[loaded.features.geometry.coordinateRange(of: position)]
      let row = loaded.row(position)
      guard let id = loaded.label(position, facility, log: &log) else {
        log.note(Finding(.error, .skipped, row: row, says: .entranceWithoutFacility), file: path)
        continue
      }
      guard own.allSatisfy(\.isFinite) else {
        log.note(
          Finding(.error, .skipped, row: row, says: .notProjectable), file: path, feature: id)
        continue
      }
      points[Array(id.utf8), default: []] += own
      check.check(position, in: PlanarBox(around: own))
    }
    check.noteDoubts(log: &log)
  }

  /// The entrances of facility `id`, nil when it has none.
  mutating func take(_ id: String) -> [PlanarPoint]? {
    let key = Array(id.utf8)
    used.insert(key)
    return points[key]
  }

  /// Notes entrances of facilities that nobody asked for.
  func noteUnused(log: inout ReadingLog) {
    let unused = points.keys.filter { !used.contains($0) }
    guard let first = unused.min(by: { $0.lexicographicallyPrecedes($1) }) else { return }
    let name = String(decoding: first, as: UTF8.self)
    let finding = Finding(.warning, .skipped, says: .unusedEntrances(unused.count, first: name))
    log.note(finding, file: path)
  }
}
