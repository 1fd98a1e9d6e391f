import Foundation
import TestSupport

/// A page of the documentation, as who reads it and types its commands meets it.
struct DocumentedPage {
  /// In the checkout.
  let path: String

  /// The texts of the blocks that are marked as commands, from first to last.
  func blocks() throws -> [String] {
    let page = try String(contentsOfFile: Checkout.path(path), encoding: .utf8)
    return page.components(separatedBy: "```sh\n").dropFirst()
      .map { String($0[..<($0.range(of: "\n```")?.lowerBound ?? $0.endIndex)]) }
  }

  /// The pages with commands: the README and the articles of the catalogue.
  static func all() throws -> [DocumentedPage] {
    let catalogue = "Sources/LifeCircle/LifeCircle.docc"
    let names = try FileManager.default.contentsOfDirectory(atPath: Checkout.path(catalogue))
      .sorted()
    return try (["README.md"] + names.filter { $0.hasSuffix(".md") }.map { "\(catalogue)/\($0)" })
      .map(DocumentedPage.init).filter { try !$0.blocks().isEmpty }
  }
}

/// A folder in which the commands of a page find what they name: a small city in the place of the sample, with the
/// words of the command as functions of the shell.
struct DocumentedFolder {
  let folder: TemporaryFolder

  /// What a page takes for granted, made once: the sample and the study of a reader's own. They are examined by straight
  /// lines, since a walk takes some twenty times as long without optimization and other tests walk.
  init(copying template: TemporaryFolder) throws {
    folder = try TemporaryFolder()
    for name in try template.names() {
      try FileManager.default.copyItem(
        atPath: "\(template.path)/\(name)", toPath: "\(folder.path)/\(name)")
    }
  }

  /// - Returns: the status of the block and what it printed.
  func run(_ block: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", try Self.words + Self.adapted(block)]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["LANG": "C", "PATH": "/usr/bin:/bin"]
    let printed = try folder.write(".printed", "")
    let file = FileHandle(forWritingAtPath: printed)
    process.standardOutput = file
    process.standardError = file
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.content(".printed"))
  }

  /// Paths of the build and of scripts as words; what the sample has and the small city has not, in its place.
  private static func adapted(_ block: String) -> String {
    [
      (".build/release/lifecircle", "lifecircle"), ("Benchmarks/", "script Benchmarks/"),
      ("--package-path script ", "--package-path "), ("F023286", "F000133"),
    ].reduce(block) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  /// The command as built. `map` serves until it is stopped; what installs, builds and measures is not done here,
  /// but its scripts must be there.
  private static var words: String {
    get throws {
      """
      set -euo pipefail
      lifecircle() {
        if [ "$1" = map ]; then serve "$@"; else '\(try BuiltCommand.path)' "$@"; fi
      }
      serve() {
        '\(try BuiltCommand.path)' "$@" > .map 2>&1 & local map=$!
        until grep -q 'token=' .map; do
          kill -0 $map 2> .gone || { cat .map; return 1; }
          sleep 0.1
        done
        kill -TERM $map
        wait $map
      }
      script() { test -x '\(Checkout.path(""))'/"$1"; }
      sudo() { true; }
      swift() { true; }

      """
    }
  }
}
