import Foundation
import TestSupport

/// A city of 13 districts, clean and dirty, what the command finds in the lists of the dirty one, and in the clean list.
struct DirtyCity: Sendable {
  private let folder: TemporaryFolder
  /// Statuses of `generate`, `check` and `assess` on the deliveries, and of `assess` on the clean city.
  let statuses: [Int32]

  /// Made once for all tests.
  static var shared: DirtyCity { get throws { try made.get() } }

  private static let made = Result { try DirtyCity() }

  private init() throws {
    folder = try TemporaryFolder()
    let size = ["--communities", "130", "--quiet", "--out"]
    let assess = [
      "--metric", "straight", "--measure", "area", "--write-facilities", "--language", "en",
      "--quiet", "--out",
    ]
    let lists = ["--study", "city/deliveries/study.yaml"]
    let commands = [
      ["generate", "--dirty"] + size + ["city"], ["generate"] + size + ["clean"],
      ["check", "--by", "district", "--language", "en", "--quiet", "--out", "checked"] + lists,
      ["assess"] + assess + ["results"] + lists,
      ["assess"] + assess + ["expected", "--study", "clean/study.yaml"],
    ]
    let folder = folder
    statuses = try commands.map { try BuiltCommand($0, in: folder).status }
  }

  func names(_ path: String) throws -> [String] { try folder.names(path) }

  func data(_ path: String) throws -> Data { try folder.data(path) }

  /// Rows of a CSV file by the names of its columns; cells with line breaks there are none.
  func rows(_ path: String) throws -> [[String: String]] {
    let lines = String(decoding: try data(path), as: UTF8.self).split(separator: "\n")
    let header = Self.cells(lines[0].drop { $0 == "\u{FEFF}" })
    return lines.dropFirst().map { line in
      Dictionary(zip(header, Self.cells(line)), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  func features(_ path: String) throws -> [(shape: String, properties: [String: Any])] {
    let object = try JSONSerialization.jsonObject(with: data(path)) as? [String: Any]
    let features = object?["features"] as? [[String: Any]] ?? []
    return features.map { feature in
      let geometry = feature["geometry"] as? [String: Any]
      return (geometry?["type"] as? String ?? "", feature["properties"] as? [String: Any] ?? [:])
    }
  }
}

extension [[String: String]] {
  /// The number in a column, 0 where there is none.
  func sum(_ column: String) -> Int { reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) } }
}
