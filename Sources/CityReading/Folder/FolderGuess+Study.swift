public import Wording

extension FolderGuess {
  /// A study file that names the files, with a remark on each why it is taken for what it is.
  ///
  /// - Parameters:
  ///   - place: gives the path of a file as the study is to name it.
  ///   - language: of the remarks.
  public func study(language: Language, place: (String) -> String) -> String {
    var lines = ["# \(FolderTexts.proposed[language])", "study: 1"]
    for file in files where file.role == .standard {
      lines.append("standard: \(quoted(place(file.path)))")
    }
    lines += layer("communities", .communities, language, place)
    let facilities = files.filter { $0.role == .facilities }
    if !facilities.isEmpty { lines.append("facilities:") }
    for file in facilities { lines += entry(file, language, place) }
    lines += network(language, place)
    lines += layer("population", .population, language, place)
    lines += layer("residential", .residential, language, place)
    lines += barriers(language, place)
    return lines.map { $0 + "\n" }.joined()
  }

  private func layer(
    _ key: String, _ role: FileRole, _ language: Language, _ place: (String) -> String
  ) -> [String] {
    guard let file = files.first(where: { $0.role == role }) else { return [] }
    return ["\(key):  # \(remark(file, language))", "  path: \(quoted(place(file.path)))"]
  }

  /// A study has one file of barriers; others are named in a remark.
  private func barriers(_ language: Language, _ place: (String) -> String) -> [String] {
    let others = files.filter { $0.role == .barriers }.dropFirst()
    return layer("barriers", .barriers, language, place)
      + others.map { "  # \(FolderTexts.oneOnly[language]): \(place($0.path).printable)" }
  }

  private func network(_ language: Language, _ place: (String) -> String) -> [String] {
    guard let nodes = files.first(where: { $0.role == .networkNodes }),
      let edges = files.first(where: { $0.role == .networkEdges })
    else { return layer("network", .network, language, place) }
    return [
      "network:  # \(remark(edges, language))", "  nodes: \(quoted(place(nodes.path)))",
      "  edges: \(quoted(place(edges.path)))",
    ]
  }

  private func entry(
    _ file: FileGuess, _ language: Language, _ place: (String) -> String
  ) -> [String] {
    var lines = ["  - path: \(quoted(place(file.path)))  # \(remark(file, language))"]
    if let type = file.type { lines.append("    type: \(type)") }
    for (key, name) in file.fields.sorted(by: { $0.key < $1.key }) {
      lines.append("    fields: {\(key): \(quoted(name))}")
    }
    guard !file.types.isEmpty else { return lines }
    lines.append("    types:")
    lines += file.types.sorted { $0.key < $1.key }.map { "      \(quoted($0)): \($1)" }
    lines += file.strangeValues.prefix(Self.mostStrange).map {
      "      # \(quoted($0)): ?"
    }
    return lines
  }

  private static let mostStrange = 50

  private func remark(_ file: FileGuess, _ language: Language) -> String {
    file.reason[language].printable
  }

  private func quoted(_ text: String) -> String {
    "'\(text.printable.replacing("'", with: "''"))'"
  }
}
