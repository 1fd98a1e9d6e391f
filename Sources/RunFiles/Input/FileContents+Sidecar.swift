package import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileContents {
  /// The file whose name is that of this one with `suffix` behind it, in the folder where this one is once links
  /// are followed; nil where there is none, or an empty one.
  ///
  /// - Throws: where it cannot be read.
  package func sidecar(_ suffix: String) throws(InputError) -> FileContents? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let place = String(cString: resolved) + suffix
    var status = stat()
    guard stat(place, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return nil
    }
    // As the user gave it, where that is the same file.
    var named = stat()
    let isNamed =
      stat(path + suffix, &named) == 0 && named.st_ino == status.st_ino
      && named.st_dev == status.st_dev
    return try FileContents(path: isNamed ? path + suffix : place)
  }
}
