import RunFiles
import Wording
import Yams

/// A mapping of a YAML file that is read key by key. Keys that nobody asked for are errors, and every
/// error names file and line.
struct YAMLSection {
  let file: String
  let line: Int
  private(set) var entries: [(key: String, line: Int, value: Node)] = []
  /// Keys that were asked for.
  private var asked: Set<String> = []

  /// Aliases (`*name`) of aliases multiply: twenty stand for 1500 copies at most, a hundred for more
  /// than any memory holds.
  private static let aliasLimit = 20

  /// Bytes of the largest file, 8 MiB: Yams reads no more than about 1.5 MB a second.
  private static let largest = 8 << 20

  /// The mapping at the top of `contents`, which may begin with a byte order mark.
  init(_ file: FileContents) throws(InputError) {
    guard file.count <= Self.largest else {
      throw .data(file: file.path, row: nil, .yamlTooLarge)
    }
    let contents = try file.text()
    guard contents.aliasCount <= Self.aliasLimit else {
      throw .data(file: contents.path, row: nil, .tooManyAliases(Self.aliasLimit))
    }
    let start = contents.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = String(decoding: contents.bytes[start..<contents.count], as: UTF8.self)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw Self.syntaxError(error, in: contents.path)
    }
    guard let root else { throw .data(file: contents.path, row: nil, .empty) }
    try self.init(root, file: contents.path, of: "")
  }

  init(_ node: Node, file: String, of key: String) throws(InputError) {
    self.file = file
    line = node.mark?.line ?? 1
    guard case .mapping(let mapping) = node else {
      throw .data(file: file, row: line, .notMapping(key))
    }
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        throw .data(file: file, row: key.mark?.line ?? line, .notText(""))
      }
      entries.append((name, key.mark?.line ?? line, value))
    }
  }

  /// Takes the value of `key` out; absent and null are nil.
  mutating func take(_ key: String) -> (line: Int, value: Node)? {
    asked.insert(key)
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
    let entry = entries.remove(at: index)
    return entry.value.isNull ? nil : (entry.line, entry.value)
  }

  /// - Throws: when a key remains that was not asked for.
  func finish() throws(InputError) {
    guard let first = entries.first else { return }
    let message = InputMessage.unknownKey(first.key, nearest: first.key.nearest(among: asked))
    throw .data(file: file, row: first.line, message)
  }

  func error(_ message: InputMessage) -> InputError { .data(file: file, row: line, message) }

  func missing(_ key: String) -> InputError { error(.missingKey(key)) }

  mutating func text(_ key: String) throws(InputError) -> String? {
    guard let (line, node) = take(key) else { return nil }
    guard let text = node.scalar?.string, !text.isEmpty else {
      throw .data(file: file, row: line, .notText(key))
    }
    return text
  }

  mutating func flag(_ key: String) throws(InputError) -> Bool? {
    guard let (line, node) = take(key) else { return nil }
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default: throw .data(file: file, row: line, .notFlag(key))
    }
  }

  /// What a number may be; none is greater than `InputMessage.largestAmount`.
  enum Allowed {
    case notNegative, positive
    case range(ClosedRange<Double>)

    fileprivate func contains(_ number: Double) -> Bool {
      switch self {
      case .notNegative: number >= 0 && number <= InputMessage.largestAmount
      case .positive: number > 0 && number <= InputMessage.largestAmount
      case .range(let range): range.contains(number)
      }
    }

    var text: String {
      switch self {
      case .notNegative: "≥ 0"
      case .positive: "> 0"
      case .range(let range): "\(Self.text(range.lowerBound))…\(Self.text(range.upperBound))"
      }
    }

    /// Without the fraction of a whole number.
    private static func text(_ bound: Double) -> String {
      Int(exactly: bound).map(String.init) ?? "\(bound)"
    }
  }

  mutating func number(
    _ key: String, _ allowed: Allowed
  ) throws(InputError) -> Double? {
    guard let (line, node) = take(key) else { return nil }
    guard let text = node.scalar?.string, let number = Double(text), number.isFinite,
      allowed.contains(number)
    else { throw .data(file: file, row: line, .notNumber(key, allowed: allowed.text)) }
    return number
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) throws(InputError) -> Int? {
    guard let (line, node) = take(key) else { return nil }
    guard let text = node.scalar?.string, let number = Int(text), range.contains(number) else {
      throw .data(
        file: file, row: line, .notNumber(key, allowed: "\(range.lowerBound)…\(range.upperBound)"))
    }
    return number
  }

  /// One of the values of an enumeration.
  mutating func choice<Value>(
    _ key: String, of type: Value.Type
  ) throws(InputError) -> Value?
  where Value: RawRepresentable<String> & CaseIterable {
    guard let (line, node) = take(key) else { return nil }
    guard let value = node.scalar.flatMap({ Value(rawValue: $0.string) }) else {
      let allowed = Value.allCases.map(\.rawValue)
      throw .data(file: file, row: line, .notAllowed(key, allowed: allowed))
    }
    return value
  }

  /// A list of texts; one text stands for a list of one.
  mutating func texts(_ key: String) throws(InputError) -> [String]? {
    guard let (line, node) = take(key) else { return nil }
    guard let texts = Self.texts(node) else {
      throw .data(file: file, row: line, .notText(key))
    }
    return texts
  }

  /// A mapping of texts to lists of texts.
  mutating func textLists(_ key: String) throws(InputError) -> [String: [String]]? {
    guard let (line, node) = take(key) else { return nil }
    guard case .mapping(let mapping) = node else {
      throw .data(file: file, row: line, .notMapping(key))
    }
    var lists: [String: [String]] = [:]
    for (name, value) in mapping {
      guard let name = name.scalar?.string, let texts = Self.texts(value) else {
        throw .data(file: file, row: value.mark?.line ?? line, .notText(key))
      }
      lists[name] = texts
    }
    return lists
  }

  /// Keys that were not taken yet.
  var keys: [String] { entries.map(\.key) }

  /// The text of `key`, which stays; nil where it holds none.
  func plainText(_ key: String) -> String? {
    entries.first { $0.key == key }?.value.scalar?.string
  }

  /// Whether `key` holds a mapping.
  func isSection(_ key: String) -> Bool {
    guard case .mapping? = entries.first(where: { $0.key == key })?.value else { return false }
    return true
  }

  /// Whether `key` holds a list.
  func isList(_ key: String) -> Bool {
    guard case .sequence? = entries.first(where: { $0.key == key })?.value else { return false }
    return true
  }

  mutating func section(_ key: String) throws(InputError) -> YAMLSection? {
    guard let (_, node) = take(key) else { return nil }
    return try YAMLSection(node, file: file, of: key)
  }

  mutating func sections(_ key: String) throws(InputError) -> [YAMLSection]? {
    guard let (line, node) = take(key) else { return nil }
    guard case .sequence(let sequence) = node else {
      throw .data(file: file, row: line, .notList(key))
    }
    var sections: [YAMLSection] = []
    for element in sequence {
      sections.append(try YAMLSection(element, file: file, of: key))
    }
    return sections
  }

  private static func texts(_ node: Node) -> [String]? {
    if let text = node.scalar?.string { return text.isEmpty ? nil : [text] }
    guard case .sequence(let sequence) = node else { return nil }
    let texts = sequence.compactMap { $0.scalar?.string }
    return texts.count == sequence.count && !texts.contains("") ? texts : nil
  }

  private static func syntaxError(_ error: any Error, in file: String) -> InputError {
    guard let error = error as? YamlError else {
      return .data(file: file, row: nil, .notYAML("\(error)"))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return .data(file: file, row: mark.line, .notYAML(problem))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.joined(separator: ", ")
      return .data(file: file, row: context.mark.line, .duplicateKey(keys))
    default:
      return .data(file: file, row: nil, .notYAML("syntax"))
    }
  }
}

extension FileContents {
  /// Asterisks that can begin an alias: behind a blank or an indicator and before a letter or digit.
  fileprivate var aliasCount: Int {
    (0..<count).count { index in
      guard bytes[index] == UInt8(ascii: "*") else { return false }
      let follows = index == 0 || Set(" \t\n\r[{,:-?".utf8).contains(bytes[index - 1])
      return follows && Character(Unicode.Scalar(bytes[index + 1])).isAlphanumeric
    }
  }
}

extension Character {
  fileprivate var isAlphanumeric: Bool { isLetter || isNumber }
}

extension Node {
  fileprivate var isNull: Bool {
    guard let scalar else { return false }
    return scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
