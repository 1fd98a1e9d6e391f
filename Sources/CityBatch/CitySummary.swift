import RunFiles
import TableFiles
import Wording

/// `summary.json` of a city, as far as a batch needs it.
struct CitySummary {
  let figures: CityFigures
  /// The files that were read, by their paths as they were given.
  let inputs: [(path: String, sha256: String)]

  /// nil where there is none that is whole.
  init?(_ contents: FileContents) {
    guard let json = try? JSONValue.read(contents), json["version"]?.text != nil,
      let communities = json["communities"]?.integer, let inputs = json["inputs"]?.elements
    else { return nil }
    let read = inputs.compactMap { input in
      input["path"]?.text.flatMap { path in input["sha256"]?.text.map { (path, $0) } }
    }
    guard read.count == inputs.count else { return nil }
    self.inputs = read
    figures = CityFigures(
      communities: communities, facilities: json["facilities"]?.integer ?? 0,
      errors: json["problems"]?["error"]?.integer ?? 0,
      warnings: json["problems"]?["warning"]?.integer ?? 0,
      isIncomplete: json["incomplete"]?.isTrue ?? false, meeting: Self.meeting(json),
      peakMemory: json["peak_memory_bytes"]?.integer)
  }

  private static func meeting(_ json: JSONValue) -> [String: Int] {
    json.members.reduce(into: [:]) { meeting, member in
      guard member.name.hasPrefix("meets_") else { return }
      meeting[member.name] = member.value.integer
    }
  }
}
