package import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileContents {
  /// Reads the file beside this one that has the same name and the extension `ending`, in small letters, in capitals
  /// or with one capital; nil where there is none.
  ///
  /// - Parameter ending: in small letters, without a point.
  /// - Throws: where it is there and cannot be read.
  package func companion(_ ending: String) throws(InputError) -> FileContents? {
    guard let point = path.lastIndex(of: ".") else { return nil }
    let capital = ending.prefix(1).uppercased() + ending.dropFirst()
    let paths = [ending, ending.uppercased(), capital].map { String(path[...point]) + $0 }
    guard let path = paths.first(where: { access($0, F_OK) == 0 }) else { return nil }
    return try FileContents(path: path)
  }
}
