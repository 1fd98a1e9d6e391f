import Assessment
import PlanarGeometry

/// The second half-year: what really changed, what only the records changed, and new borders; with the truth of it.
struct SecondHalfYear {
  private(set) var communities: [ExamCommunity]
  private var facilities: [Facility]
  private var truth = ExamTable(
    name: "truth.csv", columns: ["change", "nature", "id_a", "id_b", "date"])
  private var crosswalk = ExamTable(name: "crosswalk.csv", columns: ["code_a", "code_b"])
  private let plan: CityPlan
  private var generator: SeededGenerator

  private static let whole = (opened: 60, closed: 25, moved: 10, corrected: 40, late: 50)
  private static let wholeSplit = 4
  private static let mergedTogether = 3

  init(
    _ plan: CityPlan, after first: [Facility], communities: [ExamCommunity], scale: ExamScale,
    generator: SeededGenerator
  ) {
    (self.plan, self.communities, self.generator) = (plan, communities, generator)
    facilities = first
    changeFacilities(scale)
    changeCommunities(scale)
  }

  /// `facilities-b.csv`, `truth.csv` and `crosswalk.csv`.
  mutating func tables() -> [ExamTable] {
    [ExamTable.facilities("facilities-b.csv", facilities), truth, crosswalk]
  }

  private mutating func note(
    _ change: String, isReal: Bool, from a: String, to b: String, date: String = ""
  ) {
    truth.rows.append([change, isReal ? "real" : "data", a, b, date])
  }

  // MARK: - Facilities

  private mutating func changeFacilities(_ scale: ExamScale) {
    let open = facilities.indices.filter { facilities[$0].status == "正常运营" }
    let counts = (
      closed: scale.count(Self.whole.closed), moved: scale.count(Self.whole.moved),
      corrected: scale.count(Self.whole.corrected)
    )
    let drawn = generator.chosen(counts.closed + counts.moved + counts.corrected, of: open.count)
      .map { open[$0] }
    for (rank, facility) in drawn.enumerated() {
      switch rank {
      case ..<counts.closed: close(facility)
      case ..<(counts.closed + counts.moved): move(facility)
      default: correct(facility)
      }
    }
    for _ in 0..<scale.count(Self.whole.opened) {
      add("opened", isReal: true, opened: generator.day(2025..<2026, months: 7..<13))
    }
    for _ in 0..<scale.count(Self.whole.late) {
      add("new_record", isReal: false, opened: generator.day(2008..<2024))
    }
  }

  private mutating func close(_ facility: Int) {
    let date = generator.day(2025..<2026, months: 7..<13)
    facilities[facility].status = "已关闭"
    facilities[facility].closed = date
    note(
      "closed", isReal: true, from: facilities[facility].id, to: facilities[facility].id, date: date
    )
  }

  /// To another gate, with the day on which it opened there.
  private mutating func move(_ facility: Int) {
    let date = generator.day(2025..<2026, months: 7..<13)
    facilities[facility].entrances = [anyGate().place]
    facilities[facility].siteID = nil
    facilities[facility].opened = date
    note(
      "moved", isReal: true, from: facilities[facility].id, to: facilities[facility].id, date: date)
  }

  /// A point that was recorded 40 to 120 m away from where the facility is; nothing says so.
  private mutating func correct(_ facility: Int) {
    let directions = [(1.0, 0.0), (0.6, 0.8), (0, 1), (-0.8, 0.6), (-1, 0), (0, -1)]
    let (east, north) = directions[generator.draw(0..<directions.count)]
    let step = PlanarPoint(x: east, y: north) * generator.draw(40...120)
    facilities[facility].entrances = facilities[facility].entrances.map { $0 + step }
    note("corrected", isReal: false, from: facilities[facility].id, to: facilities[facility].id)
  }

  private mutating func add(_ change: String, isReal: Bool, opened: String) {
    let programmes = FacilityProgramme.all
    let type = generator.draw(0..<programmes.count)
    let (place, community) = anyGate()
    let id = "N" + CommunityRegister.digits(facilities.count + 1, 6)
    let name = plan.city.communities[community].name ?? ""
    let area = (programmes[type].floorArea * generator.draw(0.9...1.6)).rounded()
    facilities.append(
      Facility(
        id: id, name: name + programmes[type].label + "(\(id))",
        entrances: [place],
        services: [
          FacilityService(
            type: Int32(truncatingIfNeeded: type), floorArea: area,
            capacity: programmes[type].capacity.map { generator.draw($0).rounded() })
        ], rating: (generator.draw(3.2...4.8) * 10).rounded() / 10, status: "正常运营",
        opened: opened))
    note(change, isReal: isReal, from: "", to: id, date: opened)
  }

