import RunFiles
import Wording

/// The rows of a text as they stand in it, so that some of them can be carried over to another file without a change.
package struct WrittenRows: Sendable {
  private let contents: FileContents
  private let form: Form
  /// Of the names of the columns; empty where rows name their fields themselves.
  private let header: Range<Int>
  /// In the order of the table's rows.
  private let rows: [Range<Int>]

  private enum Form {
    case records(delimiter: UInt8)
    case features
  }

  /// Where the rows of a table stand; nil for a format that is no text, and where a text cannot be taken apart.
  ///
  /// - Complexity: O(bytes).
  package init?(_ table: FeatureTable) {
    contents = table.attributes.contents
    switch table.format {
    case .csv:
      guard let delimiter = table.delimiter, let number = table.headerRow else { return nil }
      let spans = RecordSpans(contents, delimiter: delimiter).all
      let numbers = table.attributes.rowNumbers
      guard spans.indices.contains(number - 1), (numbers.max() ?? 0) <= spans.count else {
        return nil
      }
      header = spans[number - 1]
      rows = numbers.map { spans[$0 - 1] }
      form = .records(delimiter: delimiter)
    case .geoJSON:
      guard let spans = FeatureSpans.all(of: contents), spans.count == table.attributes.count
      else { return nil }
      (rows, header, form) = (spans, 0..<0, .features)
    case .workbook, .geoPackage, .shapefile: return nil
    }
  }

  /// The record of the new file that holds the names of the columns, from 1; nil where there is none.
  package var headerRow: Int? {
    guard case .records(let delimiter) = form else { return nil }
    return delimiter == UInt8(ascii: ",") ? 1 : 2
  }

  /// A file of some rows, given in ascending order. Complexity: O(bytes).
  package func file(of chosen: [Int]) -> [UInt8] {
    switch form {
    case .records(let delimiter): table(of: chosen, delimiter)
    case .features: collection(of: chosen)
    }
  }

  /// What stands between cells is told where it is not a comma: few rows may not show it.
  private func table(of chosen: [Int], _ delimiter: UInt8) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    if delimiter != UInt8(ascii: ",") {
      bytes += Array("sep=".utf8) + [delimiter, UInt8(ascii: "\n")]
    }
    for span in [header] + chosen.map({ rows[$0] }) {
      bytes += contents.bytes[span]
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func collection(of chosen: [Int]) -> [UInt8] {
    var bytes = Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8)
    for (place, row) in chosen.enumerated() {
      bytes += Array((place > 0 ? ",\n" : "\n").utf8)
      bytes += contents.bytes[rows[row]]
    }
    return bytes + Array("\n]}\n".utf8)
  }
}

/// Where the records of a table in CSV stand, without the ends of their lines.
private struct RecordSpans {
  private let bytes: [UInt8]
  private let end: Int
  private let delimiter: UInt8
  private var position: Int

  init(_ contents: FileContents, delimiter: UInt8) {
    (bytes, end, self.delimiter) = (contents.bytes, contents.count, delimiter)
    position = contents.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// All of them, blank ones included, as `CSVReader` numbers them: a line that states the delimiter is the first.
  var all: [Range<Int>] {
    var rest = self
    var spans: [Range<Int>] = []
    if let stated = TableShape.statedDelimiter(bytes[position..<end]) {
      spans.append(position..<position + stated.length)
      rest.position += stated.length
      rest.skipLineEnd()
    }
    while rest.position < end { spans.append(rest.next()) }
    return spans
  }

  private var isAtLineEnd: Bool {
    position >= end || bytes[position] == UInt8(ascii: "\n")
      || bytes[position] == UInt8(ascii: "\r")
  }

  private mutating func next() -> Range<Int> {
    let start = position
    while true {
      if bytes[position] == UInt8(ascii: "\"") { skipQuoted() }
      while bytes[position] != delimiter && !isAtLineEnd { position += 1 }
      guard position < end, bytes[position] == delimiter else { break }
      position += 1
    }
    defer { skipLineEnd() }
    return start..<position
  }

  /// Quotes are closed, or the table would not have been read.
  private mutating func skipQuoted() {
    let quote = UInt8(ascii: "\"")
    position += 1
    while position < end, bytes[position] != quote || bytes[position + 1] == quote {
      position += bytes[position] == quote ? 2 : 1
    }
    position = min(position + 1, end)
  }

  private mutating func skipLineEnd() {
    guard position < end else { return }
    let isPair = bytes[position] == UInt8(ascii: "\r") && bytes[position + 1] == UInt8(ascii: "\n")
    position += isPair ? 2 : 1
  }
}

/// Where the Features of a GeoJSON text stand: those of its collections, of its arrays, and those by themselves.
private struct FeatureSpans {
  private var scanner: JSONScanner
  private var spans: [Range<Int>] = []

  /// nil for a text that is not of such a form.
  static func all(of contents: FileContents) -> [Range<Int>]? {
    var reading = FeatureSpans(scanner: JSONScanner(contents))
    return (try? reading.read()).map { reading.spans }
  }

  private mutating func read() throws(InputError) {
    scanner.skipSeparators()
    while !scanner.isAtEnd {
      if scanner.next == UInt8(ascii: "[") {
        try readFeatures()
      } else {
        try readObject()
      }
      scanner.skipSeparators()
    }
  }

  /// A collection, or something that is a Feature by itself.
  private mutating func readObject() throws(InputError) {
    let start = scanner.position
    var isCollection = false
    var own = self
    try scanner.object(depth: 0) { (scanner, key) throws(InputError) in
      guard scanner.string(key) == "features", scanner.next == UInt8(ascii: "[") else {
        return try scanner.skipValue(depth: 1)
      }
      isCollection = true
      own.scanner = scanner
      try own.readFeatures()
      scanner = own.scanner
    }
    spans = own.spans
    if !isCollection { append(from: start) }
  }

  private mutating func readFeatures() throws(InputError) {
    try scanner.expect(UInt8(ascii: "["))
    if scanner.take(UInt8(ascii: "]")) { return }
    repeat {
      let start = scanner.position
      try scanner.skipValue(depth: 1)
      append(from: start)
    } while try scanner.continues(until: UInt8(ascii: "]"))
  }

  /// Blanks behind a value are not of it.
  private mutating func append(from start: Int) {
    var end = scanner.position
    while end > start, scanner.contents.bytes[end - 1] <= 0x20 { end -= 1 }
    spans.append(start..<end)
  }
}
