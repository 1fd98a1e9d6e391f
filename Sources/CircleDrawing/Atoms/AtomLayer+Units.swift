public import Assessment
public import GEOSBridge
import PlanarGeometry

extension AtomLayer {
  /// The polygons of a layer, each in the community that has most of its area, or the nearest where none has any. Its
  /// street and district are its own where it names them, else those of the community.
  ///
  /// People of a polygon are those of its own column, else of its population layer, else what of the communities'
  /// people falls to it by area.
  ///
  /// - Parameter units: the polygons in place of communities, in metres of the same system.
  /// - Throws: where GEOS fails.
  /// - Complexity: O(n log n) in the vertices of both layers, lines and network.
  public init(
    units: City, in city: City, along lines: [CuttingLine] = [], _ rules: BlockRules
  ) throws(GEOSError) {
    let regions = city.communities.map(\.region)
    var division = Apportionment(regions, try GEOSContext())
    var parents: [Int32] = []
    var units = units
    for (number, unit) in units.communities.enumerated() {
      let parts = try division.divide(unit.region).parts
      let home = parts.max {
        ($0.share, -$0.community) < ($1.share, -$1.community)
      }
      let parent = home.map { Int($0.community) } ?? regions.nearest(to: unit.region.box.center)
      parents.append(Int32(truncatingIfNeeded: parent))
      units.communities[number].street = unit.street ?? city.communities[parent].street
      units.communities[number].district = unit.district ?? city.communities[parent].district
      if unit.population == nil, units.population == nil {
        units.communities[number].population = parts.reduce(0) { sum, part in
          sum + city.people(in: part, of: Int(part.community))
        }
      }
    }
    self.init(of: units, along: lines, rules)
    (wholes, communities) = (city.communities, parents)
  }
}

extension City {
  /// People of a community that fall to a part of it by area.
  fileprivate func people(in part: Apportionment.Part, of community: Int) -> Double {
    let whole = communities[community]
    let people = whole.population ?? population?.people(in: community) ?? 0
    let area = whole.region.area
    return area > 0 ? people * min(part.region.area / area, 1) : 0
  }
}
