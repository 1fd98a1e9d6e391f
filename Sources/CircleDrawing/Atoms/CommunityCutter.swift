import Assessment
import GEOSBridge
import PlanarGeometry
import SpatialIndexing

/// Cuts communities into blocks.
struct CommunityCutter {
  private let people: BlockPeople
  private let rules: BlockRules
  private let index: CuttingIndex
  private let compounds: [PlanarRegion]
  private let tree: BoxTree

  private static let main: Set<CuttingLine.Kind> = [.mainStreet, .railway, .river, .barrier]

  /// Complexity: O(n log n) in the segments of the lines and the residential land.
  init(_ people: BlockPeople, along lines: [CuttingLine], _ rules: BlockRules) {
    (self.people, self.rules) = (people, rules)
    index = CuttingIndex(lines)
    compounds = people.city.residentialLand.filter {
      2 * $0.area >= BlockRules.leastWidth * $0.perimeter
    }
    tree = BoxTree(compounds.map(\.box))
  }

  /// Whether a community has so many people that it is cut.
  func divides(_ community: Int) -> Bool { rules.divides(people.people(of: community)) }

  /// The blocks of a community between main streets, railways, rivers and barriers, those of many people cut further
  /// along side streets; the community alone where no line leads through it.
  func blocks(of community: Int) throws(GEOSError) -> [PlanarRegion] {
    let region = people.city.communities[community].region
    let wholes = compounds(about: region)
    let blocks = try cut(region, along: Self.main, keeping: wholes)
    let counts = try people.shares(of: community, in: blocks).map {
      $0 * people.people(of: community)
    }
    var finer: [PlanarRegion] = []
    for (block, count) in zip(blocks, counts) {
      finer +=
        rules.dividesFurther(count)
        ? try cut(block, along: [.sideStreet], keeping: wholes) : [block]
    }
    return finer
  }

  private func cut(
    _ region: PlanarRegion, along kinds: Set<CuttingLine.Kind>, keeping wholes: [PlanarRegion]
  ) throws(GEOSError) -> [PlanarRegion] {
    let lines = index.parts(meeting: region, of: kinds)
    return try people.geos.faces(of: region, cutAlong: lines, keeping: wholes)
  }

  private func compounds(about region: PlanarRegion) -> [PlanarRegion] {
    var found: [Int32] = []
    tree.query(region.box, into: &found)
    return found.sorted().map { compounds[Int($0)] }
  }
}
