import Glibc

/// A folder of results that is replaced as a whole.
///
/// Files are written to a hidden folder beside it, which `commit` exchanges with it in one step.
/// Until then the folder is not touched, so a run that is interrupted leaves the previous results as
/// they were, and what it left behind is removed by the next run. Files of the folder that are not
/// among the names given are kept; those that are and were not written again are removed. A folder
/// that holds such names without the marker of an earlier run holds somebody's own files: it is
/// refused. A result whose name is usual for files of others is known by its start instead, so that a run
/// that does not write it leaves theirs alone.
///
/// Where the folder cannot be exchanged (it is the working directory, a mount point, or its parent is
/// read-only) the files are staged inside it and moved into place one by one.
public final class OutputFolder {
  /// As the user gave it.
  public let path: String
  /// Absolute and without links; empty components of `path` that do not exist yet are kept as given.
  private let target: String
  private let ownNames: Set<FileName>
  /// Whether the folder is exchanged as a whole where it can be.
  private let isExchanged: Bool
  private var stage: OutputStage?

  /// Looks whether results can be written to `path`; writes nothing.
  ///
  /// - Parameters:
  ///   - names: all names that results of this kind ever have, and those with a start of their own that this
  ///     run writes.
  ///   - starts: of results whose names others use too.
  ///   - marker: tells results of an earlier run from files of the same names.
  ///   - inputs: paths of files that must not be replaced by a result of the same name.
  ///   - isExchanged: false for a folder that holds folders of other runs, which are not to be moved: the files are
  ///     staged inside it and moved into place one by one.
  public init(
    path: String, names: [String], marker: ResultMarker, starts: [ResultMarker] = [],
    inputs: [String] = [], isExchanged: Bool = true
  ) throws(OutputError) {
    self.path = path
    self.isExchanged = isExchanged
    let target = try Self.resolve(path)
    let isOurs = marker.isPresent(inFolder: target)
    let known = starts.filter { isOurs && $0.isPresent(inFolder: target) }.map(\.name)
    let unknown = starts.map(\.name).filter { names.contains($0) && !known.contains($0) }
    self.target = target
    ownNames = Set((names + known).map { FileName($0) })
    if let folder = Directory(path: target) {
      try Self.check(names + known, in: folder, path: path, inputs: inputs)
      try Self.refuseForeign(isOurs ? unknown : names, in: folder, path: path)
    }
  }

  private static func refuseForeign(
    _ names: [String], in folder: Directory, path: String
  ) throws(OutputError) {
    if let name = names.first(where: { folder.status(of: FileName($0)) != nil }) {
      throw .foreignFileInTheWay("\(path)/\(name)")
    }
  }

  private static func check(
    _ names: [String], in folder: Directory, path: String, inputs: [String]
  ) throws(OutputError) {
    let read = Set(inputs.compactMap { FileIdentity(path: $0) })
    for name in names {
      let file = "\(path)/\(name)"
      if folder.isFolder(FileName(name)) { throw .folderInTheWay(file) }
      if let found = FileIdentity(path: file), read.contains(found) { throw .inputInTheWay(file) }
    }
  }

  deinit { stage?.discard() }

  /// Writes a file that becomes visible with `commit`.
  public func write(_ bytes: [UInt8], as name: String) throws(OutputError) {
    try openStage().write(bytes, as: name)
  }

  /// Writes the next part of a file that becomes visible with `commit`.
  public func append(_ bytes: [UInt8], to name: String) throws(OutputError) {
    try openStage().append(bytes, to: name)
  }

  /// Puts what was written in the place of the previous results.
  public func commit() throws(OutputError) {
    try openStage().commit()
    stage = nil
  }

  private func openStage() throws(OutputError) -> OutputStage {
    if let stage { return stage }
    let opened = try OutputStage(
      path: target, shownPath: path, ownNames: ownNames, isExchanged: isExchanged)
    stage = opened
    return opened
  }

  /// The absolute path behind links. Throws when `path` or a part of it is a file, or cannot be
  /// written to.
  private static func resolve(_ path: String) throws(OutputError) -> String {
    if let real = realPath(path) {
      guard Directory(path: real) != nil else {
        throw errno == ENOTDIR ? .notAFolder(path) : OutputError(path: path, errno: errno)
      }
      guard access(real, W_OK | X_OK) == 0 else { throw OutputError(path: path, errno: errno) }
      return real
    }
    guard errno == ENOENT, !path.isEmpty, !isLink(path) else {
      throw errno == ENOTDIR ? .notAFolder(path) : OutputError(path: path, errno: errno)
    }
    let (parent, name) = split(path)
    return try resolve(parent) + "/" + name
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// A link that leads nowhere is an error: writing behind it would be a surprise.
  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    let found = lstat(path, &status) == 0
    errno = ENOENT
    return found
  }

  /// The folder and the name in it; slashes at the end are not part of a name.
  package static func split(_ path: String) -> (parent: String, name: String) {
    let trimmed = String(path.reversed().drop { $0 == "/" }.reversed())
    guard let slash = trimmed.lastIndex(of: "/") else { return (".", trimmed) }
    let parent = String(trimmed[..<slash])
    return (parent.isEmpty ? "/" : parent, String(trimmed[trimmed.index(after: slash)...]))
  }

  /// The folder of a file that exists, without links; as it is given where it cannot be told.
  package static func absoluteParent(of path: String) -> String {
    let parent = split(path).parent
    return realPath(parent) ?? parent
  }

  static func sibling(_ name: String, of path: String) -> String {
    let parent = split(path).parent
    return parent == "." ? name : "\(parent)/\(name)"
  }
}

/// A file whatever its paths are.
private struct FileIdentity: Hashable {
  private let device: dev_t
  private let node: ino_t

  /// nil when there is no such file.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    node = status.st_ino
  }
}

/// How a folder shows that an earlier run wrote the results in it: a file of a certain name whose
/// text starts in a certain way.
public struct ResultMarker: Sendable {
  public let name: String
  package let start: [UInt8]

  public init(name: String, start: String) {
    self.name = name
    self.start = Array(start.utf8)
  }

  /// Names of the files in a folder that begin with `prefix` and whose text starts in one of some ways: results of
  /// which there were others in an earlier run.
  ///
  /// Complexity: O(files of the folder).
  package static func names(
    inFolder path: String, prefix: String, starts: [String]
  ) -> [String] {
    let names = Directory(path: path)?.names() ?? []
    return names.filter { $0.hasPrefix(prefix) }.map(\.text).filter { name in
      starts.contains { ResultMarker(name: name, start: $0).isPresent(inFolder: path) }
    }
  }

  func isPresent(inFolder path: String) -> Bool {
    guard let file = fopen("\(path)/\(name)", "rb") else { return false }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: start.count)
    return fread(&bytes, 1, start.count, file) == start.count && bytes == start
  }
}
