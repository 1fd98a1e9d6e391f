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
    let membership = RegionMembership(
      of: located.compactMap { rows[$0].place }, in: communities.map(\.region))
    var homes = [Int?](repeating: nil, count: rows.count)
    for (point, row) in located.enumerated() {
      homes[row] = membership.regions(of: point).first.map { Int($0) }
    }
    return homes
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

  /// Layers that are not counted by districts.
  private var otherRows: [CensusRow] {
    let paths: [(LayerKind, String?)] = [
      (.population, study.population?.path), (.residential, study.residential?.path),
      (.barriers, study.barriers?.path), (.network, study.network?.path),
    ]
    return paths.compactMap { kind, path in
      guard let path, let file = log.inputs.first(where: { $0.path == path }) else { return nil }
      let unused = log.leftOut.first { $0.file == path }?.count ?? 0
      let located = log.layers[path]?.located ?? file.features
      let counts = RecordCounts(
        records: file.features, located: located, usable: max(file.features - unused, 0))
      return row(kind, of: path, in: nil, counts, reach: nil)
    }
  }

  private func row(
    _ kind: LayerKind, of path: String, in district: String?, _ counts: RecordCounts,
    reach: CensusReach?
  ) -> CensusRow {
    let form = log.layers[path]?.form ?? LayerForm(format: "", encoding: nil, crs: "")
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
  fileprivate mutating func add(_ fate: FacilityFates.Row) {
    records += 1
    if fate.place != nil { located += 1 }
    if fate.marks.contains(.typed) { typed = (typed ?? 0) + 1 }
    if fate.marks.contains(.doubled) { duplicates += 1 }
    let isRight = !fate.marks.isDisjoint(with: [.used, .meant])
    if isRight && fate.marks.isDisjoint(with: [.doubled, .lostID]) { usable += 1 }
  }
}
