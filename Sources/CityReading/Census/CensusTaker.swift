import Assessment
import Coverage
import PlanarGeometry
import RunFiles
import TableFiles
import Wording

/// Counts what was read, by file and district.
struct CensusTaker {
  let study: Study
  let communities: [Community]
  let communityLayer: InputLayer
  let fates: FacilityFates
  let log: ReadingLog
  /// By row of the facility files: the community that holds it, nil where none does.
  let homes: [Int?]
  /// By row of the facility files: what it says itself, otherwise where it lies, otherwise where most of its file
  /// lies.
  let districts: [String?]

  /// Complexity: O(rows · log communities + vertices of the communities).
  init(
    _ study: Study, communities: [Community], of communityLayer: InputLayer, fates: FacilityFates,
    log: ReadingLog
  ) {
    (self.study, self.communities, self.communityLayer) = (study, communities, communityLayer)
    (self.fates, self.log) = (fates, log)
    homes = Self.homes(of: fates.rows, among: communities)
    districts = Self.districts(of: fates, homes, communities)
  }

  /// - Parameter unknownTypes: in any order.
  func census(unknownTypes: [UnknownType]) -> Census {
    var census = Census()
    census.rows = communityRows + facilityRows + otherRows
    census.unknownTypes = unknownTypes.sorted {
      ($1.records, $0.file, $0.value) < ($0.records, $1.file, $1.value)
    }
    census.corrections = CorrectionSorter(self).lists
    return census
  }

  private static func homes(
    of rows: [FacilityFates.Row], among communities: [Community]
  ) -> [Int?] {
    let located = rows.indices.filter { rows[$0].place != nil }
    let found = Self.homes(of: located.compactMap { rows[$0].place }, among: communities)
    var homes = [Int?](repeating: nil, count: rows.count)
    for (row, home) in zip(located, found) { homes[row] = home }
    return homes
  }

  /// The first community that holds each point.
  static func homes(of points: [PlanarPoint], among communities: [Community]) -> [Int?] {
    let membership = RegionMembership(of: points, in: communities.map(\.region))
    return points.indices.map { point in membership.regions(of: point).first.map { Int($0) } }
  }

  private static func districts(
    of fates: FacilityFates, _ homes: [Int?], _ communities: [Community]
  ) -> [String?] {
    let own = zip(fates.rows, homes).map { fate, home in
      fate.district ?? home.flatMap { communities[$0].district }
    }
    var counts = fates.files.map { _ in [String: Int]() }
    for (fate, district) in zip(fates.rows, own) {
      if let district { counts[fate.file][district, default: 0] += 1 }
    }
    let main = counts.map { counts in
      let all = counts.values.reduce(0, +)
      return counts.first { $0.value * 2 > all }?.key
    }
    return zip(fates.rows, own).map { fate, district in district ?? main[fate.file] }
  }
}

// MARK: - Rows

extension CensusTaker {
  private var communityRows: [CensusRow] {
    let path = communityLayer.path
    let skipped = log.skippedRows(of: path)
    let column = communityLayer.fields[.district]
    var counts: [String?: RecordCounts] = [:]
    for position in 0..<communityLayer.count {
      let district = communityLayer.features.attributes.text(row: position, column: column)
      var own = counts[district] ?? RecordCounts()
      own.records += 1
      let isLocated = communityLayer.features.geometry.kinds[position] == .polygons
      if isLocated { own.located += 1 }
      if isLocated && !skipped.contains(communityLayer.row(position)) { own.usable += 1 }
      counts[district] = own
    }
    return Self.sorted(counts).map { district, counts in
      row(.communities, of: path, in: district, counts, reach: reach(of: district) { _ in true })
    }
  }

  private var facilityRows: [CensusRow] {
    var groups: [Int: [String?: (counts: RecordCounts, homes: Set<Int>)]] = [:]
    for (place, fate) in fates.rows.enumerated() {
      let empty = (counts: RecordCounts(typed: 0), homes: Set<Int>())
      var group = groups[fate.file, default: [:]][districts[place]] ?? empty
      group.counts.add(fate)
      if let home = homes[place], fate.marks.contains(.used) { group.homes.insert(home) }
      groups[fate.file, default: [:]][districts[place]] = group
    }
    return fates.files.indices.flatMap { file in
      Self.sorted(groups[file] ?? [:]).map { district, group in
        row(
          .facilities, of: fates.files[file], in: district, group.counts,
          reach: reach(of: district) { group.homes.contains($0) })
      }
    }
  }