  private mutating func anyGate() -> (place: PlanarPoint, community: Int) {
    let compound = plan.compounds[generator.draw(0..<plan.compounds.count)]
    return (
      compound.region.vertices[generator.draw(0..<compound.region.vertices.count)],
      compound.community
    )
  }

  // MARK: - Communities

  private mutating func changeCommunities(_ scale: ExamScale) {
    let old = communities.map(\.community)
    let merged = neighbours(Self.mergedTogether, among: old)
    let split = generator.chosen(old.count, of: old.count).filter { !merged.contains($0) }
      .prefix(scale.count(Self.wholeSplit))
    let parts = RegionDivision(of: old.map(\.region), dividing: Set(split)).parts
    for position in old.indices where parts[position].count == 1 {
      communities[position].community.region = parts[position][0]
    }
    var made: [ExamCommunity] = []
    for position in old.indices {
      if split.contains(position) {
        made += halves(of: communities[position], parts[position])
      } else if !merged.contains(position) {
        made.append(communities[position])
        crosswalk.rows.append([old[position].id, old[position].id])
      }
    }
    if let whole = united(merged.sorted()) { made.append(whole) }
    communities = made.sorted {
      $0.community.id.utf8.lexicographicallyPrecedes($1.community.id.utf8)
    }
    crosswalk.rows.sort { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }

  /// So many communities of one street that hang together, none where there are none.
  private mutating func neighbours(_ count: Int, among old: [Community]) -> [Int] {
    for first in generator.chosen(old.count, of: old.count) {
      var group = [first]
      for candidate in old.indices where group.count < count && !group.contains(candidate) {
        guard old[candidate].street == old[first].street,
          old[candidate].district == old[first].district
        else { continue }
        let corners = Set(group.flatMap { old[$0].region.vertices })
        let shared = old[candidate].region.vertices.count { corners.contains($0) }
        if shared >= 2 { group.append(candidate) }
      }
      if group.count == count { return group }
    }
    return []
  }

  /// - Parameter regions: its western and its eastern part.
  private mutating func halves(
    of old: ExamCommunity, _ regions: [PlanarRegion]
  ) -> [ExamCommunity] {
    let share = regions[0].area / old.community.region.area
    var parts = [old, old]
    for (number, part) in regions.enumerated() {
      let id = old.community.id + ["01", "02"][number]
      parts[number].community.id = id
      parts[number].community.name = old.community.name.map { $0 + ["西区", "东区"][number] }
      parts[number].community.region = part
      parts[number].community.scalePeople(of: old.community, share: share, isRest: number == 1)
      crosswalk.rows.append([old.community.id, id])
      note("split", isReal: false, from: old.community.id, to: id)
    }
    return parts
  }

  private mutating func united(_ members: [Int]) -> ExamCommunity? {
    guard let first = members.first else { return nil }
    var whole = communities[first]
    whole.community.id += "00"
    whole.community.region = PlanarRegion(uniting: members.map { communities[$0].community.region })
    for path in Community.counts {
      let all = members.compactMap { communities[$0].community[keyPath: path] }
      whole.community[keyPath: path] = all.isEmpty ? nil : all.reduce(0, +)
    }
    for member in members {
      crosswalk.rows.append([communities[member].community.id, whole.community.id])
      note("merged", isReal: false, from: communities[member].community.id, to: whole.community.id)
    }
    return whole
  }
}

extension Community {
  /// Numbers of people and of households.
  fileprivate static var counts: [WritableKeyPath<Community, Double?>] {
    [\.population, \.households, \.elderly, \.under3, \.children]
  }

  /// Takes a share of another community's people, or what that share leaves.
  fileprivate mutating func scalePeople(of whole: Community, share: Double, isRest: Bool) {
    for path in Self.counts {
      guard let all = whole[keyPath: path] else { continue }
      let part = (all * share).rounded()
      self[keyPath: path] = isRest ? all - part : part
    }
  }
}
