import Coverage
import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Draws the ways that the distances of a community come from.
public enum CommunityWays {
  /// Sides of the lattice's cells along a community at most, where its middle way is sought.
  private static let cellsAcross = 40.0

  /// The way from the nearest place of a community, as `min_m` has it, and on foot that from the middle one; none
  /// where there is no way, or no demand.
  ///
  /// - Parameters:
  ///   - community: position in the city.
  ///   - type: id of a type of the standard.
  /// - Throws: `AssessmentError`.
  /// - Complexity: on foot that of the network's subdivision and one search.
  public static func ways(
    _ city: City, standard: Standard, options: AssessmentOptions, community: Int, type: String
  ) async throws(AssessmentError) -> [CommunityWay] {
    var options = options
    options.types = [type]
    options.measure =
      standard.types.first { $0.id == type }?.measure ?? options.measure
    (options.keepsDemand, options.measuresFacilities) = (false, false)
    let input = try AssessmentInput(city, standard: standard, options: options)
    guard
      let group = input.facilities.groups.first(where: {
        $0.types.contains(0) && $0.communities.contains(community)
      }), let layer = group.types.firstIndex(of: 0), !input.demand[community].isEmpty
    else { return [] }
    let place = Place(
      demand: input.demand[community], layer: group.layers[layer],
      facilities: group.facilities[layer])
    guard let network = input.network else { return straightWays(place, detour: options.detour) }
    return try await walks(place, on: network, options)
  }

  /// What is asked for.
  private struct Place {
    var demand: CommunityDemand
    var layer: FacilityLayer
    /// Positions in the city's table.
    var facilities: [Int32]
  }

  private static func straightWays(_ place: Place, detour: Double) -> [CommunityWay] {
    guard let way = StraightWay(from: place.demand, to: place.layer) else { return [] }
    return [
      CommunityWay(
        .nearest, facility: Int(place.facilities[Int(way.facility)]), isWalked: false,
        metres: way.length * detour, line: [way.start, way.end])
    ]
  }

  private static func walks(
    _ place: Place, on network: PedestrianNetwork, _ options: AssessmentOptions
  ) async throws(AssessmentError) -> [CommunityWay] {
    let streets = StreetIndex(network.graph, barriers: network.barriers.segments)
    let fields: NetworkFields
    do throws(WalkNetworkError) {
      fields = try await NetworkFields.search(
        streets, layers: [place.layer], snapLimit: options.snapLimit, threads: options.threads)
    } catch {
      throw .tooManyFacilities
    }
    var finder = WayFinder(fields)
    let cell = max(options.cell, place.demand.box.diagonal / cellsAcross)
    let found = [
      (CommunityWay.Start.nearest, finder.nearestWay(from: place.demand, layer: 0)),
      (.middle, finder.middleWay(from: place.demand, layer: 0, cell: cell)),
    ]
    return found.compactMap { start, way in
      way.map { CommunityWay($0, from: start, among: place.facilities, network.barriers) }
    }
  }
}

extension CommunityWay {
  /// - Parameter facilities: positions in the city's table, by the numbers of the layer.
  fileprivate init(
    _ way: FootWay, from start: Start, among facilities: [Int32],
    _ barriers: BarrierLines
  ) {
    self.init(
      start, facility: Int(facilities[Int(way.facility)]), isWalked: true, metres: way.metres,
      line: way.line)
    (firstLeg, lastLeg) = (way.firstLeg, way.lastLeg)
    (junctions, metresOffGround) = (way.junctions, way.metresOffGround)
    guard let first = line.first, let last = line.last else { return }
    var scratch: [Int32] = []
    let passage = barriers.blocking(first, last, scratch: &scratch)
    (crossesBarrier, barrier) = (passage != nil, passage?.name)
  }
}
