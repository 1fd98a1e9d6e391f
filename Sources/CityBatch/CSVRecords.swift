import RunFiles
import Wording

/// The records of a table that this program wrote, as they stand in the file, without the line feed at their ends.
final class CSVRecords {
  static let comma = UInt8(ascii: ",")
  static let lineFeed = UInt8(ascii: "\n")
  private static let quote = UInt8(ascii: "\"")

  private let chunks: FileChunks
  private var chunk: [UInt8] = []
  private var place = 0

  /// nil where the file cannot be opened.
  init?(path: String) {
    guard let chunks = FileChunks(path: path) else { return nil }
    self.chunks = chunks
    chunk = chunks.next() ?? []
    if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// Whether reading ended before the file did.
  var hasFailed: Bool { chunks.hasFailed }

  /// The next record; nil behind the last.
  func next() -> [UInt8]? {
    var record: [UInt8] = []
    var isQuoted = false
    while true {
      let start = place
      while place < chunk.count {
        let byte = chunk[place]
        if byte == Self.quote { isQuoted.toggle() }
        if byte == Self.lineFeed && !isQuoted {
          record += chunk[start..<place]
          place += 1
          return record
        }
        place += 1
      }
      record += chunk[start..<place]
      guard let more = chunks.next() else { return record.isEmpty ? nil : record }
      (chunk, place) = (more, 0)
    }
  }

  /// The cells of the first record; nil where there is no such file.
  static func header(path: String) throws(OutputError) -> [[UInt8]]? {
    guard let records = CSVRecords(path: path) else { return nil }
    guard let header = records.next() else { throw .unreadableResult(path) }
    return cells(of: header[...]).map { Array($0) }
  }

  /// The cells as they stand, quotes included.
  static func cells(of record: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var cells: [ArraySlice<UInt8>] = []
    var (start, isQuoted) = (record.startIndex, false)
    for place in record.indices {
      if record[place] == quote { isQuoted.toggle() }
      if record[place] == comma && !isQuoted {
        cells.append(record[start..<place])
        start = place + 1
      }
    }
    return cells + [record[start...]]
  }
}

extension OutputError {
  static func unreadableResult(_ path: String) -> OutputError {
    OutputError(path: path, message: BatchTexts.unreadableResult)
  }

  static var noScratchFolder: OutputError {
    OutputError(path: "TMPDIR", message: BatchTexts.noScratchFolder)
  }
}
