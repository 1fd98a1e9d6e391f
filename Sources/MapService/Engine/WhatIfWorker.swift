import Assessment
import CityReading
import PlanarGeometry
import Projection
import Reporting
import TableFiles
import WhatIf
import Wording

/// One working copy of the city, which answers one request after the other and is afterwards as it was.
///
/// Answers depend on the request alone: no window changes what another is told.
actor WhatIfWorker {
  private var baseline: Baseline
  private let record: WhatIfRecord
  private let reader: ScenarioReader

  /// - Parameter record: without outcomes.
  init(_ study: MapStudy, record: WhatIfRecord) throws(ProjectionError) {
    baseline = study.baseline
    self.record = record
    reader = try ScenarioReader(for: study.input)
  }

  /// What a scenario does, and the text of it that was read.
  func outcome(
    of draft: ScenarioDraft, name: String
  ) throws(RequestRefusal) -> (text: String, outcome: ScenarioOutcome) {
    let text = draft.text(name: name) { reader.degrees(of: $0) }
    let (file, problems) = reader.read(text)
    guard let file, problems.isEmpty else { throw RequestRefusal(problems) }
    do throws(ScenarioError) {
      return (text, try baseline.outcome(of: file.scenario, people: record.people))
    } catch {
      throw RequestRefusal(error.problems.map(file.error(for:)))
    }
  }

  func answer(to draft: ScenarioDraft) throws(RequestRefusal) -> [UInt8] {
    var told = record
    told.outcomes = [try outcome(of: draft, name: "map").outcome]
    return told.liveAnswer()
  }

  /// - Parameter type: id of an examined type.
  func catchment(ofType type: String, at place: DraftPlace) throws(RequestRefusal) -> [UInt8] {
    guard let position = baseline.types.firstIndex(where: { $0.id == type }) else {
      throw RequestRefusal(422, MapTexts.unknownType(type))
    }
    let center = try point(of: place)
    let parts = baseline.streets(around: center, ofType: position)
    if let parts, parts.isEmpty { throw RequestRefusal(422, MapTexts.offNetwork) }
    return CatchmentAnswer(
      type: type, center: center, radius: baseline.radii[position],
      detour: baseline.options.detour, parts: parts
    ).json
  }

  private func point(of place: DraftPlace) throws(RequestRefusal) -> PlanarPoint {
    switch place {
    case .local(let point):
      let (longitude, latitude) = reader.degrees(of: point)
      guard longitude.isFinite, latitude.isFinite else {
        throw RequestRefusal(422, MapTexts.noPlace)
      }
      return point
    case .degrees(let x, let y):
      do throws(InputError) {
        return try reader.place(longitude: x, latitude: y)
      } catch {
        throw RequestRefusal([error])
      }
    }
  }
}

extension RequestRefusal {
  /// What is wrong with a scenario, without the lines of a file that nobody sees.
  init(_ errors: [InputError]) {
    self.init(422, errors.prefix(20).map { $0.message.sentence })
  }
}
