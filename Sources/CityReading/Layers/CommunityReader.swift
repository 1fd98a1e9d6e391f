import Assessment
import GEOSBridge
import Projection
import TableFiles
import Wording

/// Reads the communities of a city and finds the local metric system about them.
struct CommunityReader {
  let loaded: InputLayer
  let local: LocalSystem
  let building: RegionBuilder

  /// - Parameters:
  ///   - system: the metric system to use; nil: the one that was given, or one about the communities.
  ///   - workingCRS: the system that was given to work in; nil: it is found.
  init(
    _ source: LayerSource, in system: LocalSystem? = nil, workingCRS: String? = nil,
    geos: GEOSContext, log: inout ReadingLog
  ) throws(InputError) {
    let loaded = try InputLayer(communities: source, log: &log)
    let local =
      if let system { system } else { try loaded.localSystem(given: workingCRS) }
    loaded.noteOutsideArea(local.center, log: &log)
    let points = try loaded.points(in: local)
    self.loaded = loaded
    self.local = local
    building = RegionBuilder(loaded: loaded, points: points, geos: geos)
  }

  /// The communities in ascending order of id; features that share an id, byte by byte, are dissolved.
  func communities(log: inout ReadingLog) throws(InputError) -> [Community] {
    var parts: [[UInt8]: [CommunityPart]] = [:]
    var generated = 0
    try loaded.refuseMangledIDs(.communityID)
    let outliers = CommunityOutliers(loaded, points: building.points, local: local)
    try outliers.noteSpikes(log: &log)
    loaded.noteRoundedPlaces(log: &log)
    for position in 0..<loaded.count where loaded.features.geometry.kinds[position] == .polygons {
      let id = id(position, generated: &generated, log: &log)
      guard let part = try community(position, id: id, log: &log) else { continue }
      parts[Array(id.utf8), default: []].append(
        CommunityPart(row: loaded.row(position), community: part))
    }
    noteGenerated(generated, log: &log)
    var communities: [Community] = []
    var shared = SharedIDs(file: loaded.path)
    for (_, members) in parts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      communities.append(try dissolve(members, log: &log))
      try shared.add(members, whole: communities[communities.count - 1].region, log: &log)
    }
    shared.noteAll(communities: communities, log: &log)
    outliers.noteRemote(communities, log: &log)
    guard !communities.isEmpty else {
      throw log.nothingRemains(of: [loaded.path], .noCommunities)
    }
    return communities
  }

  private func id(_ position: Int, generated: inout Int, log: inout ReadingLog) -> String {
    if let id = loaded.label(position, .communityID, log: &log) { return id }
    if loaded.fields[.communityID] == nil,
      let id = loaded.featureID(position, log: &log)
    {
      log.assume("\(loaded.path): id = Feature.id")
      return id
    }
    generated += 1
    return loaded.generatedID(position)
  }

  private func noteGenerated(_ count: Int, log: inout ReadingLog) {
    guard count > 0 else { return }
    log.note(Finding(.warning, .assumed, says: .idsGenerated(count)), file: loaded.path)
  }

  private func community(
    _ position: Int, id: String, log: inout ReadingLog
  ) throws(InputError) -> Community? {
    let district = loaded.label(position, .district, log: &log)
    guard
      let region = try building.region(position, feature: id, district: district, log: &log)
    else { return nil }
    var community = Community(
      id: id, name: loaded.label(position, .communityName, log: &log),
      street: loaded.label(position, .street, log: &log), district: district,
      kind: loaded.text(position, .kind), region: region,
      population: loaded.amount(position, .population, feature: id, log: &log),
      households: loaded.amount(position, .households, feature: id, log: &log),
      elderly: loaded.amount(position, .elderly, feature: id, log: &log),
      under3: loaded.amount(position, .under3, feature: id, log: &log),
      children: loaded.amount(position, .children, feature: id, log: &log),
      programmeStatus: loaded.text(position, .programmeStatus))
    community.programmeLevel = loaded.text(position, .programmeLevel)
    community.isRenewal = loaded.isRenewal(position, of: community, log: &log)
    return community
  }

  private func dissolve(
    _ members: [CommunityPart], log: inout ReadingLog
  ) throws(InputError) -> Community {
    var whole = members[0].community
    guard members.count > 1 else { return whole }
    let merge = AttributeMerge(id: whole.id, row: members[0].row, file: loaded.path)
    let parts = members.map(\.community)
    merge.texts(of: parts, .communityName, \.name, into: &whole, log: &log)
    merge.texts(of: parts, .street, \.street, into: &whole, log: &log)
    merge.texts(of: parts, .district, \.district, into: &whole, log: &log)
    merge.texts(of: parts, .kind, \.kind, into: &whole, log: &log)
    merge.texts(of: parts, .programmeStatus, \.programmeStatus, into: &whole, log: &log)
    merge.texts(of: parts, .programmeLevel, \.programmeLevel, into: &whole, log: &log)
    merge.amounts(of: parts, .population, \.population, into: &whole, log: &log)
    merge.amounts(of: parts, .households, \.households, into: &whole, log: &log)
    merge.amounts(of: parts, .elderly, \.elderly, into: &whole, log: &log)
    merge.amounts(of: parts, .under3, \.under3, into: &whole, log: &log)
    merge.amounts(of: parts, .children, \.children, into: &whole, log: &log)
    whole.isRenewal = parts.contains(where: \.isRenewal)
    whole.region = try building.union(parts.map(\.region))
    return whole
  }

  /// What the communities claim twice or leave out.
  func overlaps(among communities: [Community]) throws(InputError) -> CommunityOverlaps {
    let found = try building.overlaps(among: communities.map(\.region))
    return CommunityOverlaps(found, among: communities, building: building)
  }

  /// - Parameter people: of each overlap that is no sliver; nil where they are not known.
  func note(
    _ overlaps: CommunityOverlaps, people: [Double]?, log: inout ReadingLog
  ) {
    let (found, communities) = (overlaps.found, overlaps.communities)
    noteLevels(overlaps, log: &log)
    var wide = 0
    for overlap in found.overlaps {
      let (first, second) = (communities[overlap.first], communities[overlap.second])
      let shared = overlap.isSliver ? nil : people?[wide]
      let finding = Finding(
        overlap.isSliver ? .info : .warning, .kept,
        says: .overlap(second.id, area: overlap.area, people: shared))
      log.note(finding, file: loaded.path, feature: first.id, district: first.district)
      if !overlap.isSliver { wide += 1 }
    }
    for gap in found.gaps {
      let neighbors = gap.neighbors.map { communities[$0] }
      let ids = neighbors.dropFirst().map(\.id)
      let finding = Finding(.info, .kept, says: .gap(ids, area: gap.area))
      log.note(
        finding, file: loaded.path, feature: neighbors.first?.id,
        district: neighbors.first?.district)
    }
  }
}

