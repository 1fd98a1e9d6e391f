import Glibc

/// How a folder shows that an earlier run wrote the results in it: a file of a certain name whose
/// text starts in a certain way.
public struct ResultMarker: Sendable {
  package let name: String
  package let start: [UInt8]

  public init(name: String, start: String) {
    self.name = name
    self.start = Array(start.utf8)
  }

  func isPresent(inFolder path: String) -> Bool {
    guard let file = fopen("\(path)/\(name)", "rb") else { return false }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: start.count)
    return fread(&bytes, 1, start.count, file) == start.count && bytes == start
  }
}
