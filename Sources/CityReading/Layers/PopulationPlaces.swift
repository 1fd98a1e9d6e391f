import Assessment
import PlanarGeometry

/// Where the people of each row live, by community, while a population layer is made.
struct PopulationPlaces<Shape> {
  private struct Place {
    var community: Int32
    var row: Int32
    /// Of the row's people.
    var share: Double
    var shape: Shape
  }

  private var places: [Place] = []
  /// Rows some of whose people live in no community, and how many people those are.
  private(set) var rowsOutside = 0
  private(set) var peopleOutside = 0.0

  /// Adds a place; rows come in ascending order.
  mutating func append(row: Int, community: Int32, share: Double, _ shape: Shape) {
    places.append(
      Place(
        community: community, row: Int32(truncatingIfNeeded: row), share: share, shape: shape))
  }

  mutating func appendOutside(people: Double) {
    rowsOutside += 1
    peopleOutside += people
  }

  /// - Parameter wrap: makes the layer's shape of the shapes of all places.
  /// - Complexity: O(n log n) in the places.
  func layer(
    of rows: PopulationRows, communities: [Community], naming: (String, Community) -> String,
    wrap: ([Shape]) -> PopulationLayer.Shape
  ) -> PopulationLayer {
    let sorted = places.sorted { ($0.community, $0.row) < ($1.community, $1.row) }
    var layer = PopulationLayer(wrap(sorted.map(\.shape)), communities: communities.count)
    layer.ids = sorted.map { naming(rows.ids[Int($0.row)], communities[Int($0.community)]) }
    layer.people = sorted.map { rows.people[Int($0.row)] * $0.share }
    let groups = rows.groups.map { amounts in
      amounts.map { amounts in sorted.map { amounts[Int($0.row)] * $0.share } }
    }
    (layer.elderly, layer.under3, layer.children) = (groups[0], groups[1], groups[2])
    for place in sorted { layer.communityStarts[Int(place.community) + 1] += 1 }
    for community in communities.indices {
      layer.communityStarts[community + 1] += layer.communityStarts[community]
    }
    return layer
  }
}
