import TableFiles
import Wording
import Yams

/// Reading that goes on behind a mistake, for files whose problems are shown all at once.
extension YAMLSection {
  /// One for each key that nobody asked for.
  var unknownKeys: [InputError] {
    entries.map { .data(file: file, row: $0.line, .unknownKey($0.key)) }
  }

  /// The mappings of a list; what is no mapping goes to `problems`.
  mutating func sections(_ key: String, _ problems: inout [InputError]) -> [YAMLSection] {
    guard let (line, node) = take(key) else { return [] }
    guard case .sequence(let sequence) = node else {
      problems.append(.data(file: file, row: line, .notList(key)))
      return []
    }
    var sections: [YAMLSection] = []
    for element in sequence {
      let section = problems.collect(try YAMLSection(element, file: file, of: key))
      if let section { sections.append(section) }
    }
    return sections
  }

  /// The texts of a list, or one text that stands for a list of one, with the line of each.
  mutating func linedTexts(
    _ key: String, _ problems: inout [InputError]
  ) -> [(text: String, line: Int)] {
    guard let (line, node) = take(key) else { return [] }
    guard case .sequence(let sequence) = node else {
      return Self.linedText(node, of: key, file: file, line: line, &problems).map { [$0] } ?? []
    }
    var texts: [(text: String, line: Int)] = []
    for element in sequence {
      if let text = Self.linedText(element, of: key, file: file, line: line, &problems) {
        texts.append(text)
      }
    }
    return texts
  }

  private static func linedText(
    _ node: Node, of key: String, file: String, line keyLine: Int, _ problems: inout [InputError]
  ) -> (text: String, line: Int)? {
    let line = node.mark?.line ?? keyLine
    guard let label = node.scalar?.string.label else {
      problems.append(.data(file: file, row: line, .notText(key)))
      return nil
    }
    return (label, line)
  }

  /// A text that outputs show: without control characters and blanks at its ends.
  mutating func label(_ key: String) throws(InputError) -> String? {
    let line = line(of: key)
    guard let text = try text(key) else { return nil }
    guard let label = text.label else { throw .data(file: file, row: line, .notText(key)) }
    return label
  }

  /// A pair of finite numbers, with its line.
  mutating func pair(_ key: String) throws(InputError) -> (x: Double, y: Double, line: Int)? {
    guard let (line, node) = take(key) else { return nil }
    let numbers = node.sequence?.map { $0.scalar.flatMap { Double($0.string) } }
    guard let numbers, numbers.count == 2, let x = numbers[0], let y = numbers[1],
      x.isFinite, y.isFinite
    else { throw .data(file: file, row: line, .notPair(key)) }
    return (x, y, line)
  }

  /// The line of a key that was not taken yet; that of the section where there is none.
  func line(of key: String) -> Int { entries.first { $0.key == key }?.line ?? line }
}

extension String {
  /// On one line and without blanks at its ends; nil when nothing is left.
  fileprivate var label: String? {
    let label = printable.trimmingBlanks
    return label.isEmpty ? nil : String(label)
  }
}

extension [InputError] {
  /// The value that was read; nil when reading it failed, which is added here.
  mutating func collect<Value>(
    _ value: @autoclosure () throws(InputError) -> Value?
  ) -> Value? {
    do throws(InputError) {
      return try value()
    } catch {
      append(error)
      return nil
    }
  }

  /// As `collect`; that `section` does not have the key is added too.
  mutating func require<Value>(
    _ key: String, line: Int, file: String,
    _ value: @autoclosure () throws(InputError) -> Value?
  ) -> Value? {
    let before = count
    let value = collect(try value())
    if value == nil && count == before {
      append(.data(file: file, row: line, .missingKey(key)))
    }
    return value
  }
}
