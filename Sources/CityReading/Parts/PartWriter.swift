import Assessment
import OSMFiles
import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import Wording

/// Writes the parts of a study, layer by layer.
struct PartWriter {
  let cutter: StudyCutter
  private let out: String
  private let kept: Set<String>
  private let standard: Standard
  private(set) var cells: CommunityCells
  private(set) var cut = StudyCut()
  /// By part.
  private var studies: [PartStudy]
  private var names: [Set<String>]
  private var removed: [[String: Set<Int>]]
  private(set) var log: ReadingLog

  var study: Study { cutter.study }
  private var local: LocalSystem { cells.local }
  private var parts: Range<Int> { cells.parts.indices }

  init(_ cutter: StudyCutter, out: String) throws(InputError) {
    guard let source = cutter.study.communities else { throw .usage(.noCommunitiesStated) }
    (self.cutter, self.out) = (cutter, out)
    log = ReadingLog(language: cutter.language)
    kept = try cutter.kept()
    cells = try CommunityCells(
      source, workingCRS: cutter.study.workingCRS, side: cutter.side, log: &log)
    let study = try cutter.emptyStudy()
    studies = cells.parts.map { _ in study }
    names = cells.parts.map { _ in ["study.yaml", PartWriter.standardFile] }
    removed = cells.parts.map { _ in [:] }
    (standard, _) = try CityReader(cutter.study).readStandard(log: &log)
    (cut.radius, cut.snapLimit) = try cutter.reach(by: standard)
    cut.halo = cutter.halo ?? cut.neededHalo
    cut.workingCRS = local.definition
    cut.withoutID = cells.withoutID
    cut.statesIndexBasis = cutter.study.indexBasis != nil
  }

  private static let standardFile = "standard.yaml"

  // MARK: Boxes

  /// Around the communities of each part.
  private var ownBoxes: [PlanarBox] { cells.parts.map(\.box) }

  private var haloBoxes: [PlanarBox] { ownBoxes.map { $0.expanded(by: cut.halo) } }

  /// Streets are taken from farther: what is cut off a piece of them must not make it one that counts for too small.
  private var networkBoxes: [PlanarBox] {
    let smallest = study.smallestComponent ?? StudyCutter.usualSmallestComponent
    return ownBoxes.map { $0.expanded(by: cut.halo + smallest) }
  }

  // MARK: Layers

  mutating func writeCommunities() throws {
    var pieces = LayerPieces(cells.layer, roles: FieldRole.community, parts: parts.count)
    pieces.assign { cells.partOfFeature[$0] }
    try write(pieces, at: .key("communities"))
    for (number, unit) in study.units.enumerated() {
      let layer = try InputLayer(unit.source, roles: FieldRole.community, log: &log)
      let boxes = try layer.boxes(in: local)
      var pieces = LayerPieces(layer, roles: FieldRole.community, parts: parts.count)
      let homes = boxes.map { box in box.flatMap { cells.takeUnit($0) } }
      pieces.assign { homes[$0] }
      try write(pieces, at: .member("units", number))
    }
  }

  /// Layers whose features count where they lie.
  mutating func writePlaces() throws {
    for number in study.facilities.indices { try writeFacilities(number) }
    let cell = study.populationCell ?? 0
    let isOnFoot = kept.contains("network")
    let layers: [(String, LayerSource?, [FieldRole], [PlanarBox])] = [
      ("population", study.population, FieldRole.populationLayer, haloBoxes),
      ("residential", study.residential, [], haloBoxes),
      ("barriers", study.barriers, FieldRole.barrier, isOnFoot ? networkBoxes : haloBoxes),
      ("streets", study.streets, FieldRole.cuttingLine, haloBoxes),
      ("complaints", study.complaints, FieldRole.complaint, ownBoxes),
      ("candidates", study.candidates?.source, FieldRole.candidate, haloBoxes),
    ]
    for (key, source, roles, boxes) in layers {
      guard let source else { continue }
      let layer = try InputLayer(source, roles: roles, log: &log)
      var features = try layer.boxes(in: local)
      // A point stands for a cell about it.
      if key == "population", cell > 0 {
        let margin = layer.crs.isGeographic ? cell * Self.metresOfDegree : cell
        features = features.map { $0?.expanded(by: margin) }
      }
      var pieces = LayerPieces(layer, roles: roles, parts: parts.count)
      pieces.spread(features, over: boxes)
      try write(pieces, at: .key(key))
    }
  }

