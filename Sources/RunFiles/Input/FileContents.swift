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

  /// Files are read whole; above this many bytes they are refused.
  private static let largest = 4 << 30 - 1

  /// Bytes of the file.
  package var count: Int { bytes.count - 1 }

  package init(path: String, content: some Sequence<UInt8>) {
    self.path = path
    bytes = Array(content) + [0]
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
    if count == 0 { throw .data(file: path, row: nil, .empty) }
  }

  package var inputFile: InputFile {
    InputFile(path: path, sha256: SHA256.hexadecimal(of: bytes[..<count]), features: 0)
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

  private var holdsNUL: Bool {
    bytes.withUnsafeBytes { all in
      all.baseAddress.map { memchr($0, 0, count) != nil } ?? false
    }
  }

  /// Throws unless the file is text in UTF-8 without NUL, and of no format that is told by its beginning.
  ///
  /// - Parameter readsXML: whether XML is what is expected.
  package func requireText(readsXML: Bool = false) throws(InputError) {
    try refuseForeignFormat(readsXML: readsXML)
    let text = bytes[..<count]
    if holdsNUL { throw .data(file: path, row: nil, .binary) }
    guard String(validating: text, as: UTF8.self) == nil else { return }
    var decoder = UTF8()
    var iterator = text.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    throw .data(file: path, row: line(at: offset), .notUTF8)
  }
}

private func errorText() -> String { String(cString: strerror(errno)) }
