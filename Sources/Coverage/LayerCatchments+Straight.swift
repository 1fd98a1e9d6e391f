import PlanarGeometry
package import SpatialIndexing

/// Catchments by straight lines, of every layer of a group of facilities.
package struct StraightCatchments: Sendable {
  private let places: DemandPlaces
  private let detour: Double
  /// Finds places. Always a grid: sums are added in the order of its answers.
  private let index: any PointIndex

  /// - Parameter detour: walking distance ÷ straight distance, at least 1.
  /// - Complexity: that of building a grid.
  package init(of places: DemandPlaces, detour: Double) {
    self.places = places
    self.detour = detour
    index = IndexStrategy.grid.makeIndex(places.positions)
  }

  /// One for each layer; nil where its facilities have more than `limit` places within reach, in sum.
  ///
  /// - Parameters:
  ///   - findsNearest: whether each place's nearest facility is asked for.
  ///   - strategy: how facilities are indexed; the result does not depend on it.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  /// - Complexity: for each facility O(places within reach), for each place beyond all reach O(facilities near
  ///   it).
  package func measure(
    _ layers: [FacilityLayer], findsNearest: Bool = true, strategy: IndexStrategy, limit: Int,
    threads: Int
  ) async -> [LayerCatchments?] {
    await inChunks(
      of: layers.count, threads: threads, makeScratch: { [Int32]() }, finished: { _ in },
      work: { number, scratch, output in
        let facilities = FacilityIndex(layers[number], strategy: strategy)
        output.append(
          catchments(facilities, findsNearest: findsNearest, limit: limit, &scratch))
      })
  }

  private func catchments(
    _ facilities: FacilityIndex, findsNearest: Bool, limit: Int, _ scratch: inout [Int32]
  ) -> LayerCatchments? {
    let layer = facilities.layer
    var rows = ReachRows(places: places.count, limit: limit)
    var best = [(squared: Double, facility: Int32)](
      repeating: (.infinity, -1), count: places.count)
    var owned = OwnedPlaces(layer)
    for facility in layer.counts.indices {
      forEachPlace(reaching: owned.next(facility), of: layer, &scratch) { place, squared in
        // Facilities ascend, so that the first of equally near ones stays.
        if squared < best[Int(place)].squared {
          best[Int(place)] = (squared, Int32(truncatingIfNeeded: facility))
        }
        rows.add(place)
      }
      rows.endRow()
      guard !rows.isFull else { return nil }
    }
    guard findsNearest else {
      return LayerCatchments(rows, nearest: [], weights: places.weights[layer.weightColumn])
    }
    let nearest = best.enumerated().map { place, best in
      best.facility >= 0 ? walk(best) : walk(from: place, facilities, &scratch)
    }
    return LayerCatchments(rows, nearest: nearest, weights: places.weights[layer.weightColumn])
  }

  /// Calls `body` with every place within reach of some entrances and regions and the squared straight
  /// distance, some of them several times.
  private func forEachPlace(
    reaching own: OwnedPlaces.Places, of layer: FacilityLayer, _ scratch: inout [Int32],
    _ body: (Int32, Double) -> Void
  ) {
    let limit = ReachLimit(layer.radius, detour: detour)
    func offer(_ squaredDistance: (PlanarPoint) -> Double) {
      for place in scratch {
        let squared = squaredDistance(places.positions[Int(place)])
        if limit.holds(squared: squared) { body(place, squared) }
      }
    }
    for entrance in layer.points[own.points] {
      scratch.removeAll(keepingCapacity: true)
      index.radius(limit.straightBound, around: entrance, into: &scratch)
      offer(entrance.squaredDistance(to:))
    }
    for region in layer.regions[own.regions] {
      scratch.removeAll(keepingCapacity: true)
      index.box(region.box.expanded(by: limit.straightBound), into: &scratch)
      offer(region.squaredDistance(to:))
    }
  }

  private func walk(_ nearest: (squared: Double, facility: Int32)) -> WalkToNearest {
    WalkToNearest(metres: nearest.squared.squareRoot() * detour, facility: nearest.facility)
  }

  private func walk(
    from place: Int, _ facilities: FacilityIndex, _ scratch: inout [Int32]
  ) -> WalkToNearest {
    facilities.nearest(to: places.positions[place], within: .infinity, scratch: &scratch)
      .map { walk((squared: $0.squaredDistance, facility: $0.facility)) } ?? WalkToNearest()
  }
}

/// Which entrances and regions of a layer belong to each facility, asked for in ascending order.
struct OwnedPlaces {
  typealias Places = (points: Range<Int>, regions: Range<Int>)

  private let layer: FacilityLayer
  private var place: (point: Int, region: Int) = (0, 0)

  /// - Parameter layer: its owners ascend.
  init(_ layer: FacilityLayer) { self.layer = layer }

  /// Those of the next facility. Complexity: O(what it has).
  mutating func next(_ facility: Int) -> Places {
    let points = Self.run(of: facility, in: layer.pointOwners, from: &place.point)
    return (points, Self.run(of: facility, in: layer.regionOwners, from: &place.region))
  }

  private static func run(
    of facility: Int, in owners: [Int32], from place: inout Int
  ) -> Range<Int> {
    let start = place
    while place < owners.count, Int(owners[place]) == facility { place += 1 }
    return start..<place
  }
}
