import Glibc
public import Wording

/// A folder that one process alone works in. The lock ends with this object, and with the process however it ends.
public final class FolderLock {
  private let folder: Directory

  /// Makes the folder where it does not exist.
  ///
  /// - Parameter ifHeld: what to say where another process holds it.
  /// - Throws: then, and where it cannot be made.
  public init(path: String, ifHeld: InputMessage) throws(OutputError) {
    guard NewFile.makeFolder(path), let folder = Directory(path: path) else {
      throw OutputError(path: path, errno: errno)
    }
    // Some file systems have no locks; there it is as it was without.
    guard folder.lockWithoutWaiting() || errno != EWOULDBLOCK else {
      throw OutputError(path: path, message: ifHeld)
    }
    self.folder = folder
  }
}
