package import Coverage
import FlatArrays
package import PlanarGeometry
package import WalkNetwork

extension NetworkAssessment {
  /// Types that straight lines meet and walks miss, the greatest loss of demand first, each with what
  /// most of the lost demand runs into.
  func losses(_ rows: [CoverageRow], _ figures: [NetworkFigures]) -> [FootLoss] {
    var losses: [FootLoss] = []
    var scratch: [Int32] = []
    for type in input.types.indices {
      let lost = input.demand.indices.filter { rows[input.index[$0, type]].isMissedOnFoot }
      guard !lost.isEmpty else { continue }
      let targets = input.facilities.targets(ofType: type, strategy: input.options.index)
      for community in lost {
        let place = input.index[community, type]
        guard
          let evidence = evidence(
            in: figures[place].missed, near: targets[community], ofType: type, &scratch)
        else { continue }
        losses.append(
          FootLoss(
            community: community, type: type,
            lost: max(straight[place] - rows[place].covered, 0),
            straightDistance: evidence.straight,
            walkingDistance: evidence.sample.distance.isFinite ? evidence.sample.distance : nil,
            cause: evidence.cause))
      }
    }
    return losses.sorted { ($1.lost, $0.community, $0.type) < ($0.lost, $1.community, $1.type) }
  }

  private struct Evidence {
    var sample: NetworkFigures.MissedSample
    var straight: Double
    var cause: FootLoss.Cause
  }

  /// The heaviest sample of the cause that stands for most of the missed demand near a facility; where
  /// none is within the radius by a straight line, which the samples of land allow, the one nearest to it.
  private func evidence(
    in missed: [NetworkFigures.MissedSample], near targets: FacilityTargets, ofType type: Int,
    _ scratch: inout [Int32]
  ) -> Evidence? {
    let limit = ReachLimit(input.radii[type])
    var all: [Evidence] = []
    for sample in missed {
      guard let facility = targets.nearest(to: sample.position, within: .infinity) else { continue }
      all.append(
        Evidence(
          sample: sample, straight: sample.position.distance(to: facility),
          cause: cause(of: sample, facility, &scratch)))
    }
    let found = all.filter { limit.holds($0.straight * input.options.detour) }
    guard !found.isEmpty else { return all.min { $0.straight < $1.straight } }
    var heaviest: (weight: Double, cause: FootLoss.Cause)?
    for evidence in found {
      let weight = found.filter { $0.cause == evidence.cause }.reduce(0) { $0 + $1.sample.weight }
      if weight > heaviest?.weight ?? -1 { heaviest = (weight, evidence.cause) }
    }
    return found.filter { $0.cause == heaviest?.cause }.max { $0.sample.weight < $1.sample.weight }
  }

  private func cause(
    of sample: NetworkFigures.MissedSample, _ facility: PlanarPoint, _ scratch: inout [Int32]
  ) -> FootLoss.Cause {
    switch sample.connection {
    case .offNetwork: return .offNetwork
    case .unconnected: return .island
    case .connected: break
    }
    let passage = network.barriers.lengthening(sample, to: facility, scratch: &scratch)
    return passage.map { .barrier(name: $0.name) } ?? .detour
  }
}

extension BarrierLines {
  /// What streets at right angles lengthen a straight line by at most: √2.
  package static let rightAngles = 2.0.squareRoot()

  /// The barrier that lengthens a walk: the straight line crosses it, and the walk is longer than streets at
  /// right angles would make it, or there is none; nil where no barrier does.
  package func lengthening(
    _ sample: NetworkFigures.MissedSample, to facility: PlanarPoint, scratch: inout [Int32]
  ) -> Passage? {
    guard sample.distance > Self.rightAngles * sample.position.distance(to: facility) else {
      return nil
    }
    return blocking(sample.position, facility, scratch: &scratch)
  }
}
