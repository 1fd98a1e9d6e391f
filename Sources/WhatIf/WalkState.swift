import Assessment
import Coverage
import PlanarGeometry
import WalkNetwork

/// What walking has found for every community and type, and what finds it again.
struct WalkState: Sendable {
  private let index: EdgeIndex
  private let snapLimit: Double
  /// By group of the facilities, then by layer.
  private var fields: [[DistanceField]]
  /// Facilities of the fields as they were searched, by their numbers in the search.
  private let numbered: [[[Int32]]]
  private let cityFacilities: Int
  private var measurement: NetworkMeasurement
  /// Communities that are ready to be measured.
  private var kept: [NetworkMeasurement.Community?]
  /// Communities that have been kept before: measuring them again makes little new.
  private var isKnown: [Bool]
  /// How many nodes of each kept community `visitors` knows.
  private var visitedNodes: [Int]
  private var visitors: NodeVisitors
  private let catchments: FacilityCatchments
  private var search: CatchmentSearch
  private var queue = BucketQueue()

  /// What a change has replaced, in order.
  struct Undo: Sendable {
    fileprivate var fields: [(group: Int, column: Int, change: DistanceField.Change)] = []
  }

  /// - Parameter searched: what the examination has kept, for each group that has types.
  init(
    _ plan: AssessmentPlan, _ network: PedestrianNetwork, _ searched: [NetworkAssessment.Kept]
  ) {
    index = searched.first?.fields.index ?? EdgeIndex(network.graph, barriers: network.barriers)
    snapLimit = plan.options.snapLimit
    measurement = NetworkMeasurement(index, snapLimit: snapLimit, plan.networkRequest)
    numbered = plan.facilities.groups.map(\.facilities)
    cityFacilities = plan.facilities.roster.cityCount
    var rest = searched[...]
    var visits: [(community: Int, nodes: [Int32])] = []
    var gates = [FacilityCatchments.Gates](repeating: .init(), count: plan.demand.count)
    fields = []
    kept = [NetworkMeasurement.Community?](repeating: nil, count: plan.demand.count)
    visitedNodes = [Int](repeating: 0, count: plan.demand.count)
    isKnown = [Bool](repeating: false, count: plan.demand.count)
    for group in plan.facilities.groups {
      let own = group.types.isEmpty ? nil : rest.popFirst()
      fields.append(own?.fields.fields ?? [])
      for (community, visit) in zip(group.communities, own?.visits ?? []) {
        visits.append((community, visit.nodes))
        gates[community].add(visit.gates)
        if let place = visit.community {
          kept[community] = place
          visitedNodes[community] = visit.nodes.count
          isKnown[community] = true
        }
      }
    }
    visitors = NodeVisitors(nodes: network.graph.nodeCount, visits)
    catchments = FacilityCatchments(network.graph, gates)
    search = CatchmentSearch(network.graph)
  }

