import CSQLite
import Wording

/// A statement being run, row by row.
struct SQLiteStatement: ~Copyable {
  private let handle: OpaquePointer
  private let database: SQLiteDatabase

  init(_ handle: OpaquePointer, of database: SQLiteDatabase) {
    (self.handle, self.database) = (handle, database)
  }

  deinit { sqlite3_finalize(handle) }

  /// A value of a row; its bytes are there until the next step.
  enum Value {
    case null
    case integer(Int64)
    case real(Double)
    case text(UnsafeBufferPointer<UInt8>)
    case blob(UnsafeRawBufferPointer)
  }

  /// Goes to the next row; false behind the last.
  borrowing func step() throws(InputError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw database.error(code)
    }
  }

  var columnCount: Int { Int(sqlite3_column_count(handle)) }

  func columnName(_ column: Int) -> String {
    sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? ""
  }

  /// Gives the parameter that is number `place`, from 1, a value.
  func bind(_ number: Double, at place: Int) {
    sqlite3_bind_double(handle, Int32(place), number)
  }

  func value(_ column: Int) -> Value {
    // One look-up instead of three; the value is this thread's alone since the database has no locks.
    let value = sqlite3_column_value(handle, Int32(column))
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: return .integer(sqlite3_value_int64(value))
    case SQLITE_FLOAT: return .real(sqlite3_value_double(value))
    case SQLITE_TEXT:
      guard let start = sqlite3_value_text(value) else { return .null }
      return .text(UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
    case SQLITE_BLOB:
      guard let start = sqlite3_value_blob(value) else {
        return .blob(UnsafeRawBufferPointer(start: nil, count: 0))
      }
      return .blob(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
    default: return .null
    }
  }

  /// The value as text; nil for what is none.
  func text(_ column: Int) -> String? {
    switch value(column) {
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .integer(let number): "\(number)"
    case .null, .real, .blob: nil
    }
  }

  func integer(_ column: Int) -> Int? {
    if case .integer(let number) = value(column) { Int(number) } else { nil }
  }
}
