import Foundation

/// The command as it was built, run as a user runs it.
package struct BuiltCommand {
  package let status: Int32
  package let output: String
  package let error: String

  /// - Parameters:
  ///   - shell: put before the command, such as `ulimit -f 8;`.
  ///   - after: put behind it, such as `| head -1`.
  package init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    shell: String = "", after: String = ""
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let quoted = ([try Self.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    process.arguments = ["-c", "\(shell) \(quoted) \(after)"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["LANG": "C", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    let (outputFile, errorFile) = (folder.path + "/.stdout", folder.path + "/.stderr")
    for file in [outputFile, errorFile] {
      try Data().write(to: URL(fileURLWithPath: file))
    }
    process.standardOutput = FileHandle(forWritingAtPath: outputFile)
    process.standardError = FileHandle(forWritingAtPath: errorFile)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOfFile: outputFile, encoding: .utf8)
    error = try String(contentsOfFile: errorFile, encoding: .utf8)
    for file in [outputFile, errorFile] { try FileManager.default.removeItem(atPath: file) }
  }

  /// Whether the standard error holds one line, without control characters but its end.
  package var isOneLineOfError: Bool {
    let controls = error.unicodeScalars.filter {
      [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
    return controls.count == 1 && error.hasSuffix("\n")
  }

  /// Beside the program that runs the tests.
  package static var path: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(fileURLWithPath: tests).deletingLastPathComponent().path + "/lifecircle"
    }
  }
}
