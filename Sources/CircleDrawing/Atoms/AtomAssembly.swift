import Assessment
import GEOSBridge
import PlanarGeometry

/// Makes the city of the atoms, community by community.
struct AtomAssembly {
  private let people: BlockPeople
  private var city: City { people.city }
  private var atoms: [Atom] = []
  private let names: AtomNames

  /// An atom with what belongs to it.
  private struct Atom {
    var community: Community
    var parent: Int32
    var residential: PlanarRegion?
    /// nil: those of the community, which stays whole.
    var shares: [PeopleDivision.Share]?
    /// Region of the layer that its borders were told by.
    var group: Int32
  }

  init(_ people: BlockPeople) {
    self.people = people
    names = AtomNames(people.city.communities)
  }

  /// Adds a community that stays whole.
  mutating func add(whole community: Int, _ region: PlanarRegion, group: Int32) {
    var whole = city.communities[community]
    whole.region = region
    whole.population = people.people(of: community)
    atoms.append(
      Atom(
        community: whole, parent: Int32(truncatingIfNeeded: community),
        residential: city.residentialByCommunity?[community], shares: nil, group: group))
  }

  /// Adds the blocks of a community that is divided.
  mutating func add(
    _ blocks: [PlanarRegion], of community: Int, groups: [Int32]
  ) throws(GEOSError) {
    let parent = city.communities[community]
    let ids = names.ids(of: parent.id, blocks)
    let shares = try people.shares(of: community, in: blocks)
    let land = try people.residentialLand(of: community, in: blocks)
    let places = try places(of: community, in: blocks)
    let counts = shares.dividing(people.people(of: community))
    let amounts = Community.amounts.map { path in parent[keyPath: path].map(shares.dividing) }
    for (number, block) in blocks.enumerated() {
      var atom = parent
      (atom.id, atom.region, atom.population) = (ids[number], block, counts[number])
      for (path, amounts) in zip(Community.amounts, amounts) {
        atom[keyPath: path] = amounts?[number]
      }
      atoms.append(
        Atom(
          community: atom, parent: Int32(truncatingIfNeeded: community),
          residential: land?[number], shares: places?[number] ?? [], group: groups[number]))
    }
  }

  private func places(
    of community: Int, in blocks: [PlanarRegion]
  ) throws(GEOSError) -> [[PeopleDivision.Share]]? {
    guard let layer = city.population else { return nil }
    return try PeopleDivision(of: layer, layer.range(of: community), among: blocks, people.geos)
      .shares
  }

  /// The layer, its atoms in ascending order of id; `outline` tells the borders of groups.
  mutating func layer(
    _ outline: (_ groups: [Int32]) -> GroupedBorders, groups: [Int32]
  ) -> AtomLayer {
    atoms.sort { $0.community.id.utf8.lexicographicallyPrecedes($1.community.id.utf8) }
    var numbers: [Int32: Int32] = [:]
    for (number, atom) in atoms.enumerated() {
      numbers[atom.group] = Int32(truncatingIfNeeded: number)
    }
    var made = city
    made.communities = atoms.map(\.community)
    made.residentialByCommunity = city.residentialByCommunity.map { _ in
      atoms.map { $0.residential ?? PlanarRegion(polygons: []) }
    }
    made.population = city.population.map(population)
    if atoms.contains(where: { $0.shares != nil }) { made.forgetWhatIsOfCommunities() }
    return AtomLayer(
      city: made, wholes: city.communities, communities: atoms.map(\.parent),
      outline: outline(groups.map { numbers[$0] ?? 0 }))
  }

  private func population(_ layer: PopulationLayer) -> PopulationLayer {
    var dealt = DealtPeople(layer, atoms: atoms.count)
    for atom in atoms {
      if let shares = atom.shares {
        for share in shares { dealt.add(share, to: atom.community.id) }
      } else {
        dealt.add(layer.range(of: Int(atom.parent)))
      }
      dealt.endAtom()
    }
    return dealt.layer
  }
}

extension Community {
  /// What is divided among blocks as people are.
  fileprivate static var amounts: [WritableKeyPath<Community, Double?>] {
    [\.households, \.elderly, \.under3, \.children]
  }
}

extension City {
  /// What is told of whole communities is not told of their parts.
  fileprivate mutating func forgetWhatIsOfCommunities() {
    (survey, complaints, acceptance, sharedLand) = (nil, nil, nil, nil)
  }
}
