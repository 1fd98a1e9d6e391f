import RunFiles
import Wording

/// The texts of a `.dbf` that hold bytes above 0x7F, one behind the other, to be decoded at once.
///
/// ```
/// joined   [ text | 0 | text | 0 | … ]     no text holds a zero, as its value ends there
/// ```
struct DBFTexts {
  private(set) var joined: [UInt8] = []
  /// Where the zeros are.
  private var ends: [Int] = []
  /// Whether each fills its field, so that something of it may be missing.
  private var areFull: [Bool] = []
  /// Number of the row of each, from 1; 0 for names of columns.
  private(set) var rows: [Int] = []

  var isEmpty: Bool { rows.isEmpty }

  /// - Parameter room: bytes of its field.
  mutating func append(_ text: some Collection<UInt8>, row: Int, room: Int) {
    joined += text
    ends.append(joined.count)
    joined.append(0)
    rows.append(row)
    areFull.append(text.count >= room)
  }

  // MARK: - What the bytes show

  enum Shown {
    /// UTF-8 with Chinese in it, which hardly anything else looks like.
    case chineseUTF8
    case utf8
    case chineseGB
    case none
  }

  /// Complexity: O(bytes).
  var shownEncoding: Shown {
    let text = cut(in: nil).texts.joined
    if String(validating: text, as: UTF8.self) != nil {
      // By first bytes: from U+3000 on, and below.
      let wide = text.count { $0 >= 0xE3 }
      let other = text.count { (0xC2...0xE2).contains($0) }
      return wide > 1 && wide > 2 * other ? .chineseUTF8 : .utf8
    }
    return ChineseBytes(cut(in: .gb18030).texts.joined[...]).looksLikeGB ? .chineseGB : .none
  }

  // MARK: - Decoding

  /// The texts without characters of which a part is missing at the end, as fields cut them, and how many those were,
  /// names of columns not counted.
  func cut(in encoding: TextEncoding?) -> (texts: DBFTexts, count: Int, firstRow: Int?) {
    var texts = DBFTexts()
    texts.joined.reserveCapacity(joined.count)
    var (count, firstRow): (Int, Int?) = (0, nil)
    var start = 0
    for number in rows.indices {
      let (row, end) = (rows[number], ends[number])
      let text = joined[start..<end]
      let whole = encoding.map(text.wholeCharacters) ?? text.wholeCharactersOfUTF8
      let length = areFull[number] ? whole : text.count
      if length < text.count, row > 0 { (count, firstRow) = (count + 1, firstRow ?? row) }
      texts.append(text.prefix(length), row: row, room: Int.max)
      start = end + 1
    }
    return (texts, count, firstRow)
  }

  /// The texts in UTF-8, in their order.
  ///
  /// - Throws: where too much is no character of `encoding`.
  func decoded(from encoding: TextEncoding?, file: String) throws(InputError) -> DBFWords {
    if encoding == nil, String(validating: joined, as: UTF8.self) != nil {
      return DBFWords(bytes: joined)
    }
    let encoding = encoding ?? TextEncoding("UTF-8")
    guard let encoding, let text = encoding.decode(joined[...]) else {
      throw .data(file: file, row: nil, .notInEncoding(encoding?.name ?? "UTF-8"))
    }
    return DBFWords(bytes: text.bytes, faultyRows: rows(of: text))
  }

  /// Rows that have a fault, each once.
  private func rows(of text: DecodedText) -> [Int] {
    var (number, place) = (0, 0)
    var faulty: [Int] = []
    for fault in text.faults {
      number += text.bytes[place..<fault].count { $0 == 0 }
      place = fault
      guard number < rows.count else { break }
      let row = max(rows[number], 1)
      if faulty.last != row { faulty.append(row) }
    }
    return faulty
  }
}

/// Texts in UTF-8, handed out one by one.
struct DBFWords {
  private let bytes: [UInt8]
  /// Rows that hold what is no character.
  let faultyRows: [Int]
  private var place = 0

  init(bytes: [UInt8], faultyRows: [Int] = []) {
    self.bytes = bytes
    self.faultyRows = faultyRows
  }

  /// The next text; empty behind the last.
  mutating func next() -> ArraySlice<UInt8> {
    let start = min(place, bytes.count)
    let end = bytes[start...].firstIndex(of: 0) ?? bytes.endIndex
    place = end + 1
    return bytes[start..<end]
  }
}

extension ArraySlice<UInt8> {
  /// Bytes without the beginning of a character of UTF-8 at the end.
  fileprivate var wholeCharactersOfUTF8: Int {
    for back in 1...3 where back <= count {
      let byte = self[endIndex - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return length > back ? count - back : count
    }
    return count
  }

  /// Bytes without the beginning of a character of `encoding` at the end.
  fileprivate func wholeCharacters(in encoding: TextEncoding) -> Int {
    guard encoding.hasPairs else { return count }
    var place = startIndex
    while place < endIndex {
      let width = characterWidth(at: place)
      guard place + width <= endIndex else { return place - startIndex }
      place += width
    }
    return count
  }

  /// Two bytes from 0x81 on; four where GB 18030 says so by a digit in the second.
  private func characterWidth(at place: Int) -> Int {
    guard (0x81...0xFE).contains(self[place]) else { return 1 }
    let next = place + 1 < endIndex ? self[place + 1] : 0
    return (0x30...0x39).contains(next) ? 4 : 2
  }
}

extension TextEncoding {
  /// Whether characters above 0x7F are pairs of bytes.
  fileprivate var hasPairs: Bool {
    ["GB18030", "BIG5", "CP950", "CP949", "EUC-KR", "EUC-CN"].contains(name)
  }
}