  /// Rather too many.
  private static let metresOfDegree = 112_000.0

  private mutating func writeFacilities(_ number: Int) throws {
    let source = study.facilities[number]
    let entrances = try source.entrances.map { try FacilityDoors($0, local: local, log: &log) }
    let layer = try InputLayer(
      source.source, roles: FieldRole.facility, requiresPlaces: entrances == nil, log: &log)
    var boxes = try layer.boxes(in: local)
    let ids = entrances == nil ? [] : (0..<layer.count).map { layer.identity($0, log: &log) }
    for (row, id) in ids.enumerated() {
      guard let doors = entrances?.boxes[Array(id.utf8)] else { continue }
      var box = boxes[row] ?? .empty
      box.insert(doors)
      boxes[row] = box
    }
    var pieces = LayerPieces(layer, roles: FieldRole.facility, parts: parts.count)
    pieces.spread(boxes, over: haloBoxes)
    pieces.addNearest(of: try kinds(of: layer, source), boxes, to: haloBoxes)
    try write(pieces, at: .member("facilities", number))
    guard let entrances else { return }
    let owners = pieces.rows.map { rows in Set(rows.map { Array(ids[$0].utf8) }) }
    try write(entrances.pieces(of: owners), at: .entrances(number))
    guard let column = entrances.column else { return }
    for part in parts { studies[part].setEntranceColumn(column, ofFacilities: number) }
  }

  /// By row, the types of the facility that it is; none where it is not open.
  private mutating func kinds(
    of layer: InputLayer, _ source: FacilitySource
  ) throws(InputError) -> [[Int32]] {
    var types = try TypeResolution(source, standard: standard)
    var states = FacilityStates(layer, log: &log)
    return (0..<layer.count).map { states.isOpen($0) ? types.types(of: $0, in: layer) : [] }
  }

  /// Tables whose rows name a community.
  mutating func writeTables() throws {
    let tables: [(String, LayerSource?, [FieldRole], FieldRole)] = [
      ("survey", study.survey, FieldRole.survey, .surveyCommunity),
      ("acceptance", study.acceptance, FieldRole.acceptance, .scoredCommunity),
      ("projects", study.projects, FieldRole.project, .projectCommunity),
    ]
    for (key, source, roles, role) in tables {
      guard let source else { continue }
      let layer = try InputLayer(source, roles: roles, requiresPlaces: false, log: &log)
      let byName = key == "survey" && layer.fields[role] == nil
      let texts = (0..<layer.count).map {
        layer.label($0, byName ? .communityName : role, log: &log)
      }
      var pieces = LayerPieces(layer, roles: roles, parts: parts.count)
      pieces.assign { row in
        texts[row].flatMap {
          byName ? cells.part(ofCommunityNamed: $0) : cells.part(ofCommunity: $0)
        }
      }
      try write(pieces, at: .key(key))
    }
  }

  mutating func writeNetwork() throws {
    guard let network = study.network else { return }
    cut.networkMargin = networkBoxes[0].maxX - ownBoxes[0].maxX
    guard case .file(let source) = network else { return carryWhole(network.files) }
    if let osm = try OSMPBFCutter(path: source.path) {
      let points = try local.positions(of: osm.coordinates, in: .wgs84, file: source.path)
      let files = try osm.files(of: networkBoxes, at: points)
      for part in parts {
        guard let bytes = files[part] else {
          lack("network", part)
          continue
        }
        let name = try write(bytes, named: source.path.fileName, in: part)
        studies[part].replace(.key("network"), with: PartStudy.Reading(path: name))
      }
    } else if try OSMExtract.isXML(path: source.path) {
      carryWhole([source.path])
    } else {
      let layer = try InputLayer(source, roles: FieldRole.wayLevel, log: &log)
      var pieces = LayerPieces(layer, roles: FieldRole.wayLevel, parts: parts.count)
      pieces.spread(try layer.boxes(in: local), over: networkBoxes)
      try write(pieces, at: .key("network"))
    }
  }

  private mutating func carryWhole(_ files: [String]) { cut.whole += files }

  // MARK: Files

