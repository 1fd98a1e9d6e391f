public import Wording

extension FolderGuess {
  /// A study file that names the files, with a remark on each why it is taken for what it is.
  ///
  /// - Parameters:
  ///   - language: of the remarks.
  ///   - place: gives the path of a file as the study is to name it.
  public func study(language: Language, place: (String) -> String) -> String {
    let text = StudyText(files: files, language: language)
    return text.lines { place($0) }.map { $0 + "\n" }.joined()
  }
}

/// The lines of a proposed study.
private struct StudyText {
  let files: [FileGuess]
  let language: Language

  private static let mostStrange = 50

  func lines(_ place: (String) -> String) -> [String] {
    var lines = ["# \(FolderTexts.proposed[language])", "study: 1"]
    lines += files.filter { $0.role == .standard }.map {
      "standard: \(quoted(place($0.path)))"
    }
    lines += layer(.communities, place)
    let facilities = files.filter { $0.role == .facilities }
    if !facilities.isEmpty { lines.append("facilities:") }
    for file in facilities {
      lines.append("  - path: \(quoted(place(file.path)))  # \(remark(file))")
      lines += details(of: file)
    }
    lines += network(place) + layer(.population, place) + layer(.residential, place)
    lines += layer(.barriers, place)
    return lines
      + files.filter { $0.role == .barriers }.dropFirst().map {
        "  # \(FolderTexts.oneOnly[language]): \(place($0.path).printable)"
      }
  }

  private func layer(_ role: FileRole, _ place: (String) -> String) -> [String] {
    guard let file = files.first(where: { $0.role == role }) else { return [] }
    return ["\(role.rawValue):  # \(remark(file))", "  path: \(quoted(place(file.path)))"]
      + layerLine(of: file, indent: "  ")
  }

  private func layerLine(of file: FileGuess, indent: String) -> [String] {
    file.layer.map { ["\(indent)layer: \(quoted($0))"] } ?? []
  }

  private func network(_ place: (String) -> String) -> [String] {
    guard let nodes = files.first(where: { $0.role == .networkNodes }),
      let edges = files.first(where: { $0.role == .networkEdges })
    else { return layer(.network, place) }
    return [
      "network:  # \(remark(edges))", "  nodes: \(quoted(place(nodes.path)))",
      "  edges: \(quoted(place(edges.path)))",
    ]
  }

  private func details(of file: FileGuess) -> [String] {
    var lines = layerLine(of: file, indent: "    ")
    lines += file.type.map { ["    type: \($0)"] } ?? []
    for (key, name) in file.fields.sorted(by: { $0.key < $1.key }) {
      lines.append("    fields: {\(key): \(quoted(name))}")
    }
    guard !file.types.isEmpty else { return lines }
    lines.append("    types:")
    lines += file.types.sorted { $0.key < $1.key }.map { "      \(quoted($0)): \($1)" }
    return lines
      + file.strangeValues.prefix(Self.mostStrange).map { "      # \(quoted($0)): ?" }
  }

  private func remark(_ file: FileGuess) -> String { file.reason[language].printable }

  private func quoted(_ text: String) -> String {
    "'\(text.printable.replacing("'", with: "''"))'"
  }
}
