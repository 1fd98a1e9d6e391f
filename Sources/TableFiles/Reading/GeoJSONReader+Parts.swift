import RunFiles
import Wording

/// What services write beside the features of an answer that is a part of a layer.
struct PartMarks {
  /// Features that the layer has, and those that the file says it has of them.
  fileprivate var matched = 0.0
  fileprivate var returned: Double?
  /// The member that says that more is to come.
  fileprivate var mark: String?

  static let keys: Set<String> = [
    "exceededTransferLimit", "numberMatched", "totalFeatures", "numberReturned", "links",
  ]

  /// - Parameter text: without blanks.
  fileprivate mutating func take(_ key: String, _ text: String) {
    switch key {
    case "exceededTransferLimit": if text == "true" { mark = key }
    case "properties":
      if text.contains("\"exceededTransferLimit\":true") { mark = "exceededTransferLimit" }
    case "links": if text.contains("\"rel\":\"next\"") { mark = "links rel=next" }
    case "numberReturned": returned = Self.count(text)
    default: matched = max(matched, Self.count(text) ?? 0)
    }
  }

  /// nil for what is no number of features, such as `"unknown"`.
  private static func count(_ text: String) -> Double? {
    Double(text).flatMap { (0...1e15).contains($0) ? $0 : nil }
  }
}

/// The same of all collections of a file, which may be the pages of one layer behind each other.
struct LayerParts {
  private var matched = 0.0
  private var returned = 0.0
  private var mark: String?
  private var features = 0

  /// Takes in a collection that ends where the file has `features` in all. That of the last page counts.
  mutating func end(_ marks: PartMarks, features all: Int) {
    matched = max(matched, marks.matched)
    returned += max(marks.returned ?? 0, Double(all - features))
    mark = marks.mark
    features = all
  }

  /// What says that features are missing, as the file writes it; nil where nothing does.
  var missing: String? {
    if let mark { return mark }
    guard matched > returned else { return nil }
    return "numberMatched \(matched.shortText), numberReturned \(returned.shortText)"
  }
}

extension GeoJSONReader {
  /// Reads a member of a collection that may say that it is a part.
  mutating func readMark(_ key: String, into marks: inout PartMarks) throws(InputError) {
    let start = scanner.position
    try scanner.skipValue(depth: 1)
    marks.take(key, text(from: start))
  }

  /// Looks at the properties of a collection, which were read from `start` on.
  func lookAtProperties(from start: Int, _ marks: inout PartMarks) {
    marks.take("properties", text(from: start))
  }

  private func text(from start: Int) -> String {
    let bytes = scanner.contents.bytes[start..<scanner.position].filter { $0 > 0x20 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
