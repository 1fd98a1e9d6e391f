import Glibc

/// Name of a file in its folder: bytes with a closing 0, which need not be UTF-8.
typealias FileName = [CChar]

extension FileName {
  package init(_ text: String) { self = Array(text.utf8CString) }

  package var text: String {
    String(decoding: dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package func hasPrefix(_ prefix: String) -> Bool {
    starts(with: prefix.utf8.map { CChar(bitPattern: $0) })
  }
}

/// An open folder. Names are relative to it, so it may be renamed meanwhile.
final class Directory {
  let descriptor: Int32

  /// nil when `path` is not a folder that can be opened; `errno` says why.
  init?(path: String) {
    let opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    descriptor = opened
  }

  init?(_ name: FileName, in folder: Directory) {
    let opened = openat(
      folder.descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else { return nil }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// All names but `.` and `..`, in no order.
  func names() -> [FileName] {
    let listed = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard listed >= 0, let stream = fdopendir(listed) else { return [] }
    defer { closedir(stream) }
    var names: [FileName] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
        }
      }
      if name != FileName(".") && name != FileName("..") { names.append(name) }
    }
    return names
  }

  /// Waits until no other run holds the folder. The lock ends with this object.
  func lock() { while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {} }

  func unlock() { flock(descriptor, LOCK_UN) }

  /// Whether no other run holds the folder; if so it is held from now on.
  func lockWithoutWaiting() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  func status(of name: FileName = FileName(".")) -> stat? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return status
  }

  func isFolder(_ name: FileName) -> Bool {
    status(of: name).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  func makeFolder(_ name: FileName) -> Bool { mkdirat(descriptor, name, 0o777) == 0 }

  @discardableResult
  func remove(_ name: FileName) -> Bool { unlinkat(descriptor, name, 0) == 0 }

  @discardableResult
  func removeFolder(_ name: FileName) -> Bool { unlinkat(descriptor, name, AT_REMOVEDIR) == 0 }

  /// Moves a file or folder, over a file of that name if there is one.
  func move(_ name: FileName, to folder: Directory) -> Bool {
    renameat(descriptor, name, folder.descriptor, name) == 0
  }

  /// Gives a file or folder another name, over a file of that name if there is one.
  func rename(_ name: FileName, to other: FileName) -> Bool {
    renameat(descriptor, name, descriptor, other) == 0
  }

  /// Lets `folder` hold the file as well; false for folders and where links are not to be had.
  @discardableResult
  func link(_ name: FileName, into folder: Directory) -> Bool {
    linkat(descriptor, name, folder.descriptor, name, 0) == 0
  }

  /// Gives a file another name in the folder; false, with the error number, where that is taken.
  func link(_ name: FileName, as other: FileName) -> Bool {
    linkat(descriptor, name, descriptor, other, 0) == 0
  }

  /// Writes a new file, or the next part of one; returns the error number, 0 when all went well.
  func write(_ bytes: [UInt8], to name: FileName, appends: Bool = false) -> Int32 {
    let place = appends ? O_APPEND : O_TRUNC
    let file = openat(
      descriptor, name, O_WRONLY | O_CREAT | place | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else { return errno }
    let failure = SystemCall.write(bytes, to: file)
    let closed = close(file) == 0
    return failure != 0 ? failure : (closed ? 0 : errno)
  }
}
