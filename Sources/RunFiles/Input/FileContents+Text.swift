package import Wording

extension FileContents {
  /// The file as text in UTF-8, of no format that is told by its beginning.
  ///
  /// What is not UTF-8 is read as UTF-16 where a byte order mark says so, and as GB18030 (which holds GBK and
  /// GB 2312) where it looks like Chinese in it; otherwise the encoding must be stated.
  ///
  /// - Parameters:
  ///   - encoding: what the file is in; nil: found as described.
  ///   - readsXML: whether XML is what is expected.
  /// - Throws: where the file is not text, or in an encoding that is not found.
  /// - Complexity: O(size).
  package func text(
    in encoding: String? = nil, readsXML: Bool = false
  ) throws(InputError) -> FileContents {
    let marked = TextEncoding.marked(bytes[..<count])
    if let encoding {
      guard let stated = TextEncoding(encoding) else {
        throw .data(file: path, row: nil, .unknownEncoding(encoding))
      }
      return try decoded(from: stated.name == "UTF-8" ? nil : stated, readsXML: readsXML)
    }
    if let marked { return try decoded(from: marked, readsXML: readsXML) }
    try refuseForeignFormat(readsXML: readsXML)
    let text = bytes[..<count]
    if holdsNUL { throw .data(file: path, row: nil, .binary) }
    guard !isUTF8 else { return self }
    guard ChineseBytes(text).looksLikeGB else {
      throw .data(file: path, row: line(at: validPrefix(text)), .notUTF8)
    }
    return try decoded(from: .gb18030, readsXML: readsXML)
  }

  private func decoded(
    from encoding: TextEncoding?, readsXML: Bool
  ) throws(InputError) -> FileContents {
    let text = bytes[..<count]
    guard let encoding else {
      try refuseForeignFormat(readsXML: readsXML)
      guard isUTF8 else {
        throw .data(file: path, row: line(at: validPrefix(text)), .notUTF8)
      }
      return self
    }
    guard let decoded = encoding.decode(text) else {
      throw .data(file: path, row: nil, .notInEncoding(encoding.name))
    }
    let contents = FileContents(of: self, decoded, encoding: encoding)
    if contents.holdsNUL { throw .data(file: path, row: nil, .binary) }
    try contents.refuseForeignFormat(readsXML: readsXML)
    return contents
  }

  private var isUTF8: Bool { bytes.span.extracting(..<count).isUTF8 }

  /// Bytes up to the first that is not UTF-8.
  private func validPrefix(_ text: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = text.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}

/// What the bytes above 0x7F of a text look like.
package struct ChineseBytes {
  /// Pairs of a lead and a trail byte of GBK, and those of them that are characters of GB 2312.
  private var pairs = 0
  private var common = 0
  /// Bytes that are neither of the two.
  private var others = 0

  /// Bytes that are looked at.
  private static let sample = 4 << 20

  /// Complexity: O(bytes), of the first 4 MiB.
  package init(_ text: ArraySlice<UInt8>) {
    var bytes = text.prefix(Self.sample).makeIterator()
    while let lead = bytes.next() {
      guard lead >= 0x80 else { continue }
      guard (0x81...0xFE).contains(lead), let trail = bytes.next(), trail >= 0x30, trail != 0x7F
      else {
        others += 1
        continue
      }
      pairs += 1
      // GB 2312: signs from A1, characters from B0 to F7.
      if (0xA1...0xF7).contains(lead), trail >= 0xA1 { common += 1 }
    }
  }

  /// In Western texts letters above 0x7F stand between plain ones; Chinese comes in pairs of them.
  package var looksLikeGB: Bool { pairs > 0 && 10 * common >= 7 * pairs && 20 * others <= pairs }
}
