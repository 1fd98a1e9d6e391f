/// Why results cannot be written, and what to do about it.
package enum OutputTexts {
  /// - Parameter reason: what the system says.
  package static func cannotBeWritten(_ reason: String, isFull: Bool) -> InputMessage {
    isFull
      ? InputMessage(
        en: "cannot be written (\(reason))", zh: "无法写入(\(reason))",
        fixEn: "free some space or choose another place with --out",
        fixZh: "请清理磁盘空间,或用 --out 指定其他位置")
      : InputMessage(
        en: "cannot be written (\(reason))", zh: "无法写入(\(reason))",
        fixEn: "choose a folder that can be written with --out",
        fixZh: "请用 --out 指定可写的文件夹")
  }

  package static let notAFolder = InputMessage(
    en: "is not a folder", zh: "不是文件夹",
    fixEn: "move it away or choose another folder with --out",
    fixZh: "请移走该文件,或用 --out 指定其他文件夹")

  package static let folderInTheWay = InputMessage(
    en: "is a folder where a result belongs", zh: "是文件夹,与结果文件同名",
    fixEn: "move or rename it", fixZh: "请移走或改名")

  package static let inputInTheWay = InputMessage(
    en: "is an input of this run and has the name of a result", zh: "是本次运行的输入,会被同名结果覆盖",
    fixEn: "choose another folder with --out", fixZh: "请用 --out 指定其他文件夹")

  package static let foreignFileInTheWay = InputMessage(
    en: "has the name of a result but no earlier run wrote it", zh: "与结果文件同名,但不是 LifeCircle 写的",
    fixEn: "move it away or choose another folder with --out",
    fixZh: "请移走该文件,或用 --out 指定其他文件夹")

  package static let foreignFileKept = InputMessage(
    en: "the results stand, but other files of the old folder could not be moved back",
    zh: "结果已写入,但原文件夹中的其他文件未能移回",
    fixEn: "they are still here; move them by hand", fixZh: "它们仍在此处,请手动移动")
}
