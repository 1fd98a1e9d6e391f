/// What is found out about a table from its first records: what stands between cells and which record is
/// the header.
struct TableShape {
  /// One record: how many cells it has, how many of them hold something, and whether one is a number.
  struct Record {
    var number: Int
    var cells: Int
    var filled: Int
    var hasNumber: Bool
  }

  /// Records that are looked at.
  static let looked = 12

  /// The number of the header among the first records that are not blank: the first of them, unless it
  /// and what follows look like titles above one that has texts in as many cells as the rows below.
  static func header(_ records: [Record]) -> Int? {
    guard let first = records.first else { return nil }
    let filled = records.map(\.filled).max() ?? 0
    let usualCells = mostFrequent(records.map(\.cells))
    let isTitle = { (record: Record) in
      record.filled * 2 <= filled || (record.cells != usualCells && record.filled < filled)
    }
    guard filled > 1, isTitle(first) else { return first.number }
    guard let header = records.first(where: { !isTitle($0) }), !header.hasNumber else {
      return first.number
    }
    let isFollowed = records.contains { $0.number > header.number && $0.cells == header.cells }
    return isFollowed && header.cells == usualCells ? header.number : first.number
  }

  private static func mostFrequent(_ counts: [Int]) -> Int {
    Dictionary(grouping: counts) { $0 }.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?
      .key ?? 0
  }

  /// What may stand between cells, the likeliest first.
  static let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// The likeliest delimiter: the one that as many as possible of the first lines have equally often,
  /// outside quotes; of several the most frequent.
  static func delimiter(of bytes: ArraySlice<UInt8>) -> UInt8 {
    let lines = counts(bytes)
    let scores = delimiters.map { delimiter in
      let counts = lines.map { $0[delimiter, default: 0] }.filter { $0 > 0 }
      let usual = mostFrequent(counts)
      return (lines: counts.count { $0 == usual }, cells: usual)
    }
    var best = 0
    for place in scores.indices where scores[place] > scores[best] { best = place }
    return delimiters[best]
  }

  /// How often the delimiters occur in each of the first lines that have any.
  private static func counts(_ bytes: ArraySlice<UInt8>) -> [[UInt8: Int]] {
    var lines: [[UInt8: Int]] = []
    var line: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case _ where isQuoted: break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if !line.isEmpty { lines.append(line) }
        line = [:]
        if lines.count == looked { return lines }
      case _ where delimiters.contains(byte): line[byte, default: 0] += 1
      default: break
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The delimiter that a first line like `sep=;` states, and the bytes of that line.
  static func statedDelimiter(_ bytes: ArraySlice<UInt8>) -> (delimiter: UInt8, length: Int)? {
    let line = bytes.prefix(12).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let bare = line.filter { $0 != UInt8(ascii: "\"") }
    let key = String(decoding: bare.prefix(4), as: UTF8.self).lowercased()
    guard key == "sep=", let delimiter = bare.dropFirst(4).first, line.count < 12 else {
      return nil
    }
    // A spreadsheet may fill the line with the delimiter.
    let rest = bare.dropFirst(5)
    guard delimiter < 0x80, rest.allSatisfy({ $0 == delimiter || delimiters.contains($0) }) else {
      return nil
    }
    return (delimiter, line.count)
  }
}
