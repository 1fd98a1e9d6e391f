package import Assessment
import Coverage
import PlanarGeometry

extension Baseline {
  /// Demand of a community within reach of some facilities of a type.
  struct Reach: Sendable {
    var community: Int
    var type: Int
    var covered: Double
    /// Demand within the circle by straight lines; nil where the metric is straight.
    var straight: Double?
    /// The part of what straight lines reach and walks miss that a barrier keeps off; nil where none is known.
    var behindBarriers: Double?
  }

  /// The demand within reach of what a scenario opens, as if nothing else were there; by type, then
  /// community, those near it only.
  mutating func reach(of opening: Scenario) -> [Reach] {
    var alone = input.facilities
    let first = alone.roster.count
    let changes = alone.change(removing: [], adding: opening.added.map(\.facility))
    return changes.flatMap { change -> [Reach] in
      let facilities = (first..<alone.roster.count).filter { position in
        change.added.contains { $0.facility == position }
      }
      let layer = FacilityLayer(
        of: facilities.map { alone.roster[$0] },
        like: alone.groups[change.group].layers[change.layer])
      let box = layer.box.expanded(by: ReachLimit(layer.radius).metres)
      let near = alone.groups[change.group].communities.filter {
        input.demand[$0].box.intersects(box)
      }
      let straight = straightlyCovered(near, by: layer)
      let onFoot = walks?.reach(of: layer, in: near, straight: straight, input)
      return near.indices.map { place in
        Reach(
          community: near[place], type: change.type,
          covered: onFoot?[place].covered ?? straight[place],
          straight: onFoot == nil ? nil : straight[place],
          behindBarriers: onFoot?[place].behindBarriers)
      }
    }
  }

  /// Demand of communities within reach of a layer, in its column.
  private mutating func straightlyCovered(
    _ communities: [Int], by layer: FacilityLayer
  ) -> [Double] {
    straight.covered(
      communities, by: FacilityIndex(layer, strategy: input.options.index),
      weightColumn: layer.weightColumn,
      input)
  }

  /// Demand of a group in the whole city within reach of an examined type as its facilities stand; nil where the
  /// demand does not tell the group apart.
  ///
  /// - Complexity: that of measuring every community against the type.
  package mutating func covered(type: Int, of group: PopulationGroup) -> Double? {
    input.weightColumn(of: group).map { column in
      covered(communities.indices.map { ($0, type) }, weightColumn: column).reduce(0, +)
    }
  }

  /// Covered demand of pairs of a community and a type in a column of the weights, with the facilities as
  /// they stand.
  mutating func covered(_ pairs: [(community: Int, type: Int)], weightColumn: Int) -> [Double] {
    pairs.map { community, type in
      guard
        let group = input.facilities.groups.firstIndex(where: {
          $0.types.contains(type) && $0.communities.contains(community)
        }), let layer = input.facilities.groups[group].types.firstIndex(of: type)
      else { return 0 }
      return walks == nil
        ? straight.covered(community, group: group, layer: layer, weightColumn: weightColumn, input)
        : walks?.covered(community, group: group, layer: layer, weightColumn: weightColumn, input)
          ?? 0
    }
  }
}

extension FacilityLayer {
  /// Some facilities, with the radius and the column of another layer.
  fileprivate init(of facilities: [Facility], like other: FacilityLayer) {
    let layers = facilities.map(\.layer)
    self.init(
      radius: other.radius, points: layers.flatMap(\.points),
      pointOwners: layers.enumerated().flatMap { number, layer in
        layer.points.map { _ in Int32(number) }
      }, regions: layers.flatMap(\.regions),
      regionOwners: layers.enumerated().flatMap { number, layer in
        layer.regions.map { _ in Int32(number) }
      }, counts: layers.map { _ in 1 })
    weightColumn = other.weightColumn
  }

  fileprivate var box: PlanarBox {
    regions.reduce(into: PlanarBox(around: points)) { $0.insert($1.box) }
  }
}
