import Assessment
import OSMFiles
import PlanarGeometry
import Projection
import TableFiles
import Wording

/// The layers of a study, one after another: each is read, cut and written before the next.
extension PartWriter {
  mutating func writeCommunities() throws {
    guard let communities else { return }
    self.communities = nil
    var pieces = LayerPieces(communities, roles: FieldRole.community, parts: parts.count)
    pieces.assign { cells.partOfFeature[$0] }
    try write(pieces, at: .key("communities"))
  }

  mutating func writeUnits() throws {
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
      if key == "candidates" { notePremises(layer, features) }
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

  /// Where projects may stand that say no place of their own.
  private mutating func notePremises(_ layer: InputLayer, _ boxes: [PlanarBox?]) {
    for (row, box) in boxes.enumerated() {
      if let box { premises[layer.identity(row, log: &log)] = box }
    }
  }

  /// A project belongs to the part of its community, and finished it is a facility of all that it is near to.
  mutating func writeProjects() throws {
    guard let source = study.projects else { return }
    let roles = FieldRole.project
    let layer = try InputLayer(source, roles: roles, requiresPlaces: false, log: &log)
    let homes = (0..<layer.count).map { row in
      layer.label(row, .projectCommunity, log: &log).flatMap { cells.part(ofCommunity: $0) }
    }
    let boxes = try layer.boxes(in: local).enumerated().map { row, box in
      homes[row] == nil
        ? nil : box ?? layer.label(row, .premisesID, log: &log).flatMap { premises[$0] }
    }
    var pieces = LayerPieces(layer, roles: roles, parts: parts.count)
    pieces.assign { homes[$0] }
    pieces.addMeeting(boxes, to: haloBoxes)
    try write(pieces, at: .key("projects"))
  }

  mutating func writeNetwork() throws {
    guard let network = study.network else { return }
    cut.networkMargin = networkMargin
    guard case .file(let source) = network else { return carryWhole(network.files) }
    let transform = try local.transform(from: .wgs84, file: source.path)
    if let osm = try OSMPBFCutter(path: source.path, project: transform.toLocal) {
      let files = try osm.files(of: networkBoxes)
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
}

extension NetworkSource {
  fileprivate var files: [String] {
    switch self {
    case .file(let source): [source.path]
    case .tables(let nodes, let edges, _, _, _): nodes == edges ? [nodes] : [nodes, edges]
    }
  }
}
