import Assessment
import PlanarGeometry
import TestSupport

/// How the facilities of a type are used, reckoned from the metres between all places and all facilities.
struct FacilityUse {
  /// One facility's figures.
  struct Row {
    var inReach = 0.0
    var nearest = 0.0
    var walk = 0.0
    var load = 0.0
    var size: Double?
  }

  private(set) var rows: [Row]
  private(set) var kind = FacilitySize.count

  /// - Parameters:
  ///   - metres: by place, then by facility in the order of the ids; infinite where it serves nobody there.
  ///   - weights: of the places.
  init(metres: [[Double]], weights: [Double], services: [FacilityService], radius: Double) {
    rows = services.map { _ in Row() }
    let reach = metres.map { own in own.indices.filter { own[$0] <= radius + 0.001 } }
    for (place, weight) in weights.enumerated() {
      for facility in reach[place] { rows[facility].inReach += weight }
      let least = metres[place].min() ?? .infinity
      guard least < .infinity, let nearest = metres[place].firstIndex(of: least) else { continue }
      rows[nearest].nearest += weight
      rows[nearest].walk += weight * least
    }
    let used = services.indices.filter { rows[$0].inReach > 0 }
    if used.isEmpty {
      kind = .count
    } else if used.allSatisfy({ services[$0].capacity != nil }) {
      kind = .capacity
    } else if used.allSatisfy({ services[$0].floorArea != nil }) {
      kind = .floorArea
    }
    for facility in services.indices {
      rows[facility].size =
        kind == .capacity ? services[facility].capacity : services[facility].floorArea
      if kind == .count { rows[facility].size = nil }
    }
    let sizes = services.indices.map { rows[$0].size ?? Double(services[$0].count) }
    for (place, weight) in weights.enumerated() {
      let offered = reach[place].reduce(0) { $0 + sizes[$1] }
      for facility in reach[place] { rows[facility].load += weight * sizes[facility] / offered }
    }
  }
}

/// A random town whose facilities have sizes, and who is served by which of them.
struct SizedTown {
  var town: RandomTown
  var city: City { town.city }

  /// - Parameter parks: whether some facilities are polygons.
  init(seed: UInt64, parks: Bool = true) {
    town = RandomTown(seed: seed)
    // Of the first type all have a capacity, of the second some and all have a floor area, of others some have
    // both.
    var table = FacilityTable()
    for position in 0..<city.facilities.count {
      var facility = city.facilities[position]
      if let region = facility.region, !parks {
        facility.region = nil
        facility.entrances = [region.box.center]
      }
      for number in facility.services.indices {
        let type = facility.services[number].type
        if type == 0 || town.dice.below(2) == 0 {
          facility.services[number].capacity = Double(1 + town.dice.below(90))
        }
        if type == 1 || town.dice.below(2) == 0 {
          facility.services[number].floorArea = 10 + 500 * town.dice.unit()
        }
      }
      table.append(facility)
    }
    town.city.facilities = table
  }

  /// Positions of the facilities of a type, in the order of their ids, with all that they offer of it.
  func services(ofType type: Int) -> [(facility: Int, service: FacilityService)] {
    let table = city.facilities
    let byID = (0..<table.count).sorted { table.ids[$0] < table.ids[$1] }
    return byID.compactMap { position in
      let own = table[position].services.filter { Int($0.type) == type }
      guard let first = own.first else { return nil }
      func sum(_ amounts: [Double]) -> Double? { amounts.isEmpty ? nil : amounts.reduce(0, +) }
      let all = FacilityService(
        type: first.type, count: own.map(\.count).reduce(0, +),
        floorArea: sum(own.compactMap(\.floorArea)), capacity: sum(own.compactMap(\.capacity)))
      return (position, all)
    }
  }

  /// Whether a facility serves people of a community.
  func serves(_ facility: Int, _ community: Int, _ area: ServedArea) -> Bool {
    let place = place(of: facility)
    let homes = city.communities.indices.filter { city.communities[$0].region.box.contains(place) }
    switch area {
    case .anyone: return true
    case .community: return homes.contains(community)
    case .street:
      guard let street = city.communities[community].street else { return false }
      return homes.contains { city.communities[$0].street == street }
    case .district: return false
    }
  }

  /// Its first entrance, or the middle of its rectangle.
  func place(of facility: Int) -> PlanarPoint {
    let own = city.facilities[facility]
    return own.entrances.first ?? own.region?.box.center ?? PlanarPoint(x: 0, y: 0)
  }

  /// Straight metres; rectangles are reached at their border.
  func straight(from place: PlanarPoint, to facility: Int) -> Double {
    let own = city.facilities[facility]
    let entrances = own.entrances.map { $0.distance(to: place) }
    guard entrances.isEmpty, let box = own.region?.box else { return entrances.min() ?? .infinity }
    let x = max(box.minX - place.x, place.x - box.maxX, 0)
    let y = max(box.minY - place.y, place.y - box.maxY, 0)
    return (x * x + y * y).squareRoot()
  }
}
