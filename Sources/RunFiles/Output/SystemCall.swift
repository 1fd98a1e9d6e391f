import Glibc

/// Calls of the system that Swift's Glibc module does not show as they are needed here.
enum SystemCall {
  static let noSpace = ENOSPC
  static let quotaExceeded = EDQUOT
  static let fileTooBig = EFBIG

  static func words(for code: Int32) -> String {
    guard let words = strerror(code) else { return "error \(code)" }
    return String(cString: words)
  }

  /// Exchanges two names of `folder` in one step; false where the system or the file system cannot.
  ///
  /// `renameat2` is looked up at run time because the module map of Glibc hides GNU extensions.
  static func exchange(_ a: FileName, _ b: FileName, in folder: Directory) -> Bool {
    typealias RenameAt2 =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let renameAt2 = unsafeBitCast(symbol, to: RenameAt2.self)
    let exchangeFlag: UInt32 = 2
    return renameAt2(folder.descriptor, a, folder.descriptor, b, exchangeFlag) == 0
  }

  /// Writes all of `bytes`; returns the error number, 0 when all went well.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        if written < 0 { return errno }
        rest = rest.dropFirst(written)
      }
      return 0
    }
  }
}
