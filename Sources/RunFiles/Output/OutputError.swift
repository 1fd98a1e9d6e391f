public import Wording

/// Results that could not be written. What stood in the output folder before still stands.
public struct OutputError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder, as the user gave it.
  public var path: String
  public var problem: LocalizedText
  /// What to do about it.
  public var fix: LocalizedText

  public init(path: String, problem: LocalizedText, fix: LocalizedText) {
    self.path = path
    self.problem = problem
    self.fix = fix
  }

  /// One line `path: what is wrong; what to do`.
  public func line(in language: Language) -> String {
    "\(path): \(problem[language])\(language == .zh ? ";" : "; ")\(fix[language])"
  }

  public var description: String { line(in: .en) }
}

extension OutputError {
  /// A failed call of the system, with its error number.
  package init(path: String, errno code: Int32) {
    let words = SystemCall.words(for: code)
    self.init(
      path: path,
      problem: LocalizedText(zh: "无法写入(\(words))", en: "cannot be written (\(words))"),
      fix: Self.fix(for: code))
  }

  /// The standard output could not be written to, with the error number.
  public init(standardOutput code: Int32) { self.init(path: "-", errno: code) }

  private static func fix(for code: Int32) -> LocalizedText {
    switch code {
    case SystemCall.noSpace, SystemCall.quotaExceeded, SystemCall.fileTooBig:
      LocalizedText(
        zh: "请清理磁盘空间,或用 --out 指定其他位置",
        en: "free some space or choose another place with --out")
    default:
      LocalizedText(
        zh: "请用 --out 指定可写的文件夹", en: "choose a folder that can be written with --out")
    }
  }

  static func notAFolder(_ path: String) -> OutputError {
    OutputError(
      path: path, problem: LocalizedText(zh: "不是文件夹", en: "is not a folder"),
      fix: LocalizedText(
        zh: "请移走该文件,或用 --out 指定其他文件夹",
        en: "move it away or choose another folder with --out"))
  }

  static func folderInTheWay(_ path: String) -> OutputError {
    OutputError(
      path: path,
      problem: LocalizedText(zh: "是文件夹,与结果文件同名", en: "is a folder where a result belongs"),
      fix: LocalizedText(zh: "请移走或改名", en: "move or rename it"))
  }

  static func inputInTheWay(_ path: String) -> OutputError {
    OutputError(
      path: path,
      problem: LocalizedText(
        zh: "是本次运行的输入,会被同名结果覆盖", en: "is an input of this run and has the name of a result"),
      fix: LocalizedText(
        zh: "请用 --out 指定其他文件夹", en: "choose another folder with --out"))
  }

  static func foreignFileInTheWay(_ path: String) -> OutputError {
    OutputError(
      path: path,
      problem: LocalizedText(
        zh: "与结果文件同名,但不是 LifeCircle 写的", en: "has the name of a result but no earlier run wrote it"),
      fix: LocalizedText(
        zh: "请移走该文件,或用 --out 指定其他文件夹",
        en: "move it away or choose another folder with --out"))
  }

  static func foreignFileKept(in path: String) -> OutputError {
    OutputError(
      path: path,
      problem: LocalizedText(
        zh: "结果已写入,但原文件夹中的其他文件未能移回",
        en: "the results stand, but other files of the old folder could not be moved back"),
      fix: LocalizedText(zh: "它们仍在此处,请手动移动", en: "they are still here; move them by hand"))
  }
}
