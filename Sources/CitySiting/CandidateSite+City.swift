public import Assessment
import Coverage
import PlanarGeometry
import WalkNetwork

extension CandidateSite {
  /// The middles of the cells of a square lattice that lie in a community, in ascending order of id:
  /// `cell:COLUMN:ROW`. The lattice's lines lie at multiples of the cell's side.
  ///
  /// - Parameter side: metres, greater than 0.
  /// - Complexity: O(cells in the box of the communities · vertices of those about each).
  /// - Returns: nil where the box has more than `generatedLimit` cells.
  public static func cells(of city: City, side: Double) -> [CandidateSite]? {
    guard let lattice = CandidateLattice(city, side: side) else { return nil }
    let places = lattice.middles
    let homes = RegionMembership(of: places.map(\.position), in: city.communities.map(\.region))
    return places.indices.filter { !homes.regions(of: $0).isEmpty }.map { place in
      CandidateSite(id: "cell:\(places[place].name)", position: places[place].position)
    }.sortedByID
  }

  /// Of the nodes of the network in each cell of such a lattice that are on the ground and lie in a
  /// community the one nearest to the cell's middle, in ascending order of id: `node:COLUMN:ROW`.
  ///
  /// - Complexity: O(nodes · vertices of the communities about each).
  /// - Returns: nil where the box has more than `generatedLimit` cells; none without a network.
  public static func nodes(of city: City, side: Double) -> [CandidateSite]? {
    guard let lattice = CandidateLattice(city, side: side) else { return nil }
    let positions = city.network?.graph.groundPositions ?? []
    let homes = RegionMembership(of: positions, in: city.communities.map(\.region))
    var nearest: [CandidateLattice.Cell: PlanarPoint] = [:]
    for (node, position) in positions.enumerated() where !homes.regions(of: node).isEmpty {
      let cell = lattice.cell(of: position)
      let middle = lattice.middle(of: cell)
      let known = nearest[cell].map { middle.squaredDistance(to: $0) } ?? .infinity
      if middle.squaredDistance(to: position) < known { nearest[cell] = position }
    }
    return nearest.map { cell, position in
      CandidateSite(id: "node:\(cell.name)", position: position)
    }.sortedByID
  }

  /// More cells than this are not generated.
  static let generatedLimit = 1 << 20
}

extension WalkGraph {
  /// Of the nodes at which the network is entered.
  fileprivate var groundPositions: [PlanarPoint] {
    zip(positions, isNodeEntered).filter(\.1).map(\.0)
  }
}

extension [CandidateSite] {
  fileprivate var sortedByID: [CandidateSite] {
    sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}

/// The lattice over a city's communities.
private struct CandidateLattice {
  struct Cell: Hashable {
    var column: Int
    var row: Int

    var name: String { "\(column):\(row)" }
  }

  private let side: Double
  private let box: PlanarBox

  init?(_ city: City, side: Double) {
    let box = city.communities.box
    let cells = (box.width / side + 2) * (box.height / side + 2)
    guard cells <= Double(CandidateSite.generatedLimit) else { return nil }
    (self.side, self.box) = (side, box)
  }

  func cell(of point: PlanarPoint) -> Cell {
    Cell(
      column: Int((point.x / side).rounded(.down)), row: Int((point.y / side).rounded(.down)))
  }

  func middle(of cell: Cell) -> PlanarPoint {
    PlanarPoint(x: (Double(cell.column) + 0.5) * side, y: (Double(cell.row) + 0.5) * side)
  }

  var middles: [(name: String, position: PlanarPoint)] {
    let low = cell(of: PlanarPoint(x: box.minX, y: box.minY))
    let high = cell(of: PlanarPoint(x: box.maxX, y: box.maxY))
    guard low.column <= high.column, low.row <= high.row else { return [] }
    return (low.row...high.row).flatMap { row in
      (low.column...high.column).map { column in
        let cell = Cell(column: column, row: row)
        return (cell.name, middle(of: cell))
      }
    }
  }
}

extension CandidateSite {
  /// Why a candidate cannot hold a facility of a type.
  public enum Exclusion: Hashable, Sendable {
    /// It may not hold the type.
    case type
    /// It has less than the m² that the norm for the communities around asks for.
    case floorArea(least: Double)
    /// Its cost is not known where others' are counted.
    case cost
    /// It stands farther than the radius from every community.
    case outsideStudyArea
  }

  /// What is not known of a site does not exclude it, but for the cost.
  ///
  /// - Parameters:
  ///   - position: of the type in the standard.
  ///   - regions: of the communities.
  ///   - isPriced: whether costs are counted.
  func exclusion(
    from type: FacilityType, at position: Int, in communities: [Community],
    _ regions: [PlanarRegion],
    isPriced: Bool
  ) -> Exclusion? {
    guard types?.contains(Int32(position)) ?? true else { return .type }
    if isPriced && cost == nil { return .cost }
    guard let floorArea,
      type.norms.contains(where: { $0.minimumArea.map { floorArea < $0 } ?? false })
    else { return nil }
    let homes = RegionMembership.regions(holding: self.position, among: regions)
    let kinds = homes.isEmpty ? [nil] : homes.map { communities[Int($0)].kind }
    let least = kinds.compactMap { type.norm(for: $0)?.minimumArea }.max()
    return least.flatMap { floorArea < $0 ? .floorArea(least: $0) : nil }
  }

  func isFarther(than radius: Double, from communities: [Community]) -> Bool {
    communities.allSatisfy { $0.region.box.squaredDistance(to: position) > radius * radius }
      || communities.allSatisfy { $0.region.squaredDistance(to: position) > radius * radius }
  }
}
