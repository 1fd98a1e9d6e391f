import Glibc
import Synchronization

/// The SHA-256 of a file, taken when it is first asked for, and once.
///
/// All that is made of a file shares it. Until it is taken it holds the file's bytes, which costs no room where they
/// are those that are read.
package final class FileHash: Sendable {
  private enum State {
    case bytes([UInt8])
    case digits(String)
  }

  private let state: Mutex<State>

  /// - Parameter bytes: those of the file and one more, as `FileContents` holds them.
  init(_ bytes: [UInt8]) { state = Mutex(.bytes(bytes)) }

  /// 64 lower-case hexadecimal digits. Complexity: O(bytes) the first time, then O(1).
  var hexadecimal: String {
    state.withLock { state in
      switch state {
      case .digits(let digits): return digits
      case .bytes(let bytes):
        let digits = SHA256.hexadecimal(of: bytes.dropLast())
        state = .digits(digits)
        return digits
      }
    }
  }

  /// That of a regular file, of which no more than a part is held; nil where there is none that can be read.
  ///
  /// Complexity: O(bytes).
  package static func ofFile(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return SHA256.hexadecimal(ofFile: path)
  }
}