/// Joins the attributes of features that are parts of one community.
private struct AttributeMerge {
  let id: String
  /// Row of the first part.
  let row: Int
  let file: String

  /// Takes the first text; that others differ is noted.
  func texts(
    of parts: [Community], _ role: FieldRole, _ value: WritableKeyPath<Community, String?>,
    into whole: inout Community, log: inout ReadingLog
  ) {
    let texts = parts.compactMap { $0[keyPath: value] }
    whole[keyPath: value] = texts.first
    guard let first = texts.first, let other = texts.first(where: { $0 != first }) else { return }
    note(.differingTexts(first, other), field: role.key, log: &log)
  }

  /// Takes a number that all parts share once and sums numbers that differ.
  func amounts(
    of parts: [Community], _ role: FieldRole, _ value: WritableKeyPath<Community, Double?>,
    into whole: inout Community, log: inout ReadingLog
  ) {
    let numbers = parts.compactMap { $0[keyPath: value] }
    whole[keyPath: value] = numbers.first
    guard let first = numbers.first, numbers.contains(where: { $0 != first }) else { return }
    whole[keyPath: value] = numbers.reduce(0, +)
    note(.differingNumbers, field: role.key, log: &log)
  }

  private func note(_ message: InputMessage, field: String, log: inout ReadingLog) {
    let finding = Finding(.warning, .assumed, row: row, field: field, says: message)
    log.note(finding, file: file, feature: id)
  }
}

extension InputLayer {
  /// The layer of the communities, of which features that are no polygons are left out.
  init(communities source: LayerSource, log: inout ReadingLog) throws(InputError) {
    try self.init(source, roles: FieldRole.community, log: &log)
    discardAllBut(.polygons, .notPolygon, log: &log)
    guard features.geometry.kinds.contains(.polygons) else {
      throw log.nothingRemains(of: [path], .noCommunities)
    }
  }
}
