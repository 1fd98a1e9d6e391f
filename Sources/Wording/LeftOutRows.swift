/// Rows or features of a file that were not used because something is wrong with them.
public struct LeftOutRows: Hashable, Sendable {
  /// Path as the user gave it.
  public var file: String
  /// How many, at least 1, and of how many in the file.
  public var count: Int
  public var all: Int
  /// Of these, at most, defects: the rest is meant to be left out, as facilities are that are closed.
  public var defects: Int
  /// What is wrong with most of them, in the run's language, and how many other reasons there are.
  public var reason: String
  public var otherReasons: Int

  public init(
    file: String, count: Int, of all: Int, defects: Int, reason: String, otherReasons: Int
  ) {
    (self.file, self.count, self.all, self.defects) = (file, count, all, defects)
    (self.reason, self.otherReasons) = (reason, otherReasons)
  }

  /// Of the file's rows, 0…1.
  public var share: Double { Double(count) / Double(max(all, 1)) }
}
