import Glibc

/// A file that is read part by part, so that it is never held as a whole.
package final class FileChunks {
  private let file: UnsafeMutablePointer<FILE>
  private static let size = 1 << 18
  /// Whether the system failed to read a part.
  package private(set) var hasFailed = false

  /// nil where the file cannot be opened.
  package init?(path: String) {
    guard let file = fopen(path, "rbe") else { return nil }
    self.file = file
  }

  deinit { fclose(file) }

  /// The next part, not empty; nil at the end and where reading fails.
  package func next() -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, count in
      count = fread(buffer.baseAddress, 1, Self.size, file)
    }
    if bytes.isEmpty { hasFailed = ferror(file) != 0 }
    return bytes.isEmpty ? nil : bytes
  }
}
