import Glibc

/// A folder of a run's own for files that nobody else sees; it goes with this object, and all that is in it.
package final class ScratchFolder {
  package let path: String
  private let folder: Directory

  /// nil where none can be made in TMPDIR or `/tmp`.
  package init?() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/lifecircle-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let folder = Directory(path: path) else {
      rmdir(path)
      return nil
    }
    self.folder = folder
  }

  deinit {
    folder.removeAll()
    rmdir(path)
  }

  /// False where that fails.
  package func write(_ bytes: [UInt8], as name: String) -> Bool {
    folder.write(bytes, to: FileName(name)) == 0
  }

  /// All of a file; nil where there is none.
  package func read(_ name: String) -> [UInt8]? {
    guard let file = fopen("\(path)/\(name)", "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&part, 1, part.count, file), count > 0 {
      bytes += part[..<count]
    }
    return bytes
  }
}

extension Directory {
  /// Removes everything in the folder, without following links.
  fileprivate func removeAll() {
    for name in names() {
      if isFolder(name) {
        Directory(name, in: self)?.removeAll()
        removeFolder(name)
      } else {
        remove(name)
      }
    }
  }
}
