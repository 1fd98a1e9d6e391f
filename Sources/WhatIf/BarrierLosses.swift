import Assessment
import Coverage
import NearestStreets
import PlanarGeometry
import WalkNetwork

/// How much of the demand that straight lines reach and walks miss a barrier keeps off.
struct BarrierLosses: Sendable {
  private let barriers: BarrierLines
  private let detour: Double
  private var measurement: NetworkMeasurement

  init(_ barriers: BarrierLines, on streets: StreetIndex, _ input: AssessmentInput) {
    self.barriers = barriers
    detour = input.options.detour
    measurement = NetworkMeasurement(
      streets, snapLimit: input.options.snapLimit,
      NetworkCoverage.Request(threshold: 1, detour: detour))
  }

  /// Metres that a field must be searched for `demand`: a walk that is not found is longer than streets at right
  /// angles would make any straight line within the radius.
  func reach(of layer: FacilityLayer) -> Double {
    ReachLimit(layer.radius).metres * (barriers.isEmpty ? 1 : BarrierLines.rightAngles)
  }

  /// Of demand in people or m²: the part of `lost` whose straight lines cross a barrier, its walks longer than streets at right angles would
  /// make them: the share is that of up to eight places, spread over the community. Nil without barriers.
  ///
  /// Complexity: that of measuring the community once more, where anything is lost.
  mutating func demand(
    of community: NetworkMeasurement.Community, lost: Double, _ layer: FacilityLayer,
    _ field: DistanceField
  ) -> Double? {
    guard !barriers.isEmpty else { return nil }
    guard lost > 0 else { return 0 }
    measurement.prepare(community)
    let missed = measurement.figures(layer, field, wantsMissed: true).missed
    return lost * share(of: missed, behindBarriersFrom: layer)
  }

  private func share(
    of missed: [NetworkFigures.MissedSample], behindBarriersFrom layer: FacilityLayer
  ) -> Double {
    let limit = ReachLimit(layer.radius, detour: detour)
    let targets = layer.points + layer.regions.flatMap(\.vertices)
    var scratch: [Int32] = []
    var (stopped, all) = (0.0, 0.0)
    for sample in missed {
      let place = sample.position
      guard
        let facility = targets.min(by: {
          $0.squaredDistance(to: place) < $1.squaredDistance(to: place)
        }), limit.holds(squared: facility.squaredDistance(to: place))
      else { continue }
      all += sample.weight
      guard sample.connection != .offNetwork,
        barriers.lengthening(sample, to: facility, scratch: &scratch) != nil
      else { continue }
      stopped += sample.weight
    }
    return all > 0 ? stopped / all : 0
  }
}
