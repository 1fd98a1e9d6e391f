import Assessment
import PlanarGeometry
import TableFiles

/// Where the demand of a run is, for the preview of what-ifs in a page: places by community, each a point or a square
/// of the area of its cell.
///
/// The preview is no more exact than that: a cell that a border cuts is a square about its centre, and land is a
/// lattice of squares.
struct PagePlaces {
  /// Places of each community, in their order.
  private(set) var counts: [Int] = []
  private(set) var positions: [PlanarPoint] = []
  /// Metres; 0 of a point.
  private(set) var sides: [Double] = []
  /// By group: people, or squares of land.
  private(set) var weights: [(group: PopulationGroup, values: [Double])] = []

  /// Places beyond which a page has no preview: it would be larger than what people send each other.
  static let most = 150_000

  /// Complexity: O(places) for people, O(lattice · vertices of a community) for land.
  init(of city: City, measure: DemandMeasure) {
    switch measure {
    case .population: addPeople(of: city)
    case .residential:
      let land = city.residentialByCommunity ?? city.communities.map(\.region)
      addLattice(over: land)
    case .area: addLattice(over: city.communities.map(\.region))
    }
  }

  private mutating func addPeople(of city: City) {
    guard let layer = city.population else {
      return addLattice(over: city.communities.map(\.region))
    }
    counts = city.communities.indices.map { layer.range(of: $0).count }
    switch layer.shape {
    case .points(let points):
      positions = points
      sides = [Double](repeating: 0, count: points.count)
    case .regions(let regions):
      positions = regions.map(\.centroid)
      sides = regions.map { $0.area.squareRoot() }
    }
    let groups: [(PopulationGroup, [Double]?)] = [
      (.everyone, layer.people), (.elderly, layer.elderly), (.under3, layer.under3),
      (.children, layer.children),
    ]
    weights = groups.compactMap { group, values in values.map { (group, $0) } }
  }

  /// Squares of a lattice over a city.
  private static let squares = 60_000.0

  private mutating func addLattice(over land: [PlanarRegion]) {
    let area = land.reduce(0) { $0 + $1.area }
    let side = max((area / Self.squares).squareRoot(), 5)
    for region in land {
      let inside = Self.lattice(over: region, side: side)
      counts.append(inside.count)
      positions += inside
    }
    sides = [Double](repeating: side, count: positions.count)
    weights = [(.everyone, [Double](repeating: side * side, count: positions.count))]
  }

  /// Centres of squares that are in a region; of a region that holds none its own centre.
  private static func lattice(over region: PlanarRegion, side: Double) -> [PlanarPoint] {
    guard !region.isEmpty else { return [] }
    let (columns, rows) = (steps(region.box.width, side), steps(region.box.height, side))
    let centers = (0..<rows).flatMap { row in
      (0..<columns).map { column in
        PlanarPoint(
          x: region.box.minX + (Double(column) + 0.5) * side,
          y: region.box.minY + (Double(row) + 0.5) * side)
      }
    }
    let inside = centers.filter(region.contains)
    return inside.isEmpty ? [region.centroid] : inside
  }

  private static func steps(_ length: Double, _ side: Double) -> Int {
    Int((length / side).rounded(.up).clamped(to: 1...1e5))
  }
}

extension PagePlaces {
  /// The block `places`; coordinates are centimetres from the corner of the grid, each after the one before.
  ///
  /// Complexity: O(places).
  func json(_ grid: PageGrid) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.integers("counts", counts)
    json.integers("x", Self.steps(positions.map { $0.x - grid.origin.x }))
    json.integers("y", Self.steps(positions.map { $0.y - grid.origin.y }))
    json.key("sides")
    json.beginArray()
    for side in sides { json.number(side, decimals: 1) }
    json.endArray()
    json.key("weights")
    json.beginObject()
    for (group, values) in weights {
      json.key(group.rawValue)
      json.beginArray()
      for value in values { json.number(value, decimals: 3) }
      json.endArray()
    }
    json.endObject()
    json.endObject()
    return json.bytes
  }

  private static func steps(_ metres: [Double]) -> [Int] {
    var last = 0
    return metres.map { value in
      let next = Int((value.isFinite ? value * 100 : 0).rounded().clamped(to: -1e11...1e11))
      defer { last = next }
      return next - last
    }
  }
}
