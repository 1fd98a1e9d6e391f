import Assessment
import Coverage
import NearestStreets
import PlanarGeometry
import WalkNetwork

/// What is found out of places and streets once, whatever circles are made of them.
struct MeasuredPlaces: Sendable {
  /// nil by straight lines.
  let streets: StreetIndex?
  let places: AtomPlaces

  /// - Complexity: that of the places, and O(n log n) in the edges n of the network.
  init(of atoms: AtomLayer, _ options: CircleOptions) async {
    streets = atoms.city.network.map { StreetIndex($0.graph, barriers: $0.barriers.segments) }
    places = await AtomPlaces(of: atoms, options, streets: streets)
  }

  private init(_ streets: StreetIndex?, _ places: AtomPlaces) {
    (self.streets, self.places) = (streets, places)
  }

  /// Of groups of the atoms. Complexity: O(places).
  func gathered(_ groups: [[Int]]) -> MeasuredPlaces {
    MeasuredPlaces(streets, places.gathered(groups))
  }
}

/// Where the people of every atom live, one atom after the other, and how they come to the streets.
struct AtomPlaces: Sendable {
  private(set) var positions: [PlanarPoint] = []
  private(set) var people: [Double] = []
  /// Nil off the network; empty by straight lines.
  private(set) var entries: [EdgeAttachment?] = []
  /// The ways on from the entries.
  private(set) var accesses: [NetworkAccess?] = []
  private var starts = [0]

  /// - Parameter streets: of the city's network; nil by straight lines.
  init(of atoms: AtomLayer, _ options: CircleOptions, streets: StreetIndex?) async {
    let demand = (0..<atoms.count).map { atoms.city.settled($0) }
    let places = await DemandPlaces(
      of: demand.map(\.demand), cell: options.cell,
      on: streets.map { ($0, options.snapLimit) }, threads: options.threads)
    (positions, entries) = (places.positions, places.entries)
    people = places.weights[0]
    if let graph = atoms.city.network?.graph {
      accesses = entries.map { entry in entry.map { NetworkAccess($0, in: graph) } }
    }
    starts = Array(repeating: 0, count: atoms.count + 1)
    for owner in places.owners { starts[Int(owner) + 1] += 1 }
    for atom in 0..<atoms.count { starts[atom + 1] += starts[atom] }
    for atom in 0..<atoms.count { scale(atom, to: demand[atom].people) }
  }

  /// The places of groups of atoms, one group after the other.
  ///
  /// - Complexity: O(places).
  func gathered(_ groups: [[Int]]) -> AtomPlaces {
    let order = groups.map { group in group.flatMap { range(of: $0) } }
    let all = order.flatMap { $0 }
    var made = self
    made.positions = all.map { positions[$0] }
    made.people = all.map { people[$0] }
    made.entries = entries.isEmpty ? [] : all.map { entries[$0] }
    made.accesses = accesses.isEmpty ? [] : all.map { accesses[$0] }
    made.starts = order.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return made
  }

  private mutating func scale(_ atom: Int, to total: Double) {
    let sum = range(of: atom).reduce(0.0) { $0 + people[$1] }
    for place in range(of: atom) { people[place] = sum > 0 ? people[place] / sum * total : 0 }
  }

  /// Positions of an atom's places.
  func range(of atom: Int) -> Range<Int> { starts[atom]..<starts[atom + 1] }

  /// People of an atom.
  func total(of atom: Int) -> Double { range(of: atom).reduce(0) { $0 + people[$1] } }
}

extension City {
  /// Where the people of an atom live: one place in it where nothing says where, so that nobody is lost.
  fileprivate func settled(_ atom: Int) -> (demand: CommunityDemand, people: Double) {
    let (own, people) = (inhabited(atom), communities[atom].population ?? 0)
    if own.total(0) > 0 {
      return (
        CommunityDemand(own.places, weights: [own.weights[0]], keepsSmallLand: own.keepsSmallLand),
        people
      )
    }
    let region = communities[atom].region
    let point = region.surfacePoint(
      near: region.centroid, minX: region.box.minX, maxX: region.box.maxX)
    return (CommunityDemand(.points([point ?? region.centroid]), weights: [[1]]), people)
  }
}
