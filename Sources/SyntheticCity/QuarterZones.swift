import PlanarGeometry

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
      take(quarter, .scenic, landOfQuarter[quarter], &left)
    }
    for zone in [Zone.core, .town] {
      while (left[zone] ?? 0) > landOfQuarter.max().map({ $0 / 2 }) ?? 0, let quarter = next.next()
      {
        take(quarter, zone, landOfQuarter[quarter], &left)
      }
    }
    let open = (left[.fringe] ?? 0) + (left[.scenic] ?? 0)
    buildOuterQuarters(&next, area: open, design: design, land: landOfQuarter, &left)
  }

  private mutating func take(
    _ quarter: Int, _ zone: Zone, _ area: Double, _ left: inout [Zone: Double]
  ) {
    guard zones[quarter] == nil else { return }
    zones[quarter] = zone
    left[zone, default: 0] -= area
  }

  /// The next quarters outwards are fringe, those on the heights of a noise scenic or industrial.
  private mutating func buildOuterQuarters(
    _ next: inout IndexingIterator<[Int]>, area: Double, design: SettlementDesign, land: [Double],
    _ left: inout [Zone: Double]
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
      take(quarter, zone, land[quarter], &left)
    }
  }

  /// Land of each quarter with its channels, lake taken off.
  private static func land(design: SettlementDesign, lattice: Lattice) -> [Double] {
    let lake = Lake(design: design, lattice: lattice)
    return (0..<lattice.quarters * lattice.quarters).map { quarter in
      let columns = lattice.columns(ofQuarter: quarter % lattice.quarters)
      let rows = lattice.rows(ofQuarter: quarter / lattice.quarters)
      let wet = lake?.cells(in: columns, rows, of: lattice).count ?? 0
      return Lattice.quarterSide * Lattice.quarterSide - Double(wet) * Lattice.unit * Lattice.unit
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
