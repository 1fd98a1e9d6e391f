import Assessment
import Coverage
import FlatArrays
import PlanarGeometry

/// What straight lines have found for every community and type, and what finds it again.
struct StraightState: Sendable {
  /// Covered demand, row by row.
  private(set) var covered: [Double]
  /// Greatest distance of a sample in metres of walking, row by row; empty where the metric is network.
  private var farthest: [Double]
  /// By group of the facilities, then by layer.
  private var indexes: [[FacilityIndex]]
  private var measurement: StraightPlaces
  /// Communities that have been measured again.
  private var kept: [StraightPlaces.Community?]
  private var scratch = ServiceReach.Scratch()

  /// What a change has replaced, in order.
  struct Undo: Sendable {
    fileprivate var indexes: [(group: Int, layer: Int, index: FacilityIndex)] = []
    fileprivate var covered: [(row: Int, value: Double)] = []
    fileprivate var farthest: [(row: Int, value: Double)] = []
  }

  init(_ input: AssessmentInput, covered: [Double], farthest: [Double]) {
    self.covered = covered
    self.farthest = farthest
    indexes = input.facilities.groups.map { group in
      group.layers.map { FacilityIndex($0, strategy: input.options.index) }
    }
    measurement = StraightPlaces(cell: input.options.cell, detour: input.options.detour)
    kept = [StraightPlaces.Community?](repeating: nil, count: input.demand.count)
  }

  /// Prepares every community. Complexity: O(cells · log cells).
  mutating func keepPlaces(_ input: AssessmentInput) {
    guard !farthest.isEmpty else { return }
    for community in kept.indices where kept[community] == nil {
      measurement.prepare(input.demand[community])
      kept[community] = measurement.takeOut()
    }
  }

  mutating func revert(_ undo: Undo) {
    for (group, layer, index) in undo.indexes.reversed() { indexes[group][layer] = index }
    for (row, value) in undo.covered.reversed() { covered[row] = value }
    for (row, value) in undo.farthest.reversed() { farthest[row] = value }
  }

  /// Measures again what a change of a layer reaches.
  ///
  /// A place has another nearest facility only if the one that comes or goes is not farther than the
  /// nearest was, so that communities with no place so far away need not be looked at.
  ///
  /// - Parameters:
  ///   - boxes: of the facilities that come or go.
  ///   - input: with the facilities after the change.
  /// - Returns: the communities whose covered demand or distances may change, ascending, with the
  ///   figures of their distances where the metric is straight.
  mutating func measure(
    _ change: ServedFacilities.LayerChange, boxes: [PlanarBox], in input: AssessmentInput,
    _ undo: inout Undo
  ) -> [(community: Int, figures: DistanceFigures?)] {
    let group = input.facilities.groups[change.group]
    let facilities = FacilityIndex(group.layers[change.layer], strategy: input.options.index)
    undo.indexes.append((change.group, change.layer, indexes[change.group][change.layer]))
    indexes[change.group][change.layer] = facilities
    let near = near(boxes, among: group.communities, ofType: change.type, in: input)
    measureCovered(near.inReach, by: facilities, ofType: change.type, in: input, &undo)
    guard !farthest.isEmpty else { return near.inReach.map { ($0, nil) } }
    return near.all.map { community in
      putIn(community, input)
      let figures = measurement.figures(facilities)
      kept[community] = measurement.takeOut()
      let row = input.index[community, change.type]
      undo.farthest.append((row, farthest[row]))
      farthest[row] = figures.maximum
      return (community, figures)
    }
  }

  /// The communities that a facility in one of the boxes can reach, and those among which it can be the
  /// nearest to some place or reach them.
  private func near(
    _ boxes: [PlanarBox], among communities: [Int], ofType type: Int, in input: AssessmentInput
  ) -> (inReach: [Int], all: [Int]) {
    let reach = ReachLimit(input.radii[type], detour: input.options.detour).straightBound
    // Room for the rounding of differences, squares and roots.
    let slack = 1 + 1e-12
    var (inReach, all) = ([Int](), [Int]())
    for community in communities {
      let box = input.demand[community].box
      let squared = boxes.lazy.map { box.squaredDistance(to: $0) }.min() ?? .infinity
      let row = input.index[community, type]
      let limit = farthest.isEmpty ? 0 : farthest[row] / input.options.detour * slack
      if squared <= reach * reach { inReach.append(community) }
      if squared <= max(reach * reach, limit * limit) { all.append(community) }
    }
    return (inReach, all)
  }

  private mutating func measureCovered(
    _ communities: [Int], by facilities: FacilityIndex, ofType type: Int,
    in input: AssessmentInput, _ undo: inout Undo
  ) {
    let found = covered(
      communities, by: facilities, weightColumn: facilities.layer.weightColumn, input)
    for (community, demand) in zip(communities, found) {
      let row = input.index[community, type]
      undo.covered.append((row, covered[row]))
      covered[row] = demand
    }
  }

  /// Demand of communities within reach of some facilities, in a column of the weights.
  mutating func covered(
    _ communities: [Int], by index: FacilityIndex, weightColumn: Int, _ input: AssessmentInput
  ) -> [Double] {
    var box = PlanarBox.empty
    for community in communities { box.insert(input.demand[community].box) }
    let reach = ServiceReach(
      of: index, near: box, detour: input.options.detour, strategy: input.options.index)
    return communities.map { community in
      scratch.prepare(input.demand[community])
      return reach.coveredDemand(
        of: input.demand[community], weightColumn: weightColumn, scratch: &scratch)
    }
  }

  /// Demand of a community within reach of the layer of a group as it stands.
  mutating func covered(
    _ community: Int, group: Int, layer: Int, weightColumn: Int, _ input: AssessmentInput
  ) -> Double {
    covered([community], by: indexes[group][layer], weightColumn: weightColumn, input)[0]
  }

  private mutating func putIn(_ community: Int, _ input: AssessmentInput) {
    if let known = kept[community] {
      kept[community] = nil
      measurement.putIn(known)
    } else {
      measurement.prepare(input.demand[community])
    }
  }
}
