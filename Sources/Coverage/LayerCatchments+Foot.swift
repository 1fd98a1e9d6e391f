import PlanarGeometry
import SpatialIndexing
import WalkNetwork

/// Catchments on foot, of every layer of a group of facilities.
package struct FootCatchments: Sendable {
  private let places: DemandPlaces
  private let fields: NetworkFields
  private let gates: PlaceGates
  private let accesses: DemandAccesses
  /// Finds places, for those on a facility's grounds.
  private let index: any PointIndex

  /// - Parameters:
  ///   - places: with their entries to the network of the fields.
  ///   - fields: searched from the layers.
  /// - Complexity: O(nodes + places).
  package init(of places: DemandPlaces, on fields: NetworkFields) {
    self.places = places
    self.fields = fields
    gates = PlaceGates(
      places.entries, on: fields.graph, fields.streets, snapLimit: fields.snapLimit)
    var accesses = DemandAccesses()
    for entry in places.entries { accesses.append(entry.map { [$0] } ?? [], in: fields.graph) }
    self.accesses = accesses
    index = IndexStrategy.grid.makeIndex(places.positions)
  }

  /// One for each layer of the fields; nil where its facilities have more than `limit` places within reach, in
  /// sum.
  ///
  /// - Parameters:
  ///   - wanted: numbers of the layers that are measured, in this order; nil: all.
  ///   - findsNearest: whether each place's nearest facility is asked for.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  /// - Complexity: for each facility a search within its radius and the places at the nodes found, for each
  ///   layer O(places).
  package func measure(
    _ wanted: [Int]? = nil, findsNearest: Bool = true, limit: Int, threads: Int
  ) async -> [LayerCatchments?] {
    let numbers = wanted ?? Array(fields.layers.indices)
    return await inChunks(
      of: numbers.count, threads: threads,
      makeScratch: { CatchmentSearch(fields.graph) }, finished: { _ in },
      work: { item, search, output in
        output.append(
          catchments(numbers[item], findsNearest: findsNearest, limit: limit, &search))
      })
  }

  private func catchments(
    _ number: Int, findsNearest: Bool, limit: Int, _ search: inout CatchmentSearch
  ) -> LayerCatchments? {
    let layer = fields.layers[number]
    let grounds = standing(on: layer)
    var rows = ReachRows(places: places.count, limit: limit)
    var (sources, here) = (fields.sources[number][...], grounds[...])
    for facility in layer.counts.indices {
      let own = sources.prefix { Int($0.facility) == facility }
      sources = sources[own.endIndex...]
      gates.forEachWay(from: own, within: ReachLimit(layer.radius).metres, &search) { place, _ in
        rows.add(place)
      }
      while let next = here.first, Int(next.facility) == facility {
        rows.add(next.place)
        here.removeFirst()
      }
      rows.endRow()
      guard !rows.isFull else { return nil }
    }
    return LayerCatchments(
      rows, nearest: findsNearest ? nearest(number, grounds) : [],
      weights: places.weights[layer.weightColumn])
  }

  private typealias Standing = (facility: Int32, place: Int32)

  /// The places on the grounds of a layer's facilities, in the order of these: who stands there has arrived,
  /// on the network or off it.
  private func standing(on layer: FacilityLayer) -> [Standing] {
    var hits: [Int32] = []
    return zip(layer.regions, layer.regionOwners).flatMap { region, owner in
      hits.removeAll(keepingCapacity: true)
      index.box(region.box, into: &hits)
      return hits.lazy.filter { region.contains(places.positions[Int($0)]) }
        .map { (owner, $0) } as [Standing]
    }
  }

  private func nearest(_ number: Int, _ grounds: [Standing]) -> [WalkToNearest] {
    var walks: [WalkReach] = []
    fields.fields[number].nearest(from: accesses, into: &walks)
    for (owner, place) in grounds
    where walks[Int(place)].distance > 0 || owner < walks[Int(place)].facility {
      walks[Int(place)] = WalkReach(distance: 0, facility: owner)
    }
    return walks.map { WalkToNearest(metres: $0.distance, facility: $0.facility) }
  }
}
