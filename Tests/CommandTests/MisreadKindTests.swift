import Foundation
import TestSupport
import Testing

/// What is easily misread is read rightly, refused or told, in both languages.
@Suite struct MisreadKindTests {
  @Test(arguments: MisreadKind.all) func isTold(_ kind: MisreadKind) throws {
    for (language, words) in [("en", kind.english), ("zh", kind.chinese)] {
      let folder = try TemporaryFolder()
      for (name, text) in MisreadKind.town.merging(kind.files, uniquingKeysWith: { $1 }) {
        try folder.write(name, text)
      }
      for (name, bytes) in kind.binaries { try folder.write(name, Data(bytes)) }
      let run = try BuiltCommand(kind.arguments + ["--language", language], in: folder)
      #expect(run.status == kind.status, "\(run.error)")
      #expect(kind.status == 0 || run.isOneLineOfError && run.error.utf8.count < 800)
      let told = try everything(run, folder)
      #expect(words.isEmpty || told.contains(words), "\(words)\n\(told)")
      guard !kind.figure.isEmpty else { continue }
      let rows = try folder.content("lifecircle-out/coverage.csv").split(separator: "\n")
      let row = rows.first { $0.hasPrefix(kind.figure[0] + ",") }
      #expect(row?.contains(",\(kind.figure[1]),") == true, "\(row ?? "")")
    }
  }

  /// All that the user can read.
  private func everything(_ run: BuiltCommand, _ folder: TemporaryFolder) throws -> String {
    let tables = ["problems.csv", "sites.csv", "types.csv"].map {
      (try? folder.content("lifecircle-out/" + $0)) ?? ""
    }
    return ([run.output, run.error] + tables).joined(separator: "\n").replacing("\"\"", with: "\"")
  }
}
