import CSQLite
import Wording

/// An SQLite database in memory, opened so that what a hostile file holds can do no harm: nothing is written,
/// its triggers, extensions and functions with side effects do not run, and work is bounded.
///
/// Nothing beside the file is opened, made or locked, since SQLite does not know that there is a file.
final class SQLiteDatabase {
  let path: String
  let budget: ReadingBudget
  private var handle: OpaquePointer?
  /// What is being read, for messages.
  var subject: String

  /// - Parameter bytes: the database, not in the mode of a write-ahead log; must outlive this.
  init(_ bytes: UnsafeBufferPointer<UInt8>, path: String) throws(InputError) {
    self.path = path
    budget = ReadingBudget(size: bytes.count)
    subject = "gpkg_contents"
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
    let opened = sqlite3_open_v2(":memory:", &handle, flags, nil)
    guard opened == SQLITE_OK else { throw error(opened) }
    limit(size: bytes.count)
    let image = UnsafeMutablePointer(mutating: bytes.baseAddress)
    let size = Int64(bytes.count)
    let taken = sqlite3_deserialize(
      handle, "main", image, size, size, UInt32(SQLITE_DESERIALIZE_READONLY))
    guard taken == SQLITE_OK else { throw error(taken) }
    for setting in ["temp_store = MEMORY", "cell_size_check = ON", "query_only = ON"] {
      sqlite3_exec(handle, "PRAGMA \(setting)", nil, nil, nil)
    }
    budget.watch(handle)
  }

  deinit { sqlite3_close_v2(handle) }

  /// The settings that SQLite advises for files of unknown origin ("Defense Against The Dark Arts").
  private func limit(size: Int) {
    let switches = [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
    ]
    for (option, isOn) in switches { _ = lifecircle_sqlite3_switch(handle, option, Int32(isOn)) }
    // No value is larger than the file that it is in.
    let longest = Int32(clamping: max(size, 1 << 20))
    let limits = [
      (SQLITE_LIMIT_LENGTH, longest), (SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
      (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_COMPOUND_SELECT, 100),
      (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
      (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
    for (limit, value) in limits { sqlite3_limit(handle, limit, value) }
    refuseQuadraticFunctions()
  }

  /// Functions that take the square of their texts' lengths in one instruction, where no budget stops them. In
  /// their place stand some that views may not use, since they are not said to be innocuous.
  private func refuseQuadraticFunctions() {
    let functions = [("instr", 2), ("replace", 3), ("trim", 2), ("ltrim", 2), ("rtrim", 2)]
    for (name, arguments) in functions {
      sqlite3_create_function_v2(
        handle, name, Int32(arguments), SQLITE_UTF8, nil,
        { context, _, _ in sqlite3_result_error(context, "not read here", -1) }, nil, nil, nil)
    }
  }

  /// - Throws: where the statement cannot be understood, or the schema that it needs is damaged.
  func prepare(_ sql: String) throws(InputError) -> SQLiteStatement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else {
      sqlite3_finalize(statement)
      throw error(code)
    }
    return SQLiteStatement(statement, of: self)
  }

  /// What the last call that failed means, by its code.
  func error(_ code: Int32) -> InputError {
    let words = String(cString: sqlite3_errmsg(handle))
    let message: InputMessage =
      switch code & 0xFF {
      case _ where budget.isSpent: .endlessLayer(subject)
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CANTOPEN: .damagedDatabase(words)
      default: .unreadableLayer(subject, words)
      }
    return .data(file: path, row: nil, message)
  }
}
