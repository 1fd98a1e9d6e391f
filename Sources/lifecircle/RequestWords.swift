/// The words of a command line that change what a run finds, as `summary.json` records them.
enum RequestWords {
  /// Those of this process, without the name of the command.
  static var ofProcess: [String] { kept(Array(CommandLine.arguments.dropFirst(2))) }

  /// Words without the flags that say where results go and how the run is shown.
  static func kept(_ words: [String]) -> [String] {
    var kept: [String] = []
    var isValue = false
    for word in words {
      let name = String(word.prefix { $0 != "=" })
      if isValue {
        isValue = false
      } else if flagsWithValue.contains(name) {
        isValue = !word.contains("=")
      } else if !flags.contains(word) {
        kept.append(word)
      }
    }
    return kept
  }

  /// Words with another value of a flag; nil has no words.
  static func replacing(_ flag: String, by value: String, in words: [String]?) -> [String] {
    without([flag], words ?? []) + [flag, value]
  }

  /// Words without some flags and their values.
  static func without(_ flags: Set<String>, _ words: [String]) -> [String] {
    var kept: [String] = []
    var isValue = false
    for word in words {
      if isValue {
        isValue = false
      } else if flags.contains(word) {
        isValue = true
      } else if !flags.contains(String(word.prefix { $0 != "=" })) {
        kept.append(word)
      }
    }
    return kept
  }

  private static let flagsWithValue: Set = [
    "--out", "--threads", "--progress", "--language", "--format", "--fail-below",
    "--index", "--docx-of",
  ]
  private static let flags: Set = ["--quiet", "--write-demand", "--write-facilities"]
}