  private mutating func write(_ pieces: LayerPieces, at place: PartStudy.Place) throws {
    if pieces.lost > 0 { cut.leftOut.append((pieces.path, pieces.lost, pieces.firstNowhere)) }
    if pieces.beyond > 0 { cut.beyond.append((pieces.path, pieces.beyond)) }
    for part in parts {
      guard !pieces.rows[part].isEmpty || isKept(place) else {
        remove(place, from: part)
        continue
      }
      if pieces.rows[part].isEmpty { lack(place.name, part) }
      let name = try write(pieces.bytes(ofPart: part), named: pieces.fileName, in: part)
      studies[part].replace(
        place,
        with: PartStudy.Reading(
          path: name, headerRow: pieces.headerRow, crs: pieces.crs, fields: pieces.fields))
    }
  }

  private func isKept(_ place: PartStudy.Place) -> Bool {
    switch place {
    case .key(let key): kept.contains(key)
    case .member: false
    case .entrances: true
    }
  }

  private mutating func remove(_ place: PartStudy.Place, from part: Int) {
    switch place {
    case .key(let key): studies[part].remove(key)
    case .member(let key, let number): removed[part][key, default: []].insert(number)
    case .entrances: break
    }
  }

  private mutating func lack(_ layer: String, _ part: Int) {
    guard layer != PartStudy.Place.entrances(0).name else { return }
    let name = cells.parts[part].name
    if let place = cut.lacking.firstIndex(where: { $0.layer == layer }) {
      cut.lacking[place].parts.append(name)
    } else {
      cut.lacking.append((layer, [name]))
    }
  }

  /// The name that the file got: one that no other has in the part.
  private mutating func write(
    _ bytes: [UInt8], named name: String, in part: Int
  ) throws(OutputError) -> String {
    let free = names[part].free(name)
    names[part].insert(free)
    try NewFile.replace(bytes, in: "\(out)/\(cells.parts[part].name)", name: free)
    return free
  }

  // MARK: Studies

  /// Writes the studies and the manifest.
  mutating func finish() throws -> StudyCut {
    let standard = try study.standardFile()
    for part in parts {
      if let standard { try copy(standard, to: part) }
      studies[part].set("working_crs", local.definition)
      for (key, numbers) in removed[part] { studies[part].remove(numbers, of: key) }
      let bytes = try studies[part].bytes(of: study.file?.path ?? "")
      try NewFile.replace(bytes, in: "\(out)/\(cells.parts[part].name)", name: "study.yaml")
    }
    cut.parts = cells.parts
    cut.large = cells.parts.filter {
      max($0.box.width, $0.box.height) > 2 * cutter.side
    }.map(\.name)
    try NewFile.replace(manifest, in: out, name: "cities.csv")
    return cut
  }

  private mutating func copy(_ standard: FileContents, to part: Int) throws(OutputError) {
    let bytes = Array(standard.bytes.prefix(standard.count))
    try NewFile.replace(
      bytes, in: "\(out)/\(cells.parts[part].name)", name: Self.standardFile)
    studies[part].set("standard", Self.standardFile)
  }

  private var manifest: [UInt8] {
    var table = CSVWriter(columns: ["city", "study", "weight"])
    for part in cells.parts {
      table.text(part.name)
      table.text("\(part.name)/study.yaml")
      table.integer(part.communities)
      table.endRow()
    }
    return table.bytes
  }
}

extension StudyCutter {
  /// Metres.
  static let usualSmallestComponent = 1000.0
}

extension PartStudy.Place {
  /// Key of the layer in a study.
  fileprivate var name: String {
    switch self {
    case .key(let key): key
    case .member(let key, _): key
    case .entrances: "entrances"
    }
  }
}

extension Study {
  /// The file of the standard; nil for one that ships.
  fileprivate func standardFile() throws(InputError) -> FileContents? {
    guard let standard, !ShippedStandard.all.contains(where: { $0.id == standard }) else {
      return nil
    }
    return try FileContents(path: standard)
  }
}

extension NetworkSource {
  fileprivate var files: [String] {
    switch self {
    case .file(let source): [source.path]
    case .tables(let nodes, let edges, _, _, _): nodes == edges ? [nodes] : [nodes, edges]
    }
  }
}

extension Set<String> {
  /// The name, or one with a number before its ending that is not among these.
  fileprivate func free(_ name: String) -> String {
    guard contains(name) else { return name }
    let stem = name.prefix { $0 != "." }
    let ending = name.dropFirst(stem.count)
    var number = 2
    while contains("\(stem)-\(number)\(ending)") { number += 1 }
    return "\(stem)-\(number)\(ending)"
  }
}
