import Glibc

/// The hidden folder in which one run prepares its results.
///
/// ```
/// parent/   .NAME.lifecircle-1f2e…/    staged files; after the exchange the previous folder
///           NAME/                      the target
/// ```
///
/// A run holds a lock on its stage as long as it lives, so a stage without a lock was left behind.
/// The lock on the folder around it orders the commits of runs that end at the same moment.
final class OutputStage {
  private let folder: Directory
  private let name: FileName
  /// The folder around the stage: the target's parent, or the target itself.
  private let container: Directory
  private let target: Directory
  /// nil when the stage lies in the target.
  private let targetName: FileName?
  private let ownNames: Set<FileName>
  private let shownPath: String

  /// Makes the target where it does not exist yet and a stage for it.
  init(
    path: String, shownPath: String, ownNames: Set<FileName>, isExchanged: Bool
  ) throws(OutputError) {
    guard OutputStage.makeFolders(path), let target = Directory(path: path) else {
      throw OutputError(path: shownPath, errno: errno)
    }
    let (parent, last) = OutputFolder.split(path)
    let canBeExchanged = isExchanged && target.canBeExchanged(at: path, in: parent)
    let place = canBeExchanged ? Directory(path: parent) : nil
    let container = place ?? target
    let prefix = place == nil ? ".lifecircle-" : ".\(last).lifecircle-"
    container.lock()
    defer { container.unlock() }
    container.removeStages(prefix: prefix, into: target, ownNames: ownNames)
    guard let (name, folder) = container.makeStage(prefix: prefix) else {
      throw OutputError(path: shownPath, errno: errno)
    }
    self.name = name
    self.folder = folder
    self.target = target
    self.container = container
    self.ownNames = ownNames
    self.shownPath = shownPath
    targetName = place == nil ? nil : FileName(last)
  }

  func write(_ bytes: [UInt8], as name: String) throws(OutputError) {
    let failure = folder.write(bytes, to: FileName(name))
    guard failure == 0 else { throw OutputError(path: "\(shownPath)/\(name)", errno: failure) }
  }

  func append(_ bytes: [UInt8], to name: String) throws(OutputError) {
    let failure = folder.write(bytes, to: FileName(name), appends: true)
    guard failure == 0 else { throw OutputError(path: "\(shownPath)/\(name)", errno: failure) }
  }

  /// Puts the stage in the place of the target.
  func commit() throws(OutputError) {
    container.lock()
    defer { container.unlock() }
    guard let targetName, let previous = Directory(targetName, in: container) else {
      return try moveFiles(to: target)
    }
    let foreign = previous.names().filter { !ownNames.contains($0) }
    for name in foreign { previous.link(name, into: folder) }
    folder.takeMode(of: previous)
    guard SystemCall.exchange(name, targetName, in: container) else {
      for name in foreign { folder.remove(name) }
      return try moveFiles(to: previous)
    }
    guard previous.empty(into: folder, ownNames: ownNames), container.removeFolder(name) else {
      throw .foreignFileKept(in: OutputFolder.sibling(name.text, of: shownPath))
    }
  }

  /// Removes the stage; the target stays as it was.
  func discard() {
    for name in ownNames { folder.remove(name) }
    container.removeFolder(name)
  }

  private func moveFiles(to previous: Directory) throws(OutputError) {
    let staged = Set(folder.names())
    for file in staged where !folder.move(file, to: previous) {
      throw OutputError(path: "\(shownPath)/\(file.text)", errno: errno)
    }
    for file in ownNames.subtracting(staged) { previous.remove(file) }
    container.removeFolder(name)
  }

  private static func makeFolders(_ path: String) -> Bool {
    if access(path, F_OK) == 0 { return true }
    let parent = OutputFolder.split(path).parent
    return parent != path && makeFolders(parent) && (mkdir(path, 0o777) == 0 || errno == EEXIST)
  }
}

extension Directory {
  /// Whether the folder can be given another place: it is neither the working directory nor around
  /// it, it is not a mount point, and its parent can be written to.
  fileprivate func canBeExchanged(at path: String, in parent: String) -> Bool {
    guard path != parent, access(parent, W_OK | X_OK) == 0,
      let around = Directory(path: parent)?.status(), around.st_dev == status()?.st_dev,
      let current = getcwd(nil, 0)
    else { return false }
    defer { free(current) }
    return !(String(cString: current) + "/").hasPrefix(path + "/")
  }

  /// Makes a folder with a name of its own and holds it; nil with `errno` when that fails.
  fileprivate func makeStage(prefix: String) -> (FileName, Directory)? {
    let name = FileName(prefix + String(UInt64.random(in: .min ... .max), radix: 16))
    guard makeFolder(name), let folder = Directory(name, in: self) else { return nil }
    _ = folder.lockWithoutWaiting()
    return (name, folder)
  }

  /// Removes the stages that runs which are no more left here; files in them that are not ours go
  /// back to `target`.
  fileprivate func removeStages(prefix: String, into target: Directory, ownNames: Set<FileName>) {
    for name in names() where name.hasPrefix(prefix) {
      guard let stage = Directory(name, in: self), stage.lockWithoutWaiting() else { continue }
      if stage.empty(into: target, ownNames: ownNames) { removeFolder(name) }
    }
  }

  /// Removes our files and moves the others to `other`, where hard links of them may be already;
  /// false when something had to stay.
  fileprivate func empty(into other: Directory, ownNames: Set<FileName>) -> Bool {
    var isEmpty = true
    for name in names() {
      let isGone =
        ownNames.contains(name) || isSame(name, in: other)
        ? remove(name) : other.status(of: name) == nil && move(name, to: other)
      isEmpty = isEmpty && isGone
    }
    return isEmpty
  }

  private func isSame(_ name: FileName, in other: Directory) -> Bool {
    guard let a = status(of: name), let b = other.status(of: name) else { return false }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }

  fileprivate func takeMode(of other: Directory) {
    if let mode = other.status()?.st_mode { fchmod(descriptor, mode & 0o7777) }
  }
}
