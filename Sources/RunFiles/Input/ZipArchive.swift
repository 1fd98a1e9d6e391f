package import Wording

/// The files in a zip archive, by its central directory.
///
/// Stored and deflated files, zip64, data descriptors (the directory has the true sizes) and bytes before the
/// archive are read. What the archive states is checked before it is believed: nothing is unpacked beyond a bound,
/// and a file that is not of the size and the check sum that are stated is refused.
///
/// Source of the format: PKWARE, APPNOTE 6.3.10.
package struct ZipArchive: Sendable {
  /// A file in the archive, as the directory states it.
  struct Entry: Sendable {
    var method = 0
    var isEncrypted = false
    var checkSum = 0
    var packed = 0
    var size = 0
    /// Place of its own header in the file.
    var header = 0
  }

  private let file: FileContents
  private var entries: [String: Entry] = [:]
  /// Names in the order of the directory, as they are written there.
  package private(set) var names: [String] = []

  /// More than any workbook has.
  private static let mostEntries = 65_535

  /// Complexity: O(entries).
  ///
  /// - Throws: where there is no directory, or it is damaged.
  package init(_ file: FileContents) throws(InputError) {
    self.file = file
    guard let directory = ZipDirectory(file.bytes, count: file.count) else {
      throw .data(file: file.path, row: nil, .archiveCutOff)
    }
    var place = directory.start
    while names.count < Self.mostEntries, let (name, entry, next) = directory.entry(at: place) {
      if entries.updateValue(entry, forKey: Self.key(name)) == nil { names.append(name) }
      place = next
    }
    guard !names.isEmpty else { throw .data(file: file.path, row: nil, .archiveCutOff) }
  }

  /// Names are compared without regard to case, as the programs that make workbooks do.
  private static func key(_ name: String) -> String {
    let plain = name.replacing("\\", with: "/").lowercased()
    return plain.hasPrefix("/") ? String(plain.dropFirst()) : plain
  }

  package func contains(_ name: String) -> Bool { entries[Self.key(name)] != nil }

  /// The bytes of a file, with room for one more.
  ///
  /// - Throws: where it is missing, damaged, encrypted, packed in an unknown way or larger than `limit` bytes.
  /// - Complexity: O(unpacked bytes).
  package func unpack(_ name: String, atMost limit: Int) throws(InputError) -> [UInt8] {
    let entry = try entry(name)
    guard entry.size <= limit else { throw error(.partTooLarge(name, megabytes: limit >> 20)) }
    let (bytes, isWhole) = try unpack(entry, name, upTo: entry.size + 1)
    guard isWhole, bytes.count == entry.size,
      ZlibStream.checkSum(bytes) == UInt32(truncatingIfNeeded: entry.checkSum)
    else { throw error(.partDamaged(name)) }
    return bytes
  }

  /// The first bytes of a file, `count` or all of them; nothing is said of the rest.
  package func beginning(of name: String, _ count: Int) throws(InputError) -> [UInt8] {
    try unpack(entry(name), name, upTo: count).bytes
  }

  private func entry(_ name: String) throws(InputError) -> Entry {
    guard let entry = entries[Self.key(name)] else { throw error(.partMissing(name)) }
    guard !entry.isEncrypted else { throw error(.encrypted) }
    return entry
  }

  private func unpack(
    _ entry: Entry, _ name: String, upTo limit: Int
  ) throws(InputError) -> (bytes: [UInt8], isWhole: Bool) {
    guard let place = place(of: entry) else { throw error(.partDamaged(name)) }
    let packed = file.bytes[place]
    switch entry.method {
    case 0: return (Array(packed.prefix(limit)), packed.count <= limit)
    case 8:
      guard
        let unpacked = ZlibStream.inflateRaw(packed, expecting: entry.size, atMost: limit)
      else { throw error(.partDamaged(name)) }
      return unpacked
    default: throw error(.partPackedOtherwise(name, method: entry.method))
    }
  }

  /// Where the packed bytes are; nil where they are not in the file.
  private func place(of entry: Entry) -> Range<Int>? {
    let fields = LittleEndian(bytes: file.bytes, count: file.count)
    guard fields.number(at: entry.header, bytes: 4) == ZipDirectory.localMark,
      let name = fields.number(at: entry.header + 26, bytes: 2),
      let extra = fields.number(at: entry.header + 28, bytes: 2)
    else { return nil }
    let start = entry.header + 30 + name + extra
    guard start <= file.count, entry.packed <= file.count - start else { return nil }
    return start..<start + entry.packed
  }

  private func error(_ message: InputMessage) -> InputError {
    .data(file: file.path, row: nil, message)
  }
}