  mutating func revert(_ undo: Undo) {
    for (group, column, change) in undo.fields.reversed() { fields[group][column].revert(change) }
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
  private struct Coming {
    var sources: [WalkSource]
    /// Facilities it stands for, negative where it goes.
    var count: Int
    /// Communities of which some demand reaches it.
    var communities: Set<Int> = []
  }

  /// Searches and measures again what a change of a layer reaches.
  ///
  /// - Parameter plan: with the facilities after the change.
  mutating func measure(
    _ change: ServedFacilities.LayerChange, _ plan: AssessmentPlan, _ undo: inout Undo
  ) -> [Finding] {
    let group = plan.facilities.groups[change.group]
    let layer = group.layers[change.column]
    var comings = comings(change, plan.facilities.roster)
    let fieldChange = fields[change.group][change.column].change(
      removing: numbers(of: change.removed, change),
      adding: comings.filter { $0.count > 0 }.flatMap(\.sources),
      queue: &queue)
    undo.fields.append((change.group, change.column, fieldChange))
    let served = group.communities.count == plan.demand.count ? nil : Set(group.communities)
    for number in comings.indices {
      catchments.forEachCommunity(
        reaching: comings[number].sources[...], within: layer.radius, &search
      ) { comings[number].communities.insert($0) }
    }
    var measured = visitors.communities(at: fieldChange.nodes + edgeNodes(of: comings))
    measured.formUnion(communitiesOnGrounds(of: change, plan))
    var findings: [Finding] = []
    for community in comings.reduce(measured, { $0.union($1.communities) }).sorted()
    where served?.contains(community) ?? true {
      findings.append(
        finding(
          community, isMeasured: measured.contains(community), layer, change, comings, plan))
    }
    return findings
  }

  private mutating func finding(
    _ community: Int, isMeasured: Bool, _ layer: FacilityLayer,
    _ change: ServedFacilities.LayerChange, _ comings: [Coming], _ plan: AssessmentPlan
  ) -> Finding {
    var figures: NetworkFigures?
    if isMeasured {
      putIn(community, plan)
      figures = measurement.figures(
        layer, fields[change.group][change.column], wantsMissed: false)
    }
    let reached = comings.filter { coming in
      coming.communities.contains(community)
        || isMeasured && measurement.reaches(coming.sources, within: layer.radius)
    }
    if isMeasured { takeOut(community) }
    return Finding(
      community: community, figures: figures,
      facilitiesInReach: reached.reduce(0) { $0 + $1.count })
  }

  /// Numbers in the field of facilities that go.
  private func numbers(
    of members: [FacilityRoster.Member], _ change: ServedFacilities.LayerChange
  ) -> Set<Int32> {
    let base = numbered[change.group][change.column]
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
    let number = numbered[change.group][change.column].count + facility - cityFacilities
    return min(Int32(clamping: number), WalkSource.facilityLimit - 1)
  }

  private func comings(
    _ change: ServedFacilities.LayerChange, _ roster: FacilityRoster
  ) -> [Coming] {
    let gone = change.removed.map { member in
      Coming(sources: sources(of: roster[member.facility], number: 0), count: -member.count)
    }
    return gone
      + change.added.map { member in
        Coming(
          sources: sources(
            of: roster[member.facility], number: number(ofAdded: member.facility, change)),
          count: member.count)
      }
  }

  /// The ways into the network from a facility; none when it is off the network.
  func sources(of facility: Facility, number: Int32 = 0) -> [WalkSource] {
    facility.layer.sources(on: index, within: snapLimit).map {
      WalkSource($0.attachment, extent: $0.extent, facility: number)
    }
  }

  /// The ends of the edges that facilities lie on: who lies on the same edge walks along it.
  private func edgeNodes(of comings: [Coming]) -> [Int32] {
    comings.flatMap(\.sources).flatMap { source in
      let edge = index.graph.edges[Int(source.attachment.edge)]
      return [edge.tail, edge.head]
    }
  }

  /// Communities that share ground with a polygon facility.
  private func communitiesOnGrounds(
    of change: ServedFacilities.LayerChange, _ plan: AssessmentPlan
  ) -> [Int] {
    let regions = (change.removed + change.added).compactMap { member in
      plan.facilities.roster[member.facility].region
    }
    guard !regions.isEmpty else { return [] }
    return plan.demand.indices.filter { community in
      regions.contains { $0.box.intersects(plan.demand[community].box) }
    }
  }

  /// Demand of communities within reach of some facilities as if there were no others, in the column of
  /// their layer.
  mutating func covered(
    _ communities: [Int], by layer: FacilityLayer, _ plan: AssessmentPlan
  ) -> [Double] {
    var field = DistanceField(index.graph)
    let sources = layer.sources(on: index, within: snapLimit)
    // Facilities of one scenario are far fewer than a search tells apart.
    guard (try? field.search(from: sources, within: layer.radius, queue: &queue)) != nil else {
      return communities.map { _ in 0 }
    }
    return communities.map { community in
      putIn(community, plan)
      defer { takeOut(community) }
      return measurement.covered(layer, field)
    }
  }

  /// Demand of a community within reach of the layer of a group as it stands, in a column of the weights.
  mutating func covered(
    _ community: Int, group: Int, layer: Int, column: Int, _ plan: AssessmentPlan
  ) -> Double {
    var counted = plan.facilities.groups[group].layers[layer]
    counted.weightColumn = column
    putIn(community, plan)
    defer { takeOut(community) }
    return measurement.covered(counted, fields[group][layer])
  }

  private mutating func putIn(_ community: Int, _ plan: AssessmentPlan) {
    if kept[community] != nil {
      measurement.putIn(&kept[community])
    } else {
      measurement.prepare(plan.demand[community])
      visitedNodes[community] = measurement.nodes.count
    }
  }

  private mutating func takeOut(_ community: Int) {
    let nodes = measurement.nodes
    visitors.insert(nodes[visitedNodes[community]...], of: community)
    visitedNodes[community] = nodes.count
    kept[community] = measurement.takeOut(shrinking: !isKnown[community])
    isKnown[community] = true
  }
}

extension Facility {
  /// The facility as a layer of its own.
  var layer: FacilityLayer {
    let regions = entrances.isEmpty ? region.map { [$0] } ?? [] : []
    return FacilityLayer(
      radius: 1, points: entrances, pointOwners: entrances.map { _ in 0 }, regions: regions,
      regionOwners: regions.map { _ in 0 }, counts: [1])
  }

  /// The box around all its entrances, or its region.
  var box: PlanarBox {
    region.flatMap { entrances.isEmpty ? $0.box : nil } ?? PlanarBox(around: entrances)
  }
}