  /// People and land by the district of the community that they lie in; streets and barriers by file only.
  private var otherRows: [CensusRow] {
    let order: [LayerKind] = [.population, .residential, .barriers, .network]
    return order.flatMap { kind in
      log.tallies.filter { $0.kind == kind }.flatMap { tally in
        tally.byCommunity == nil ? [wholeRow(tally)] : districtRows(tally)
      }
    }
  }

  private func wholeRow(_ tally: LayerTally) -> CensusRow {
    row(tally, in: nil, counts(tally), extent: tally.whole)
  }

  private func counts(_ tally: LayerTally) -> RecordCounts {
    let unused = log.leftOut.first { $0.file == tally.path }?.count ?? 0
    return RecordCounts(
      records: tally.records, located: tally.located, usable: max(tally.records - unused, 0))
  }

  /// A row for each district that something lies in, and one for what lies in none.
  private func districtRows(_ tally: LayerTally) -> [CensusRow] {
    let skipped = log.skippedRows(of: tally.path)
    var groups: [String?: RecordCounts] = [:]
    var rest = counts(tally)
    for (row, home) in tally.homes(among: communities) {
      let usable = skipped.contains(row) ? 0 : 1
      groups[communities[home].district, default: RecordCounts()].add(located: 1, usable: usable)
      rest.add(located: -1, usable: -usable)
    }
    var extents: [String?: LayerExtent] = [:]
    for (community, extent) in zip(communities, tally.byCommunity ?? []) where !extent.isNothing {
      extents[community.district] = (extents[community.district] ?? LayerExtent()) + extent
      if groups[community.district] == nil { groups[community.district] = RecordCounts() }
    }
    if rest.records > 0 || !tally.outside.isNothing {
      groups[nil, default: RecordCounts()].add(
        located: rest.located, usable: max(rest.usable, 0), records: rest.records)
      extents[nil] = (extents[nil] ?? LayerExtent()) + tally.outside
    }
    return Self.sorted(groups).map { district, counts in
      row(tally, in: district, counts, extent: extents[district] ?? LayerExtent())
    }
  }

  private func row(
    _ tally: LayerTally, in district: String?, _ counts: RecordCounts, extent: LayerExtent
  ) -> CensusRow {
    let reach = tally.byCommunity.flatMap { parts in
      self.reach(of: district) { !parts[$0].isNothing }
    }
    var row = CensusRow(
      file: tally.path, kind: tally.kind, district: district, counts: counts, form: tally.form,
      reach: reach)
    row.extent = extent
    return row
  }

  private func row(
    _ kind: LayerKind, of path: String, in district: String?, _ counts: RecordCounts,
    reach: CensusReach?
  ) -> CensusRow {
    let form = log.forms[path] ?? LayerForm(format: "", encoding: nil, crs: "")
    return CensusRow(
      file: path, kind: kind, district: district, counts: counts, form: form, reach: reach)
  }

  private func reach(of district: String?, holds: (Int) -> Bool) -> CensusReach? {
    let all = communities.indices.filter { communities[$0].district == district }
    let own = all.filter(holds)
    guard !all.isEmpty else { return nil }
    let people = own.compactMap { communities[$0].population }
    return CensusReach(
      communities: own.count, of: all.count,
      people: all.contains { communities[$0].population != nil } ? people.reduce(0, +) : nil,
      area: own.reduce(0) { $0 + communities[$1].region.area })
  }

  /// By district in UTF-8, what belongs to none last.
  static func sorted<Value>(_ groups: [String?: Value]) -> [(district: String?, Value)] {
    groups.sorted { a, b in
      guard let first = a.key else { return false }
      guard let second = b.key else { return true }
      return first.utf8.lexicographicallyPrecedes(second.utf8)
    }.map { ($0.key, $0.value) }
  }
}

extension RecordCounts {
  /// - Parameter records: nil: as many as have a place.
  fileprivate mutating func add(located: Int, usable: Int, records: Int? = nil) {
    self.records += records ?? located
    self.located += located
    self.usable += usable
  }

  fileprivate mutating func add(_ fate: FacilityFates.Row) {
    records += 1
    if fate.place != nil { located += 1 }
    if fate.marks.contains(.typed) { typed = (typed ?? 0) + 1 }
    if fate.marks.contains(.doubled) { duplicates += 1 }
    let isRight = !fate.marks.isDisjoint(with: [.used, .meant])
    if isRight && fate.marks.isDisjoint(with: [.doubled, .lostID]) { usable += 1 }
  }
}
