import Assessment
import Coverage
import NearestStreets
import PlanarGeometry
import WalkNetwork

/// What walking has found for every community and type, and what finds it again.
struct WalkState: Sendable {
  let streets: StreetIndex
  let snapLimit: Double
  /// By group of the facilities, then by layer.
  private var fields: [[DistanceField]]
  /// Facilities of the fields as they were searched, by their numbers in the search.
  private let numbered: [[[Int32]]]
  private let cityFacilities: Int
  private var measurement: NetworkMeasurement
  private var losses: BarrierLosses
  /// Communities that are ready to be measured.
  private var kept: [NetworkMeasurement.Community?]
  private let visitors: NodeVisitors
  private let catchments: FacilityCatchments
  private var search: CatchmentSearch
  private var queue = BucketQueue()

  /// What a change has replaced, in order.
  struct Undo: Sendable {
    fileprivate var fields: [(group: Int, layer: Int, change: DistanceField.Change)] = []
  }

  /// - Parameter searched: what the examination has kept, for each group that has types.
  init(
    _ input: AssessmentInput, _ network: PedestrianNetwork, searched: [NetworkAssessment.Kept]
  ) {
    snapLimit = input.options.snapLimit
    streets =
      searched.first?.fields.streets
      ?? StreetIndex(network.graph, barriers: network.barriers.segments)
    measurement = NetworkMeasurement(
      streets, snapLimit: snapLimit, input.networkRequest)
    losses = BarrierLosses(network.barriers, on: streets, input)
    numbered = input.facilities.groups.map(\.facilities)
    cityFacilities = input.facilities.roster.cityCount
    var rest = searched[...]
    var visits: [(community: Int, nodes: [Int32])] = []
    var gates = [FacilityCatchments.Gates](repeating: .init(), count: input.demand.count)
    fields = []
    kept = [NetworkMeasurement.Community?](repeating: nil, count: input.demand.count)
    for group in input.facilities.groups {
      let own = group.types.isEmpty ? nil : rest.popFirst()
      fields.append(own?.fields.fields ?? [])
      for (community, visit) in zip(group.communities, own?.visits ?? []) {
        visits.append((community, visit.nodes))
        gates[community].add(visit.gates)
        kept[community] = visit.community ?? kept[community]
      }
    }
    visitors = NodeVisitors(nodes: network.graph.nodeCount, visits)
    catchments = FacilityCatchments(network.graph, gates)
    search = CatchmentSearch(network.graph)
  }

  mutating func revert(_ undo: Undo) {
    for (group, layer, change) in undo.fields.reversed() { fields[group][layer].revert(change) }
  }

  /// A community of which something may change.
  struct Finding {
    var community: Int
    /// nil where only the number of facilities in reach changes.
    var figures: NetworkFigures?
    /// By how much the number of facilities in reach changes.
    var facilitiesInReach: Int
  }

  /// A facility that comes or goes.
  private struct Turnover {
    var sources: [WalkSource]
    /// Facilities it stands for, negative where it goes.
    var count: Int
    /// Communities of which some demand reaches it.
    var communities: Set<Int> = []
  }

  /// Searches and measures again what a change of a layer reaches.
  ///
  /// - Parameter input: with the facilities after the change.
  mutating func measure(
    _ change: ServedFacilities.LayerChange, in input: AssessmentInput, _ undo: inout Undo
  ) -> [Finding] {
    let group = input.facilities.groups[change.group]
    let layer = group.layers[change.layer]
    var turnovers = turnovers(change, input.facilities.roster)
    let fieldChange = fields[change.group][change.layer].change(
      removing: numbers(of: change.removed, change),
      adding: turnovers.filter { $0.count > 0 }.flatMap(\.sources),
      queue: &queue)
    undo.fields.append((change.group, change.layer, fieldChange))
    let served = group.communities.count == input.demand.count ? nil : Set(group.communities)
    for number in turnovers.indices {
      catchments.forEachCommunity(
        reaching: turnovers[number].sources[...], within: layer.radius, &search
      ) { turnovers[number].communities.insert($0) }
    }
    var measured = visitors.communities(at: fieldChange.nodes + edgeNodes(of: turnovers))
    measured.formUnion(communitiesOnGrounds(of: change, input))
    var findings: [Finding] = []
    for community in turnovers.reduce(measured, { $0.union($1.communities) }).sorted()
    where served?.contains(community) ?? true {
      findings.append(
        finding(
          community, isMeasured: measured.contains(community), change, turnovers: turnovers,
          in: input))
    }
    return findings
  }

