public import Wording

/// Results that could not be written. What stood in the output folder before still stands.
public struct OutputError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder, as the user gave it.
  public var path: String
  public var message: InputMessage

  package init(path: String, message: InputMessage) {
    (self.path, self.message) = (path, message)
  }

  /// One line `path: what is wrong; what to do`.
  public func line(in language: Language) -> String {
    "\(path): " + message.sentence[language]
  }

  public var description: String { line(in: .en) }
}

extension OutputError {
  /// A failed call of the system, with its error number.
  init(path: String, errno code: Int32) {
    let isFull = [SystemCall.noSpace, SystemCall.quotaExceeded, SystemCall.fileTooBig]
      .contains(code)
    self.init(
      path: path,
      message: OutputTexts.cannotBeWritten(SystemCall.words(for: code), isFull: isFull))
  }

  /// The standard output could not be written to, with the error number.
  public init(standardOutput code: Int32) { self.init(path: "-", errno: code) }

  static func notAFolder(_ path: String) -> OutputError {
    OutputError(path: path, message: OutputTexts.notAFolder)
  }

  static func folderInTheWay(_ path: String) -> OutputError {
    OutputError(path: path, message: OutputTexts.folderInTheWay)
  }

  static func inputInTheWay(_ path: String) -> OutputError {
    OutputError(path: path, message: OutputTexts.inputInTheWay)
  }

  static func foreignFileInTheWay(_ path: String) -> OutputError {
    OutputError(path: path, message: OutputTexts.foreignFileInTheWay)
  }

  static func foreignFileKept(in path: String) -> OutputError {
    OutputError(path: path, message: OutputTexts.foreignFileKept)
  }
}
