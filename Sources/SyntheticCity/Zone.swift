import PlanarGeometry

/// How dense a part of the city is built.
package enum Zone: Int, Sendable, CaseIterable {
  case core, town, fringe, scenic
}

extension Zone {
  /// Widths of the blocks of one quarter in cells, by draw; each row sums to a quarter.
  var streetSpacings: [[Int]] {
    switch self {
    case .core:
      [[3, 3, 4, 3, 3], [2, 4, 3, 4, 3], [4, 3, 2, 3, 4], [3, 2, 4, 4, 3], [4, 4, 4, 4]]
    case .town: [[3, 3, 3, 3, 4], [4, 4, 4, 4], [4, 3, 3, 3, 3]]
    case .fringe: [[8, 8], [7, 9], [9, 7]]
    case .scenic: [[16]]
    }
  }

  /// Areas of communities in m².
  var communityAreas: QuantileTable {
    switch self {
    case .core:
      QuantileTable([
        (0, 0.06e6), (0.1, 0.09e6), (0.5, 0.135e6), (0.7, 0.30e6), (0.9, 1.0e6), (1, 1.62e6),
      ])
    case .town:
      QuantileTable([(0, 0.15e6), (0.1, 0.25e6), (0.5, 0.55e6), (0.9, 1.5e6), (1, 2.4e6)])
    case .fringe: QuantileTable([(0, 0.85e6), (0.1, 1.1e6), (0.5, 1.8e6), (0.9, 3e6), (1, 3.8e6)])
    case .scenic: QuantileTable([(0, 2.2e6), (0.1, 2.6e6), (0.5, 3.7e6), (0.9, 7e6), (1, 11.5e6)])
    }
  }

  /// Land in m² for each community of the zone.
  var landPerCommunity: Double {
    switch self {
    case .core: 0.385e6
    case .town: 0.76e6
    case .fringe: 1.8e6
    case .scenic: 4.0e6
    }
  }

  /// Of 1258 communities, how many are in the zone.
  var communityShare: Double {
    switch self {
    case .core: 618.0 / 1258
    case .town: 111.0 / 1258
    case .fringe: 431.0 / 1258
    case .scenic: 98.0 / 1258
    }
  }

  /// People per m² of residential land.
  var residentialDensity: Double {
    switch self {
    case .core: 0.066
    case .town: 0.045
    case .fringe: 0.040
    case .scenic: 0.030
    }
  }

  /// Share of the border's bends that are kept between street corners.
  var bendShare: Double {
    switch self {
    case .core: 0.86
    case .town: 0.5
    case .fringe: 0.34
    case .scenic: 0.2
    }
  }
}

/// Which zone each quarter of a settlement belongs to, if it is built at all: quarters join by their
/// distance from the middle, made uneven, until each zone has the land it is to have.
struct QuarterZones {
  private let quarters: Int
  private var zones: [Zone?]

  subscript(column: Int, row: Int) -> Zone? {
    guard column >= 0, row >= 0, column < quarters, row < quarters else { return nil }
    return zones[row * quarters + column]
  }

  init(design: SettlementDesign, lattice: Lattice) {
    quarters = lattice.quarters
    zones = Array(repeating: nil, count: quarters * quarters)
    var left = design.land
    let order = Self.order(design: design, lattice: lattice)
    let landOfQuarter = Self.land(design: design, lattice: lattice)
    var next = order.byDistance.makeIterator()
    for quarter in order.lakeside where (left[.scenic] ?? 0) > 0 {
      take(quarter, as: .scenic, land: landOfQuarter[quarter], left: &left)
    }
    for zone in [Zone.core, .town] {
      while (left[zone] ?? 0) > landOfQuarter.max().map({ $0 / 2 }) ?? 0, let quarter = next.next()
      {
        take(quarter, as: zone, land: landOfQuarter[quarter], left: &left)
      }
    }
    let open = (left[.fringe] ?? 0) + (left[.scenic] ?? 0)
    buildOuterQuarters(&next, area: open, design: design, land: landOfQuarter, left: &left)
  }

  private mutating func take(
    _ quarter: Int, as zone: Zone, land: Double, left: inout [Zone: Double]
  ) {
    guard zones[quarter] == nil else { return }
    zones[quarter] = zone
    left[zone, default: 0] -= land
  }

  /// The next quarters outwards are fringe, those on the heights of a noise scenic or industrial.
  private mutating func buildOuterQuarters(
    _ next: inout IndexingIterator<[Int]>, area: Double, design: SettlementDesign, land: [Double],
    left: inout [Zone: Double]
  ) {
    var open = area
    var outer: [Int] = []
    while open > land[0] / 2, let quarter = next.next() {
      guard zones[quarter] == nil else { continue }
      outer.append(quarter)
      open -= land[quarter]
    }
    let heights = ValueNoise(seed: design.seed &+ 11, wavelength: 3.2)
    let keyed = outer.map { quarter in
      let column = Double(quarter % quarters)
      return (height: heights.value(x: column, y: Double(quarter / quarters)), quarter: quarter)
    }
    for (_, quarter) in keyed.sorted(by: { ($0.height, $0.quarter) > ($1.height, $1.quarter) }) {
      let zone: Zone = (left[.scenic] ?? 0) > land[quarter] / 2 ? .scenic : .fringe
      take(quarter, as: zone, land: land[quarter], left: &left)
    }
  }

  /// Land of each quarter with its channels, lake taken off.
  private static func land(design: SettlementDesign, lattice: Lattice) -> [Double] {
    let lake = Lake(design: design, lattice: lattice)
    return (0..<lattice.quarters * lattice.quarters).map { quarter in
      let columns = lattice.columns(ofQuarter: quarter % lattice.quarters)
      let rows = lattice.rows(ofQuarter: quarter / lattice.quarters)
      let wet = lake?.cells(in: columns, rows, of: lattice).count ?? 0
      return Lattice.quarterSide * Lattice.quarterSide - Double(wet) * Lattice.cellSide
        * Lattice.cellSide
    }
  }

  private static func order(
    design: SettlementDesign, lattice: Lattice
  ) -> (byDistance: [Int], lakeside: [Int]) {
    let quarters = lattice.quarters
    let middle = Double(quarters) / 2
    let uneven = ValueNoise(seed: design.seed &+ 10, wavelength: 5)
    let lake = Lake(design: design, lattice: lattice)
    var keyed: [(key: Double, quarter: Int)] = []
    var lakeside: [Int] = []
    for quarter in 0..<quarters * quarters {
      let column = Double(quarter % quarters)
      let row = Double(quarter / quarters)
      let distance =
        PlanarPoint(x: column + 0.5, y: row + 0.5).distance(to: PlanarPoint(x: middle, y: middle))
      keyed.append((distance * (1 + 0.16 * uneven.value(x: column, y: row)), quarter))
      if lake?.isNear(column: quarter % quarters, row: quarter / quarters) == true {
        lakeside.append(quarter)
      }
    }
    keyed.sort { ($0.key, $0.quarter) < ($1.key, $1.quarter) }
    return (keyed.map(\.quarter), lakeside)
  }
}