  private mutating func finding(
    _ community: Int, isMeasured: Bool, _ change: ServedFacilities.LayerChange,
    turnovers: [Turnover], in input: AssessmentInput
  ) -> Finding {
    let layer = input.facilities.groups[change.group].layers[change.layer]
    var figures: NetworkFigures?
    if isMeasured {
      prepare(community, input)
      figures = measurement.figures(
        layer, fields[change.group][change.layer], wantsMissed: false)
    }
    let reached = turnovers.filter { turnover in
      turnover.communities.contains(community)
        || isMeasured && measurement.reaches(turnover.sources, within: layer.radius)
    }
    return Finding(
      community: community, figures: figures,
      facilitiesInReach: reached.reduce(0) { $0 + $1.count })
  }

  /// Numbers in the field of facilities that go.
  private func numbers(
    of members: [FacilityRoster.Member], _ change: ServedFacilities.LayerChange
  ) -> Set<Int32> {
    let base = numbered[change.group][change.layer]
    var numbers = Set<Int32>()
    for facility in members.map(\.facility) {
      for number in base.indices where Int(base[number]) == facility {
        numbers.insert(Int32(number))
      }
      if facility >= cityFacilities { numbers.insert(number(ofAdded: facility, change)) }
    }
    return numbers
  }

  /// Behind those of the city.
  private func number(
    ofAdded facility: Int, _ change: ServedFacilities.LayerChange
  ) -> Int32 {
    let number = numbered[change.group][change.layer].count + facility - cityFacilities
    return min(Int32(clamping: number), WalkSource.facilityLimit - 1)
  }

  private func turnovers(
    _ change: ServedFacilities.LayerChange, _ roster: FacilityRoster
  ) -> [Turnover] {
    let gone = change.removed.map { member in
      Turnover(sources: sources(of: roster[member.facility], number: 0), count: -member.count)
    }
    return gone
      + change.added.map { member in
        Turnover(
          sources: sources(
            of: roster[member.facility], number: number(ofAdded: member.facility, change)),
          count: member.count)
      }
  }

  /// The ways into the network from a facility; none when it is off the network.
  func sources(of facility: Facility, number: Int32 = 0) -> [WalkSource] {
    facility.layer.sources(on: streets, within: snapLimit).map { source in
      var own = source
      own.facility = number
      return own
    }
  }

  /// The ends of the edges that facilities lie on: who lies on the same edge walks along it.
  private func edgeNodes(of turnovers: [Turnover]) -> [Int32] {
    turnovers.flatMap(\.sources).flatMap { source in
      let edge = streets.graph.edges[Int(source.attachment.edge)]
      return [edge.tail, edge.head]
    }
  }

  /// Communities that share ground with a polygon facility.
  private func communitiesOnGrounds(
    of change: ServedFacilities.LayerChange, _ input: AssessmentInput
  ) -> [Int] {
    let regions = (change.removed + change.added).compactMap { member in
      input.facilities.roster[member.facility].region
    }
    guard !regions.isEmpty else { return [] }
    return input.demand.indices.filter { community in
      regions.contains { $0.box.intersects(input.demand[community].box) }
    }
  }

  /// Demand of communities within reach of some facilities as if there were no others, in the column of
  /// their layer, and what a barrier keeps from them.
  ///
  /// - Parameter straight: of each community within the radius by straight lines.
  mutating func reach(
    of layer: FacilityLayer, in communities: [Int], straight: [Double], _ input: AssessmentInput
  ) -> [(covered: Double, behindBarriers: Double?)] {
    var field = DistanceField(streets.graph)
    let sources = layer.sources(on: streets, within: snapLimit)
    // Facilities of one scenario are far fewer than a search tells apart.
    guard (try? field.search(from: sources, within: losses.reach(of: layer), queue: &queue)) != nil
    else { return communities.map { _ in (0, nil) } }
    return zip(communities, straight).map { community, straight in
      prepare(community, input)
      let covered = measurement.covered(layer, field)
      return (
        covered,
        kept[community].flatMap { losses.demand(of: $0, lost: straight - covered, layer, field) }
      )
    }
  }

  /// Demand of a community within reach of the layer of a group as it stands, in a column of the weights.
  mutating func covered(
    _ community: Int, group: Int, layer: Int, weightColumn: Int, _ input: AssessmentInput
  ) -> Double {
    var counted = input.facilities.groups[group].layers[layer]
    counted.weightColumn = weightColumn
    prepare(community, input)
    return measurement.covered(counted, fields[group][layer])
  }

  /// Makes a community ready to be measured, and keeps it so.
  private mutating func prepare(_ community: Int, _ input: AssessmentInput) {
    if let known = kept[community] {
      measurement.prepare(known)
    } else {
      measurement.prepare(input.demand[community])
      kept[community] = measurement.community
    }
  }
}
