import CityReading
import Foundation
import RunFiles
import Wording

/// The study that the files of a folder make.
struct FolderProposal {
  private let folder: String
  private let guess: FolderGuess
  /// Where the study is written; nil: nowhere.
  private let target: String?

  init(folder: String, writing target: String?) throws {
    (self.folder, self.target) = (folder, target)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else { throw InputError.data(file: folder, row: nil, .noSuchFolder) }
    guess = try FolderGuess(paths: Self.files(in: folder))
  }

  private static let deepest = 3

  /// Files in it and in folders in it, hidden ones left out.
  private static func files(in folder: String) -> [String] {
    guard let listed = FileManager.default.enumerator(atPath: folder) else { return [] }
    return listed.compactMap { $0 as? String }.filter { path in
      let parts = path.split(separator: "/")
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
      return parts.count <= deepest && !parts.contains { $0.hasPrefix(".") }
        && attributes?[.type] as? FileAttributeType == .typeRegular
    }.map { "\(folder)/\($0)" }
  }

  /// What each file is, in one line each.
  func text(language: Language) -> String {
    let widths = guess.files.map { name($0).displayWidth }.max() ?? 0
    let lines = guess.files.map { file in
      let role = file.role.map { FolderTexts.name(ofRole: $0.rawValue) } ?? FolderTexts.noUse
      return "  \(name(file).padded(to: widths))  \(role[language]) (\(file.reason[language]))"
    }
    let title = FolderTexts.title(folder: folder, files: guess.files.count)
    return ([title[language]] + lines.map(\.printable)).map { $0 + "\n" }.joined()
  }

  private func name(_ file: FileGuess) -> String {
    let path = file.path.dropFirst(folder.count + 1)
    return (path + (file.layer.map { ":\($0)" } ?? "")).printable
  }

  /// The study, written where that is asked for.
  func study(language: Language) throws -> Study {
    guard guess.isComplete else {
      throw CommandFailure(status: 3, line: FolderTexts.incomplete[language])
    }
    let text = guess.study(language: language, place: place(ofFile:))
    if let target { try write(text, to: target, language) }
    var study = try StudyFile.parse(text: text, named: target ?? folder)
    if target == nil { study.file = nil }
    return study
  }

  /// Relative to the folder of the study where the file is in it, else absolute.
  private func place(ofFile path: String) -> String {
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    guard let target else { return absolute }
    let base = URL(fileURLWithPath: target).standardizedFileURL.deletingLastPathComponent().path
    return absolute.hasPrefix(base + "/") ? String(absolute.dropFirst(base.count + 1)) : absolute
  }

  private func write(_ text: String, to target: String, _ language: Language) throws {
    guard !FileManager.default.fileExists(atPath: target) else {
      throw CommandFailure(status: 4, line: FolderTexts.exists(target)[language])
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: target), options: .withoutOverwriting)
    } catch {
      throw CommandFailure(
        status: 4,
        line:
          "\(target): \(OutputTexts.cannotBeWritten(error.localizedDescription, isFull: false).problem[language])"
      )
    }
    StandardStream.output.write(FolderTexts.written(target)[language] + "\n")
  }
}
