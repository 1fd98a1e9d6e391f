import RunFiles
import TableFiles
import Wording

/// What the results of a city were made of and what they are, so that a later batch knows whether to keep them.
///
/// It stands beside the folders of the cities, so that these hold what `assess` writes and nothing else.
package struct CityStamp: Equatable, Sendable {
  /// Of the program and its libraries.
  package var version: String
  /// Words of the command line that made the results.
  package var arguments: [String]
  /// Files that were read, and those that tell how these are to be read.
  package var inputs: [StampedFile]
  /// Files of the results, by their names.
  package var results: [StampedFile]
  package var seconds: Double

  package struct StampedFile: Equatable, Sendable {
    var path: String
    /// nil: there was no such file.
    var sha256: String?
  }
}

extension CityStamp {
  /// Looks at the results of a city that was just examined.
  ///
  /// - Parameter names: of the files that a run may write.
  /// - Returns: nil where the folder holds no whole results.
  /// - Complexity: O(bytes of the results).
  init?(
    folder: String, names: [String], version: String, arguments: [String], seconds: Double
  ) {
    guard let contents = try? FileContents(path: "\(folder)/summary.json"),
      let summary = CitySummary(contents)
    else { return nil }
    let results = names.compactMap { name in
      FileHash.ofFile("\(folder)/\(name)").map { StampedFile(path: name, sha256: $0) }
    }
    self.init(
      version: version, arguments: arguments,
      inputs: summary.inputs.flatMap(Self.stamps), results: results, seconds: seconds)
  }

  /// A file as the run saw it, and those beside it that a run does not record.
  private static func stamps(_ input: (path: String, sha256: String)) -> [StampedFile] {
    let beside = companions(of: input.path).map { path in
      StampedFile(path: path, sha256: FileHash.ofFile(path))
    }
    // A standard that ships with the program is no file: the version stands for it.
    let isFile = FileChunks(path: input.path) != nil
    return [StampedFile(path: input.path, sha256: isFile ? input.sha256 : nil)] + beside
  }

  /// What tells the form of a shapefile.
  private static func companions(of path: String) -> [String] {
    guard path.lowercased().hasSuffix(".shp") else { return [] }
    return ["shx", "prj", "cpg"].flatMap { ending in
      [ending, ending.uppercased()].map { path.dropLast(3) + $0 }
    }
  }

  /// Whether the results in `folder` are of the run that was stamped: its times are no other's.
  func isOfRun(in folder: String) -> Bool {
    let name = "summary.json"
    let known = results.first { $0.path == name }?.sha256
    return known != nil && FileHash.ofFile("\(folder)/\(name)") == known
  }

  /// Whether the results in `folder` are still those, made of what the files now are.
  ///
  /// Complexity: O(bytes of inputs and results).
  func holds(in folder: String, version: String, arguments: [String]) -> Bool {
    self.version == version && self.arguments == arguments && !results.isEmpty
      && results.allSatisfy { FileHash.ofFile("\(folder)/\($0.path)") == $0.sha256 }
      && inputs.allSatisfy { FileHash.ofFile($0.path) == $0.sha256 }
  }
}

/// As a file.
extension CityStamp {
  private static let start = "{\n  \"batch_stamp\": 1"

  /// nil where there is none that can be read.
  init?(path: String) {
    guard let json = try? JSONValue.read(FileContents(path: path)),
      json["batch_stamp"]?.integer == 1, let version = json["version"]?.text,
      let arguments = json["arguments"]?.elements, let seconds = json["seconds"]?.number
    else { return nil }
    self.init(
      version: version, arguments: arguments.compactMap(\.text), inputs: Self.files(json["inputs"]),
      results: Self.files(json["results"]), seconds: seconds)
  }

  private static func files(_ json: JSONValue?) -> [StampedFile] {
    (json?.elements ?? []).compactMap { file in
      file["path"]?.text.map { StampedFile(path: $0, sha256: file["sha256"]?.text) }
    }
  }

  package var bytes: [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.key("batch_stamp")
    json.integer(1)
    json.key("version")
    json.string(version)
    json.key("arguments")
    json.beginArray()
    for word in arguments { json.string(word) }
    json.endArray()
    for (name, files) in [("inputs", inputs), ("results", results)] {
      json.key(name)
      json.append(files)
    }
    json.key("seconds")
    json.number(seconds, decimals: 6)
    json.endObject()
    json.lineBreak()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func append(_ files: [CityStamp.StampedFile]) {
    beginArray()
    for file in files {
      beginObject()
      key("path")
      string(file.path)
      key("sha256")
      string(file.sha256)
      endObject()
    }
    endArray()
  }
}
