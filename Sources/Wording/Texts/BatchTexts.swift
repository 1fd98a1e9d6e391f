/// What a batch of many cities says: how far it is, what failed and why.
package enum BatchTexts {
  // MARK: - Progress

  package static let checking = LocalizedText(zh: "核对已有结果", en: "checking results")

  package static func progress(
    done: Int, of studies: Int, failed: Int, secondsLeft: Double?
  ) -> LocalizedText {
    let left = secondsLeft.map(duration)
    let failures = failed > 0 ? LocalizedText(zh: ",失败\(failed)", en: ", \(failed) failed") : nil
    return LocalizedText(zh: "完成\(done)/\(studies)", en: "\(done) of \(studies) done")
      + (failures ?? LocalizedText(""))
      + (left.map { LocalizedText(zh: ",还需\($0)", en: ", \($0) left") } ?? LocalizedText(""))
  }

  /// Hours, minutes and seconds, such as `1:02:03`.
  private static func duration(_ seconds: Double) -> String {
    let whole = seconds.isFinite ? Int(min(max(seconds, 0), 1e9)) : 0
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(whole % 60))" : "\(minutes):\(two(whole % 60))"
  }

  // MARK: - Why a city has no results

  package static func notStarted(_ words: String) -> LocalizedText {
    LocalizedText(zh: "进程无法启动(\(words))", en: "the process could not be started (\(words))")
  }

  package static func timeLimit(seconds: Double) -> LocalizedText {
    let shown = seconds < 1 ? "\(seconds)" : seconds.shortText
    return LocalizedText(
      zh: "\(shown)秒内未完成,已终止;请增大 --time-limit 或检查数据",
      en: "not finished after \(shown) s and ended; raise --time-limit or look at the data")
  }

  package static func memoryLimit(bytes: Int) -> LocalizedText {
    let shown = (Double(bytes) / 1_048_576).shortText
    return LocalizedText(
      zh: "内存超过\(shown) MiB,已终止;请增大 --memory-limit 或用 cut 分割",
      en:
        "held more than \(shown) MiB and was ended; raise --memory-limit or cut the city (lifecircle cut)"
    )
  }

  private static let killSignal: Int32 = 9

  package static func ended(bySignal signal: Int32) -> LocalizedText {
    let hint =
      signal == killSignal
      ? LocalizedText(
        zh: "(被人或因内存不足终止)", en: " (killed by somebody, or for want of memory)")
      : LocalizedText("")
    return LocalizedText(
      zh: "进程被信号\(signal)终止", en: "the process was ended by signal \(signal)") + hint
      + LocalizedText(zh: ";再运行一次即重算此城市", en: "; run again to examine the city")
  }

  package static func ended(withStatus status: Int32) -> LocalizedText {
    LocalizedText(
      zh: "进程以状态\(status)结束,未说明原因", en: "the process ended with status \(status) and said nothing")
  }

  package static let notExamined = LocalizedText(
    zh: "尚未评估", en: "not examined yet")

  package static let changedMeanwhile = LocalizedText(
    zh: "结果在批量运行期间被其他程序改动;再运行一次即重算此城市",
    en: "somebody else changed its results while the batch ran; run again to examine the city")

  package static let inUse = InputMessage(
    en: "another batch is working in this folder", zh: "另一批量运行正在使用此文件夹",
    fixEn: "wait until it has ended, or name another folder for this one",
    fixZh: "请等其结束,或另选输出文件夹")

  package static let noResults = LocalizedText(
    zh: "进程结束,但结果不完整", en: "the process ended well, but its results are not whole")

  package static let unreadableResult = InputMessage(
    en: "a table of a city that was examined cannot be read",
    zh: "已评估城市的表无法读取", fixEn: "run the batch again", fixZh: "请再运行一次")

  package static let noScratchFolder = InputMessage(
    en: "no folder can be made for temporary files", zh: "无法建立临时文件夹",
    fixEn: "set TMPDIR to a folder that can be written to", fixZh: "请将TMPDIR设为可写的文件夹")

  // MARK: - At the end

  package static func incomplete(missing: Int, of all: Int, names: String) -> LocalizedText {
    LocalizedText(
      zh: "不完整:\(all)个城市缺\(missing)个(\(names)),全国表不含这些城市",
      en: "INCOMPLETE: \(missing) of \(all) cities are missing from the national tables: \(names)")
  }

  package static func counts(
    done: Int, of all: Int, skipped: Int, communities: Int
  ) -> LocalizedText {
    LocalizedText(
      zh: "城市\(all)个,完成\(done)个(其中\(skipped)个结果未变,未重算),社区\(communities)个",
      en: "\(done) of \(all) cities done (\(skipped) of them unchanged and skipped), "
        + "\(communities) communities")
  }

  package static func partial(_ count: Int, names: String) -> LocalizedText {
    LocalizedText(
      zh: "\(count)个城市有输入文件未读:\(names)",
      en: "\(count) cities left out an input of theirs: \(names)")
  }

  package static func problems(errors: Int, warnings: Int, cities: Int) -> LocalizedText {
    LocalizedText(
      zh: "输入数据问题:错误\(errors)个,警告\(warnings)个,涉及\(cities)个城市(见 cities.csv 与各城市的 problems.csv)",
      en:
        "Input problems: \(errors) errors, \(warnings) warnings in \(cities) of the cities (cities.csv, and problems.csv "
        + "of each)")
  }

  package static func unused(columns: String) -> LocalizedText {
    LocalizedText(
      zh: "清单中未使用的列(只用 city、study、weight):\(columns)",
      en: "Columns of the manifest that are not used (city, study and weight are): \(columns)")
  }

  /// - Parameter cities: names, or those of them that are shown.
  package static func sameStudy(_ cities: String) -> LocalizedText {
    LocalizedText(
      zh: "警告:以下城市用同一研究文件,其社区被重复计数:\(cities)",
      en: "WARNING: cities that name one study count its communities several times: \(cities)")
  }

  package static func row(_ row: Int) -> LocalizedText {
    LocalizedText(zh: "第\(row)行", en: "row \(row)")
  }

  package static func more(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "……另有\(count)个,见 cities.csv", en: "… and \(count) more, see cities.csv")
  }

  package static func results(in folder: String) -> LocalizedText {
    LocalizedText(zh: "结果:", en: "Results: ") + LocalizedText(folder.printable)
      + LocalizedText(
        zh: ":cities.csv、summary.json、全国各表,每个城市一个文件夹",
        en: ": cities.csv, summary.json, the national tables and a folder for each city")
  }

  package static let nextStep = LocalizedText(
    zh: "下一步:改正后再运行同一命令,只重算缺少的城市",
    en: "Next: mend what is wrong and run the same command again; only what is missing is examined")

  package static func failed(_ count: Int, of all: Int, table: String) -> LocalizedText {
    LocalizedText(
      zh: "\(all)个城市中\(count)个失败;见 \(table)",
      en: "\(count) of \(all) cities failed; see \(table)")
  }

  package static func stopped(done: Int, of all: Int) -> LocalizedText {
    LocalizedText(
      zh: "已停止,\(all)个城市完成\(done)个;summary.json已标为不完整,全国各表仍是以前运行的;再运行同一命令可继续",
      en:
        "stopped with \(done) of \(all) cities done; summary.json says incomplete, and tables of all cities that "
        + "stand there are of an earlier run; run the same command again to go on")
  }
}
