import Glibc

/// Files that are written beside others and never over one.
public enum NewFile {
  /// Names that are tried before it is given up.
  private static let attempts = 1000

  /// Writes a file into a folder, which is made where it does not exist: `stem.extension`, or with the first
  /// number that is free, `stem-2.extension`. The file appears whole or not at all.
  ///
  /// - Parameter stem: any text; what a file's name cannot hold everywhere is replaced.
  /// - Returns: the path, with the folder as it was given.
  public static func write(
    _ bytes: [UInt8], in folder: String, stem: String, extension end: String
  ) throws(OutputError) -> String {
    guard makeFolder(folder), let directory = Directory(path: folder) else {
      throw OutputError(path: folder, errno: errno)
    }
    let draft = FileName(".lifecircle-\(getpid())-\(UInt64.random(in: .min ... .max)).part")
    defer { directory.remove(draft) }
    let failure = directory.write(bytes, to: draft)
    guard failure == 0 else { throw OutputError(path: folder, errno: failure) }
    let safe = stem.safeStem
    for number in 1...attempts {
      let name = number == 1 ? "\(safe).\(end)" : "\(safe)-\(number).\(end)"
      if directory.link(draft, as: FileName(name)) { return "\(folder)/\(name)" }
      guard errno == EEXIST else { throw OutputError(path: "\(folder)/\(name)", errno: errno) }
    }
    throw OutputError(path: "\(folder)/\(safe).\(end)", errno: EEXIST)
  }

  /// Writes a file into a folder, which is made where it does not exist, over one of that name. The file appears
  /// whole or not at all.
  package static func replace(
    _ bytes: [UInt8], in folder: String, name: String
  ) throws(OutputError) {
    guard makeFolder(folder), let directory = Directory(path: folder) else {
      throw OutputError(path: folder, errno: errno)
    }
    let draft = FileName(".lifecircle-\(getpid())-\(UInt64.random(in: .min ... .max)).part")
    let failure = directory.write(bytes, to: draft)
    guard failure == 0, directory.rename(draft, to: FileName(name)) else {
      let code = failure == 0 ? errno : failure
      directory.remove(draft)
      throw OutputError(path: "\(folder)/\(name)", errno: code)
    }
  }

  static func makeFolder(_ path: String) -> Bool {
    if Directory(path: path) != nil || mkdir(path, 0o777) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT else { return false }
    let (parent, _) = OutputFolder.split(path)
    return parent != path && parent != "." && makeFolder(parent)
      && (mkdir(path, 0o777) == 0 || errno == EEXIST)
  }
}

extension String {
  /// Letters and digits of any script, `-` and `_`; all else becomes one `-`, and none at the ends. At most 60
  /// characters and 180 bytes; `scenario` where nothing is left.
  fileprivate var safeStem: String {
    let words = split { !($0.isLetter || $0.isNumber || $0 == "_") }
    var stem = words.joined(separator: "-").prefix(60)
    while stem.utf8.count > 180 { stem.removeLast() }
    return stem.isEmpty ? "scenario" : String(stem)
  }
}
