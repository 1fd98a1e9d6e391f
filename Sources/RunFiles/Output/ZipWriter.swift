/// A zip archive being written: deflated files, the same bytes for the same content whenever it is written.
///
/// Source of the format: PKWARE, APPNOTE 6.3.10.
package struct ZipWriter: Sendable {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var files = 0

  /// 1 January 1980, the first day that the format can tell, for every file.
  private static let day: UInt32 = 0x0021_0000
  /// Bit 11: names are UTF-8.
  private static let flags: UInt32 = 1 << 11

  package init() {}

  /// Appends a file. Complexity: O(bytes).
  package mutating func append(_ name: String, _ content: [UInt8]) {
    var file = DeflatedFile()
    file.append(content)
    append(name, file)
  }

  /// - Parameter file: of less than 4 GiB, packed and unpacked.
  package mutating func append(_ name: String, _ file: consuming DeflatedFile) {
    file.finish()
    let place = UInt32(clamping: bytes.count)
    let common = header(of: file, name)
    bytes.append(littleEndian: 0x0403_4B50)
    bytes += common
    bytes += Array(name.utf8) + file.packed
    directory.append(littleEndian: 0x0201_4B50)
    directory += [20, 0]
    directory += common
    // No comment, the first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(littleEndian: place)
    directory += Array(name.utf8)
    files += 1
  }

  /// What the header of a file and its entry in the directory have in common.
  private func header(of file: DeflatedFile, _ name: String) -> [UInt8] {
    var header: [UInt8] = []
    header.append(littleEndian: 20 | Self.flags << 16)
    header += [8, 0]
    header.append(littleEndian: Self.day)
    header.append(littleEndian: file.checkSum)
    header.append(littleEndian: UInt32(clamping: file.packed.count))
    header.append(littleEndian: UInt32(clamping: file.size))
    header.append(littleEndian: UInt32(clamping: name.utf8.count))
    return header
  }

  /// The whole archive.
  package consuming func finish() -> [UInt8] {
    let start = UInt32(clamping: bytes.count)
    bytes += directory
    bytes.append(littleEndian: 0x0605_4B50)
    bytes += [0, 0, 0, 0]
    let count = UInt32(clamping: files)
    bytes.append(littleEndian: count | count << 16)
    bytes.append(littleEndian: UInt32(clamping: directory.count))
    bytes.append(littleEndian: start)
    bytes += [0, 0]
    return bytes
  }
}

/// A file that is packed as it grows, so that a large one is never held unpacked.
package struct DeflatedFile: Sendable {
  fileprivate private(set) var packed: [UInt8] = []
  fileprivate private(set) var checkSum: UInt32 = 0
  package private(set) var size = 0

  package init() {}

  /// Appends a piece. Large ones pack better.
  package mutating func append(_ piece: [UInt8]) {
    packed += ZlibStream.deflateRaw(piece, isLast: false)
    checkSum = ZlibStream.checkSum(piece, after: checkSum)
    size += piece.count
  }

  /// Puts a piece before all others.
  package mutating func prepend(_ piece: [UInt8]) {
    packed = ZlibStream.deflateRaw(piece, isLast: false) + packed
    checkSum = ZlibStream.checkSum(
      ZlibStream.checkSum(piece), then: checkSum, of: size)
    size += piece.count
  }

  fileprivate mutating func finish() { packed += ZlibStream.deflateRaw([], isLast: true) }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian number: UInt32) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
