import NearestStreets
package import PlanarGeometry
package import WalkNetwork

/// What of some land is within a walk, as polygons: one piece of land after the other. One per task.
package struct LandReach: Sendable {
  /// Land divided by the nearest streets, whatever the facilities.
  package struct Sheet: Sendable {
    package let land: PlanarRegion
    fileprivate let sheet: LandSheet
    /// Whether all of it is on the network.
    fileprivate let isConnected: Bool
  }

  private let fields: NetworkFields
  private let tolerance: Double
  private var partitioner: LandPartitioner
  private var walks = LandWalks()
  private var prepared: Sheet?

  /// Less than this share of a land is rounding of its parts' areas.
  private static let rounding = 1e-9

  /// - Parameter tolerance: metres between a curve and the lines drawn for it, at most; greater than 0.
  package init(on fields: NetworkFields, tolerance: Double) {
    self.fields = fields
    self.tolerance = tolerance
    partitioner = LandPartitioner(fields.streets, limit: fields.snapLimit, keepsFrames: true)
  }

  /// Complexity: that of the partition.
  package mutating func sheet(of land: PlanarRegion) -> Sheet {
    let sheet = LandSheet(partitioner.partition([land]), fields.graph)
    let area = sheet.partition.areas(lands: 1)[0]
    return Sheet(
      land: land, sheet: sheet, isConnected: area >= land.area * (1 - Self.rounding))
  }

  package mutating func prepare(_ sheet: Sheet) {
    prepared = sheet
    walks.prepare(sheet.sheet)
  }

  /// What of the prepared land is within a walk of the facilities of a field: the land itself where all of it
  /// is; see `LandWalks.outlines`. Land inside of polygon facilities is not added.
  ///
  /// - Parameter field: of this network, searched at least as far as the radius.
  /// - Complexity: O(parts + bands).
  package mutating func pieces(within radius: Double, _ field: DistanceField) -> [PlanarRegion] {
    guard let prepared else { return [] }
    walks.arrived = 0
    walks.gather(field, densities: [1])
    let isWhole =
      prepared.isConnected && walks.bounds.allSatisfy { $0.demand == 0 || $0.greatest <= radius }
    if isWhole && !walks.bounds.isEmpty { return [prepared.land] }
    return walks.outlines(within: radius, fields.streets.streets, tolerance: tolerance)
  }
}

extension LandReach.Sheet {
  /// Whether some way from the land to a facility of a field may be within the limit of its search.
  ///
  /// Complexity: O(edges).
  package func meets(_ field: DistanceField) -> Bool {
    if sheet.tails.contains(where: { field.nearest(toNode: Int($0)) != nil })
      || sheet.heads.contains(where: { field.nearest(toNode: Int($0)) != nil })
    {
      return true
    }
    var found: [Int32] = []
    field.positions(ofFacilitiesAmong: sheet.partition.edges[...], into: &found)
    return !found.isEmpty
  }
}

extension FacilityLayer {
  /// The facility with a number as a layer of its own.
  ///
  /// Complexity: O(facilities).
  package func only(_ facility: Int32) -> FacilityLayer {
    let own = pointOwners.indices.filter { pointOwners[$0] == facility }
    let grounds = regionOwners.indices.filter { regionOwners[$0] == facility }
    return FacilityLayer(
      radius: radius, points: own.map { points[$0] }, pointOwners: own.map { _ in 0 },
      regions: grounds.map { regions[$0] }, regionOwners: grounds.map { _ in 0 },
      counts: [counts[Int(facility)]])
  }
}

extension NetworkFields {
  /// The ways in from one facility of a layer, as facility 0.
  ///
  /// Complexity: O(ways in).
  package func sources(of facility: Int32, layer: Int) -> [WalkSource] {
    sources[layer].filter { $0.facility == facility }
  }
}
