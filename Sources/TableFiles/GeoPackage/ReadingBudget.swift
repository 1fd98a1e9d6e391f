import CSQLite

/// How much work the reading of a database may be: a view can have a billion rows that the file does not hold.
/// Sound layers need a small part of it.
final class ReadingBudget {
  private var calls: Int
  private var bytes: Int
  private let memory: Int64
  private let deadline: ContinuousClock.Instant
  private(set) var isSpent = false
  /// Whether SQLite's memory is looked at, which other databases of the program have a part in: views can sort
  /// what has no end, tables cannot.
  var watchesMemory = true

  /// Instructions of SQLite's machine between two looks at the budget.
  static let stride: Int32 = 1000
  /// What a row costs beside its values.
  private static let bytesOfRow = 64

  /// - Parameter size: bytes of the file, at most some gigabytes. A value needs about one instruction, a row
  ///   a few; the constants leave room for joins and for sorting in views.
  init(size: Int) {
    calls = (60_000_000 + 64 * size) / Int(Self.stride)
    bytes = 128 << 20 + 16 * size
    memory = Int64(256 << 20 + 2 * size)
    deadline = .now + .seconds(10 + size / (10 << 20))
  }

  /// Counts a row with so many bytes of values; false where that is too much.
  func takeRow(bytes used: Int) -> Bool {
    bytes -= used + Self.bytesOfRow
    if bytes < 0 { isSpent = true }
    return !isSpent
  }

  /// Counts some instructions; whether they were too many.
  fileprivate func takeInstructions() -> Bool {
    calls -= 1
    let isTooLarge = watchesMemory && sqlite3_memory_used() > memory
    if calls < 0 || isTooLarge || ContinuousClock.now > deadline { isSpent = true }
    return isSpent
  }

  /// Has `database` stop when the budget is spent, which must outlive it.
  func watch(_ database: OpaquePointer?) {
    sqlite3_progress_handler(
      database, Self.stride,
      { budget in
        guard let budget else { return 0 }
        return Unmanaged<ReadingBudget>.fromOpaque(budget).takeUnretainedValue()
          .takeInstructions() ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
