/// How the studies of a batch are run.
public struct BatchRequest: Sendable {
  /// Folder of all results, as it was given.
  public var out: String
  /// Path of the program that examines a city.
  public var program: String
  /// Of the program and its libraries.
  public var version: String
  /// Words of the command line behind the study and the folder of the results.
  public var words: [String]
  /// Names of the files that the results of a city may have.
  public var resultNames: [String]
  /// Studies that are examined at once.
  public var jobs = 1
  /// Seconds after which a study is ended; nil: none.
  public var timeLimit: Double?
  /// Bytes above which a study is ended; nil: none.
  public var memoryLimit: Int?

  public init(
    out: String, program: String, version: String, words: [String], resultNames: [String]
  ) {
    self.out = out
    self.program = program
    self.version = version
    self.words = words
    self.resultNames = resultNames
  }

  func folder(of study: BatchStudy) -> String { "\(out)/\(study.city)" }

  /// Folder of the stamps.
  var stampFolder: String { "\(out)/.batch" }

  func stampName(of study: BatchStudy) -> String { "\(study.city).json" }

  func stampPath(of study: BatchStudy) -> String { "\(stampFolder)/\(stampName(of: study))" }

  /// What decides on the results, apart from the bytes of the files.
  func arguments(of study: BatchStudy) -> [String] { ["--study=\(study.study)"] + words }

  /// The words of the command line that examines a study.
  func command(of study: BatchStudy) -> [String] {
    ["assess", "--study=\(study.study)", "--out=\(folder(of: study))"] + words
  }
}
