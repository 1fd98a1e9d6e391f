import Assessment
import Reporting
import RunFiles
import TableFiles
import WhatIf
import Wording

/// The scenarios that pages have saved since the command began, in the order of saving. Their files stay whatever
/// becomes of the list.
actor ScenarioShelf {
  private let folder: String
  private let record: WhatIfRecord
  private var kept: [Kept] = []
  private var last = 0

  /// More are not kept.
  static let limit = 100

  private struct Kept {
    var number: Int
    var path: String
    var outcome: ScenarioOutcome
  }

  /// - Parameters:
  ///   - folder: for the files; made when the first is saved.
  ///   - record: without outcomes.
  init(folder: String, record: WhatIfRecord) { (self.folder, self.record) = (folder, record) }

  /// The name, or with the first number that makes it no other kept scenario's: `whatif` tells scenarios by name.
  func freeName(_ name: String) -> String {
    let taken = Set(kept.map(\.outcome.scenario.name))
    let names = (1...Self.limit + 1).lazy.map { $0 == 1 ? name : "\(name) \($0)" }
    return names.first { !taken.contains($0) } ?? name
  }

  /// Writes a scenario's file, and keeps it for comparison.
  func save(_ text: String, _ outcome: ScenarioOutcome) throws(RequestRefusal) -> [UInt8] {
    let name = outcome.scenario.name
    guard kept.count < Self.limit else { throw RequestRefusal(409, MapTexts.tooManyScenarios) }
    guard !kept.contains(where: { $0.outcome.scenario.name == name }) else {
      throw RequestRefusal(409, MapTexts.nameTaken(name))
    }
    let path = try write(text, name: name)
    last += 1
    kept.append(Kept(number: last, path: path, outcome: outcome))
    var json = JSONWriter()
    json.beginObject()
    json.key("id")
    json.integer(last)
    json.key("path")
    json.string(path)
    json.key("yaml")
    json.string(text)
    json.endObject()
    return json.bytes
  }

  private func write(_ text: String, name: String) throws(RequestRefusal) -> String {
    do throws(OutputError) {
      return try NewFile.write(Array(text.utf8), in: folder, stem: name, extension: "yaml")
    } catch {
      let line = LocalizedText(zh: error.line(in: .zh), en: error.line(in: .en))
      throw RequestRefusal(500, line)
    }
  }

  /// All that are kept, with their figures side by side.
  func list() -> [UInt8] {
    var told = record
    told.outcomes = kept.map(\.outcome)
    var json = JSONWriter()
    json.beginObject()
    json.key("scenarios")
    json.beginArray()
    for (position, scenario) in kept.enumerated() {
      json.beginObject()
      json.key("id")
      json.integer(scenario.number)
      json.key("path")
      json.string(scenario.path)
      json.key("figures")
      told.appendScenario(position, to: &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes
  }

  /// Takes a scenario off the list; its file stays.
  func remove(_ number: Int) throws(RequestRefusal) {
    guard let position = kept.firstIndex(where: { $0.number == number }) else {
      throw RequestRefusal(404, MapTexts.unknownScenario)
    }
    kept.remove(at: position)
  }
}
