/// A file that a run read, as `summary.json` records it.
public struct InputFile: Hashable, Sendable {
  /// Path as the user gave it.
  public var path: String
  /// 64 lower-case hexadecimal digits.
  public var sha256: String
  /// Features or rows found in it.
  public var features: Int

  public init(path: String, sha256: String, features: Int) {
    self.path = path
    self.sha256 = sha256
    self.features = features
  }
}
