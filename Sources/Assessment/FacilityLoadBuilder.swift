package import Coverage

/// Gathers how facilities are used, group of communities by group, and divides the demand among them at the end.
package struct FacilityLoadBuilder {
  private let input: AssessmentInput
  private let city: City
  /// All places of demand; nil before the first group.
  private var places: DemandPlaces?
  /// Rows of the facilities of each type, in the order of its members; a facility that offers it twice has one.
  private var rows: [[FacilityLoad]]
  /// Row of each facility, by type.
  private let numbers: [[Int32: Int]]
  private var parts: [Part] = []
  /// Places within reach of the facilities of each type, in sum, as far as they are kept.
  private var placesInReach: [Int]

  /// Places within reach of the facilities of one type that may be kept.
  private let typeLimit: Int

  /// Places within reach of all facilities that a run keeps, of 4 bytes each; a large city has about fifteen
  /// million at 50 m.
  package static let limit = 1 << 29

  /// A layer of a group with the rows of its facilities; nil for one that is the facility before once more.
  private struct Part {
    var type: Int
    var rows: [Int?]
    var catchments: LayerCatchments
  }

  /// - Parameter limit: places within reach of all facilities that may be kept.
  /// - Complexity: O(facilities).
  package init(_ city: City, _ input: AssessmentInput, limit: Int = Self.limit) {
    typeLimit = limit / max(input.types.count, 1)
    self.input = input
    self.city = city
    placesInReach = [Int](repeating: 0, count: input.types.count)
    let roster = input.facilities.roster
    rows = input.types.indices.map { type in
      roster.members[type].reduce(into: []) { rows, member in
        guard rows.last?.facility != member.facility else { return }
        let home = roster.homes(of: member.facility).first.map { Int($0) }
        rows.append(FacilityLoad(facility: member.facility, type: type, community: home))
      }
    }
    numbers = rows.map { own in
      Dictionary(
        own.enumerated().map { (Int32($1.facility), $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Enters all groups by straight lines.
  package mutating func enterStraight() async {
    for group in input.facilities.groups where !group.types.isEmpty {
      let options = input.options
      let own = await places(on: nil).keeping(group.communities)
      enter(
        await StraightCatchments(of: own, detour: options.detour)
          .measure(
            group.layers, strategy: options.index, limit: typeLimit, threads: options.threads),
        of: group)
    }
  }

  /// Enters a group on foot.
  ///
  /// - Parameter fields: searched for the group.
  package mutating func enter(_ group: ServedFacilities.Group, on fields: NetworkFields) async {
    let own = await places(on: (fields.streets, input.options.snapLimit))
      .keeping(group.communities)
    enter(
      await FootCatchments(of: own, on: fields)
        .measure(limit: typeLimit, threads: input.options.threads), of: group)
  }

  private mutating func places(on ground: DemandPlaces.Ground?) async -> DemandPlaces {
    if let places { return places }
    let all = await DemandPlaces(
      of: input.demand, cell: input.options.cell, on: ground, threads: input.options.threads)
    places = all
    return all
  }

  private mutating func enter(_ found: [LayerCatchments?], of group: ServedFacilities.Group) {
    for (layer, catchments) in found.enumerated() {
      let type = group.types[layer]
      placesInReach[type] += catchments?.placesInReach ?? typeLimit
      guard let catchments, placesInReach[type] < typeLimit else { continue }
      let own = rows(of: group.facilities[layer], type)
      for (row, figures) in zip(own, catchments.figures) {
        if let row { rows[type][row].add(figures) }
      }
      parts.append(Part(type: type, rows: own, catchments: catchments))
    }
  }

  private func rows(of facilities: [Int32], _ type: Int) -> [Int?] {
    facilities.indices.map { place in
      let isOnceMore = place > 0 && facilities[place - 1] == facilities[place]
      return isOnceMore ? nil : numbers[type][facilities[place]]
    }
  }
}

extension FacilityLoadBuilder {
  /// Divides the demand in reach.
  ///
  /// - Throws: when a type has too many places in reach.
  /// - Complexity: O(places in reach of each facility, in sum).
  package consuming func finish() throws(AssessmentError) -> FacilityLoads {
    if let type = placesInReach.firstIndex(where: { $0 >= typeLimit }) {
      throw .tooManyInReach(type: input.types[type].id)
    }
    var loads = FacilityLoads()
    loads.known = rows.map { own in
      own.reduce(into: .init()) { if $1.demandInReach > 0 { $0.add(service(of: $1)) } }
    }
    loads.sizes = loads.known.map(\.best)
    let sizes = zip(rows, loads.sizes).map { own, kind in
      own.map { kind.size(of: service(of: $0)) }
    }
    for part in parts {
      let own = part.rows.map { $0.flatMap { sizes[part.type][$0] } ?? 0 }
      for (row, load) in zip(part.rows, part.catchments.loads(sizes: own)) {
        if let row { rows[part.type][row].load += load }
      }
    }
    for (type, kind) in loads.sizes.enumerated() where kind != .count {
      for row in rows[type].indices { rows[type][row].capacity = sizes[type][row] }
    }
    loads.rows = sorted(rows.flatMap { $0 })
    return loads
  }

  /// All that a facility offers of a type.
  private func service(of row: FacilityLoad) -> FacilityService {
    city.facilities.service(of: row.facility) {
      input.facilities.roster.type(of: $0) == row.type
    }
  }

  /// By id, then by type.
  private func sorted(_ rows: [FacilityLoad]) -> [FacilityLoad] {
    rows.sorted { a, b in
      guard a.facility != b.facility else { return a.type < b.type }
      let ids = city.facilities.ids
      return ids[a.facility].utf8.lexicographicallyPrecedes(ids[b.facility].utf8)
    }
  }
}

extension FacilityLoad {
  fileprivate mutating func add(_ figures: LayerCatchments.Figures) {
    let walk = (meanDistance ?? 0) * demandNearest + figures.walkNearest
    demandInReach += figures.demandInReach
    demandNearest += figures.demandNearest
    meanDistance = demandNearest > 0 ? walk / demandNearest : nil
  }
}

extension FacilityLoads.KnownSizes {
  fileprivate mutating func add(_ service: FacilityService) {
    facilities += 1
    if FacilitySize.capacity.size(of: service) != nil { capacities += 1 }
    if FacilitySize.floorArea.size(of: service) != nil { floorAreas += 1 }
  }

  fileprivate var best: FacilitySize {
    guard facilities > 0 else { return .count }
    return capacities == facilities ? .capacity : floorAreas == facilities ? .floorArea : .count
  }
}
