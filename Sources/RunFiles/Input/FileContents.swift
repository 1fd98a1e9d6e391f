package import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file in memory.
///
/// Invariant: `bytes` ends with one byte 0 that is not of the file, so that a scanner needs no check
/// for the end: no token goes on over it.
package struct FileContents: Sendable {
  /// Path as the user gave it.
  package let path: String
  package let bytes: [UInt8]
  /// What the text was in before it was made UTF-8; nil where it is as it stands in the file.
  package let encoding: TextEncoding?
  /// Rows are counted from 1: lines that hold something that is no character of `encoding`.
  package let faultyLines: [Int]
  /// Of the file as it stands on the disc, whatever `bytes` were made of it.
  private let hash: FileHash

  /// Files are read whole; above this many bytes they are refused.
  private static let largest = 4 << 30 - 1

  /// Bytes of the file.
  package var count: Int { bytes.count - 1 }

  package init(path: String, content: some Sequence<UInt8>) {
    self.path = path
    bytes = Array(content) + [0]
    (encoding, faultyLines, hash) = (nil, [], FileHash(bytes))
  }

  /// What was made of a file: other bytes, with the hash of the file itself.
  package init(of file: FileContents, holding bytes: consuming [UInt8]) {
    bytes.append(0)
    self.bytes = bytes
    (path, hash) = (file.path, file.hash)
    (encoding, faultyLines) = (file.encoding, file.faultyLines)
  }

  /// What holds nothing but the name and the hash of a file, and in what its texts were.
  ///
  /// - Parameter faultyLines: rows, from 1, that hold something that is no character of `encoding`.
  package init(of file: FileContents, encoding: TextEncoding?, faultyLines: [Int]) {
    (path, bytes, hash) = (file.path, [0], file.hash)
    (self.encoding, self.faultyLines) = (encoding, faultyLines)
  }

  /// A file whose text was in another encoding.
  init(of file: FileContents, _ text: consuming DecodedText, encoding: TextEncoding) {
    faultyLines = Self.lines(at: text.faults, of: text.bytes)
    text.bytes.append(0)
    (path, bytes, hash) = (file.path, text.bytes, file.hash)
    self.encoding = encoding
  }

  /// Reads a regular file, following links. Complexity: O(size).
  package init(path: String) throws(InputError) {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .data(file: path, row: nil, errno == ENOENT ? .missing : .unreadable(errorText()))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .data(file: path, row: nil, .isDirectory)
    default: throw .data(file: path, row: nil, .notRegular)
    }
    guard status.st_size <= Self.largest else {
      throw .data(file: path, row: nil, .tooLarge)
    }
    bytes = try Self.read(path, expecting: Int(status.st_size))
    (encoding, faultyLines, hash) = (nil, [], FileHash(bytes))
    if count == 0 { throw .data(file: path, row: nil, .empty) }
  }

  /// The file as a run records it. Complexity: O(bytes of the file) the first time.
  package var inputFile: InputFile {
    InputFile(path: path, sha256: hash.hexadecimal, features: 0)
  }

  /// Number of the line, from 1, that holds the byte at `offset`.
  package func line(at offset: Int) -> Int {
    var line = 1
    var previous: UInt8 = 0
    for byte in bytes[..<min(max(offset, 0), count)] {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
      previous = byte
    }
    return line
  }

  /// Each line once, of ascending offsets. Complexity: O(bytes).
  private static func lines(at offsets: [Int], of bytes: [UInt8]) -> [Int] {
    var (line, place) = (1, 0)
    return offsets.reduce(into: []) { lines, offset in
      while place < offset {
        if bytes[place] == 0x0A || bytes[place] == 0x0D && bytes[place + 1] != 0x0A { line += 1 }
        place += 1
      }
      if lines.last != line { lines.append(line) }
    }
  }

  private static func read(_ path: String, expecting size: Int) throws(InputError) -> [UInt8] {
    guard let stream = fopen(path, "rbe") else {
      throw .data(file: path, row: nil, .unreadable(errorText()))
    }
    defer { fclose(stream) }
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, stream)
      buffer[count] = 0
      count += 1
    }
    guard ferror(stream) == 0 else {
      throw .data(file: path, row: nil, .unreadable(errorText()))
    }
    return bytes
  }
}

extension FileContents {
  /// Whether the file holds a full-width comma in UTF-8. Complexity: O(size).
  package var hasWideComma: Bool {
    bytes.withUnsafeBytes { all in
      var place = 0
      while let start = all.baseAddress, place < count,
        let found = memchr(start + place, 0xEF, count - place)
      {
        place = found - UnsafeMutableRawPointer(mutating: start) + 1
        if all[place...].starts(with: [0xBC, 0x8C]) { return true }
      }
      return false
    }
  }

  var holdsNUL: Bool {
    bytes.withUnsafeBytes { all in
      all.baseAddress.map { memchr($0, 0, count) != nil } ?? false
    }
  }
}

private func errorText() -> String { String(cString: strerror(errno)) }
