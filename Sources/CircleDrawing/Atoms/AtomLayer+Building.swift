public import Assessment
public import GEOSBridge
import PlanarGeometry

extension AtomLayer {
  /// Communities as they are.
  ///
  /// - Parameter lines: what borders are barriers along.
  /// - Complexity: O(n log n) in the vertices of communities, lines and network.
  public init(of city: City, along lines: [CuttingLine] = [], _ rules: BlockRules) {
    let wholes = city.communities
    var city = city
    for number in city.communities.indices where city.communities[number].population == nil {
      city.communities[number].population = city.population?.people(in: number) ?? 0
    }
    let regions = city.communities.map(\.region)
    let numbers = regions.indices.map { Int32(truncatingIfNeeded: $0) }
    let borders = LayerBorders(of: regions, along: lines, city.network)
    self.init(
      city: city, wholes: wholes, communities: numbers,
      outline: GroupedBorders(borders, among: numbers, rules))
  }

  /// Communities of many people cut into blocks along main streets, railways, rivers and barriers, blocks of many
  /// people along side streets too. Residential compounds stay whole. Adjoining atoms share every edge exactly where
  /// the communities do.
  ///
  /// - Throws: where GEOS fails.
  /// - Complexity: O(n log n) in the vertices of communities, lines, land and network.
  public init(
    dividing city: City, along lines: [CuttingLine], _ rules: BlockRules
  ) throws(GEOSError) {
    let people = BlockPeople(city: city, geos: try GEOSContext())
    var layer = BlockLayer(city)
    let large = try layer.cut(by: CommunityCutter(people, along: lines, rules))
    let borders = LayerBorders(of: layer.blocks, along: lines, city.network)
    var counts = try layer.merge(people, across: borders, by: rules)
    self = try layer.assemble(people) { GroupedBorders(borders, among: $0, rules) }
    counts.undivided = large.filter { !layer.isDivided($0) }.map { city.communities[$0].id }
    counts.divided = large.count - counts.undivided.count
    division = counts
  }
}
