public import RunFiles
import TableFiles
import Wording

/// `summary.json` of a run.
public struct RunSummary: Sendable {
  public var version: String
  public var isSynthetic: Bool
  /// An input was left out.
  public var isIncomplete: Bool
  /// Of the run, by name, as they are written: `metric`, `measure`, `threshold`, `detour`, `walk_speed` …
  public var parameters: [String: String]
  public var inputs: [InputFile]
  /// Words of the command line that made the run; nil where it does not tell.
  public var arguments: [String]?
  /// Paths of the inputs by what they hold; nil where it does not tell.
  public var layers: [InputLayerRole: [String]]?
  /// Names of what enters the indices; empty without indices.
  public var indexBasis: [String]
  public var indices: Indices
  public var indexWeights: Weights?
  /// Communities that meet each circle, and streets, in the order of the file.
  public var circles: [Count]
  /// Communities by their programme status, as the file words it.
  public var programme: [Count]
  public var targets: [Target]
  /// Projects by status, and m² of idle premises that they reuse (盘活面积); nil where the run read none.
  public var projects: Projects?

  /// The projects of a run (补短板项目库).
  public struct Projects: Equatable, Sendable {
    public var all: Int
    /// In the order of the file: planned, under_way, finished, accepted, overdue.
    public var statuses: [Count]
    public var reusedArea: Double
  }

  /// 0…100 each; nil where it is not known.
  public struct Indices: Equatable, Sendable {
    public var exam, base, balance, governance: Double?
  }

  /// How a base index and an exam index are put together.
  public struct Weights: Equatable, Sendable {
    var coverage, adequacy, base, balance, governance: Double
  }

  public struct Count: Hashable, Sendable {
    public var name: String
    public var count: Int
  }

  /// A share or a number of communities by the end of a year.
  public struct Target: Hashable, Sendable {
    public var year: Int
    public var share: Double?
    public var count: Int?
    public var reached: Int?
  }

  var threshold: Double { parameters["threshold"].flatMap(Double.init) ?? 0.8 }
  var metric: String { parameters["metric"] ?? "" }
  var measure: String { parameters["measure"] ?? "" }
}

/// What an input file holds.
public enum InputLayerRole: String, Sendable, CaseIterable {
  case communities, facilities, network, barriers, population, residential, standard, projects
}

extension RunSummary {
  /// - Throws: where the folder holds no results of `assess`.
  init(folder: String) throws(InputError) {
    let path = folder + "/summary.json"
    let json: JSONValue
    do throws(InputError) {
      json = try JSONValue.read(FileContents(path: path))
    } catch .data(_, nil, .missing) {
      throw .data(file: folder, row: nil, .noResultFolder)
    }
    guard let version = json["version"]?.text, let parameters = json["parameters"],
      json["met_by_threshold"] != nil
    else { throw .data(file: path, row: nil, .noSummary) }
    self.version = version
    isSynthetic = json["synthetic"]?.isTrue ?? false
    isIncomplete = json["incomplete"]?.isTrue ?? false
    self.parameters = Self.parameters(parameters)
    inputs = json["inputs"]?.elements.compactMap(Self.input) ?? []
    arguments = json["arguments"].map { $0.elements.compactMap(\.text) }
    layers = json["layers"].map(Self.layers)
    indexBasis = json["index_basis"]?.elements.compactMap(\.text) ?? []
    indices = Indices(
      exam: json["exam_index"]?.number, base: json["base_index"]?.number,
      balance: json["balance_index"]?.number, governance: json["governance_index"]?.number)
    indexWeights = json["index_weights"].flatMap(Weights.init)
    circles = json.members.compactMap { member in
      guard member.name.hasPrefix("meets_") || member.name.hasPrefix("streets_") else { return nil }
      return Self.count(member.value).map { Count(name: member.name, count: $0) }
    }
    programme = (json["programme"]?["statuses"]?.members ?? []).compactMap { member in
      Self.count(member.value).map { Count(name: member.name, count: $0) }
    }
    projects = json["projects_progress"].flatMap(Self.projects)
    targets = (json["programme"]?["targets"]?.elements ?? []).compactMap(Self.target)
  }

  private static func parameters(_ json: JSONValue) -> [String: String] {
    json.members.reduce(into: [:]) { parameters, member in
      parameters[member.name] =
        member.value.text
        ?? member.value.number.map { $0.fixedText(decimals: 9, trimmed: true) }
    }
  }

  private static func input(_ json: JSONValue) -> InputFile? {
    guard let path = json["path"]?.text, let hash = json["sha256"]?.text else { return nil }
    return InputFile(path: path, sha256: hash, features: json["features"]?.integer ?? 0)
  }

  private static func layers(_ json: JSONValue) -> [InputLayerRole: [String]] {
    json.members.reduce(into: [:]) { layers, member in
      guard let role = InputLayerRole(rawValue: member.name) else { return }
      layers[role] = member.value.elements.compactMap(\.text)
    }
  }

  private static let projectStatuses = [
    "planned", "under_way", "finished", "accepted", "overdue",
  ]

  private static func projects(_ json: JSONValue) -> Projects? {
    json["projects"].flatMap(count).map { all in
      Projects(
        all: all,
        statuses: projectStatuses.compactMap { name in
          json[name].flatMap(count).map { Count(name: name, count: $0) }
        }, reusedArea: json["reused_area_m2"]?.number ?? 0)
    }
  }

  /// A number of things; nil for what cannot be one.
  private static func count(_ json: JSONValue) -> Int? {
    json.integer.flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
  }

  private static func target(_ json: JSONValue) -> Target? {
    json["year"].flatMap(count).map { year in
      Target(
        year: year, share: json["share"]?.number.map { min(max($0, 0), 1) },
        count: json["count"].flatMap(count), reached: json["reached"].flatMap(count))
    }
  }
}

extension RunSummary.Weights {
  fileprivate init?(_ json: JSONValue) {
    let names = ["coverage", "adequacy", "base", "balance", "governance"]
    let values = names.compactMap { json[$0]?.number }
    guard values.count == names.count else { return nil }
    self.init(
      coverage: values[0], adequacy: values[1], base: values[2], balance: values[3],
      governance: values[4])
  }
}

extension RunSummary {
  /// Hashes of the files of a kind that were read, in order; nil where the run does not tell what its files hold. A
  /// standard is its name besides, since one that ships is no file.
  func hashes(of role: InputLayerRole) -> [String]? {
    layers.map { layers in
      let paths = layers[role] ?? []
      let read = inputs.filter { input in
        paths.contains { input.path == $0 || input.path.hasPrefix($0 + ":") }
      }
      let hashes = read.map(\.sha256).sorted()
      return hashes.isEmpty && role == .standard ? paths : hashes
    }
  }
}
