import Assessment
import PlanarGeometry
import Projection
import TableFiles
import WalkNetwork
import Wording

/// Tells layers that look shifted by the offset of GCJ-02 or BD-09 against the communities, the streets, or where
/// people live.
struct DatumCheck {
  private let local: LocalSystem
  private let communities: DatumReference
  private let corners: DatumSample?
  private let streets: DatumReference?
  private let homes: [DatumReference]

  /// - Parameters:
  ///   - system: of the communities' file; nil where they were checked before.
  ///   - streets: the network, where there is one.
  ///   - homes: where people live, as far as it is known.
  /// - Returns: nil outside the area where the datums are in use.
  /// - Complexity: O(vertices).
  init?(
    _ communities: [Community], file: String, system: CoordinateSystem?, in local: LocalSystem,
    streets: DatumReference?, homes: [DatumReference]
  ) {
    guard WebDatum.area.contains(local.center, margin: 0) else { return nil }
    self.local = local
    self.communities = DatumReference(communities, file: file, system: system)
    corners = system.map { DatumSample(communities, file: file, system: $0) }
    self.streets = streets
    self.homes = homes
  }

  /// Notes what looks shifted, here and on the screen.
  ///
  /// Complexity: O(samples · communities' vertices), see `RegionMembership`.
  func note(_ samples: [DatumSample], log: inout ReadingLog) {
    var noted: Set<String> = []
    let fit = corners.flatMap { corners in streets.map { verdict(corners, $0) } }
    var areDoubtful = false
    if let corners, let streets, case .otherwise(let doubt) = fit {
      areDoubtful = doubt.reading.layer != corners.stated
      note(doubt, of: corners, against: streets, &noted, log: &log)
    }
    // Of two that do not fit each other the streets have told which is wrong.
    let references = [areDoubtful ? nil : communities, streets].compactMap(\.self) + homes
    for sample in samples {
      for reference in references where reference.layer != sample.layer {
        let verdict = verdict(sample, reference)
        if case .otherwise(let doubt) = verdict {
          note(doubt, of: sample, against: reference, &noted, log: &log)
        }
        // What fits the communities fits the streets if these do.
        let isSettled = reference.layer != .communities || fit == nil || fit == .asStated
        if verdict != .undecided && (verdict != .asStated || isSettled) { break }
      }
    }
  }

  private func verdict(_ sample: DatumSample, _ reference: DatumReference) -> DatumTrial.Verdict {
    DatumTrial(sample, against: reference, in: local).verdict
  }

  private func note(
    _ doubt: DatumTrial.DatumDoubt, of sample: DatumSample, against reference: DatumReference,
    _ noted: inout Set<String>, log: inout ReadingLog
  ) {
    var fit = InputMessage.DatumFit(
      doubt.evidence, places: doubt.places, before: doubt.before, after: doubt.after)
    let changes = [
      (sample.file, sample.layer, sample.stated, doubt.reading.layer),
      (reference.file, reference.layer, reference.stated, doubt.reading.reference),
    ].filter { $0.2 != $0.3 }
    fit.other = changes.count == 1 && changes[0].0 != sample.file ? sample.file : nil
    fit.isOfBoth = changes.count > 1
    for (file, layer, stated, likely) in changes where noted.insert(file).inserted {
      let message = InputMessage.otherDatum(
        likely?.rawValue, notAsStated: stated?.rawValue, layer: layer, fit)
      log.announce(Finding(.warning, .kept, field: "crs", says: message), file: file)
    }
  }
}
