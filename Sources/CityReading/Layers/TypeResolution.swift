import Assessment
import TableFiles
import Wording

/// Finds the standard's types that the rows of one file stand for.
struct TypeResolution {
  private let source: FacilitySource
  private let positions: [String: Int32]
  private let standard: Standard
  private var known: [Key: [Int32]] = [:]
  private var unknown: [Key: (count: Int, row: Int)] = [:]
  /// Values of the field `types`, and of rows without a place.
  private var seenValues: Set<String> = []

  /// Unknown values that are named one by one.
  private static let mostNamed = 100

  private struct Key: Hashable {
    var type: String
    var subtype: String?
  }

  /// - Throws: when the study maps a value to an id that the standard does not have.
  init(_ source: FacilitySource, standard: Standard) throws(InputError) {
    self.source = source
    self.standard = standard
    positions = Dictionary(
      standard.types.enumerated().map { ($1.id, Int32(truncatingIfNeeded: $0)) },
      uniquingKeysWith: { first, _ in first })
    for id in source.types.values.joined() + [source.type].compactMap(\.self) {
      guard positions[id] != nil else {
        throw .data(
          file: source.source.path, row: nil,
          .unknownTypeID(id, nearest: standard.types(nearestTo: id)))
      }
    }
  }

  /// The types that a row stands for: those of the whole file, or what the values of its type and
  /// subtype fields mean, by the study's mapping (the more special value first) or as ids. Empty when
  /// unknown, which is counted, and for values that the study maps to nothing.
  mutating func types(of position: Int, in loaded: InputLayer) -> [Int32] {
    if let type = source.type { return positions[type].map { [$0] } ?? [] }
    let key = Key(
      type: loaded.text(position, .type) ?? "", subtype: loaded.text(position, .subtype))
    if let types = known[key] { return types }
    if let types = resolved(key) {
      known[key] = types
      return types
    }
    count(unknown: key, row: loaded.row(position))
    return []
  }

  /// Takes note of what a row without a place says: the study names it rightly.
  mutating func see(_ position: Int, in loaded: InputLayer) {
    let key = Key(
      type: loaded.text(position, .type) ?? "", subtype: loaded.text(position, .subtype))
    seenValues.formUnion(Self.values(of: key))
  }

  /// What a row has instead of a type that is known: empty where it has nothing, nil where the study maps it
  /// to nothing.
  func unknownValue(of position: Int, in loaded: InputLayer) -> String? {
    let key = Key(
      type: loaded.text(position, .type) ?? "", subtype: loaded.text(position, .subtype))
    return unknown[key].map { _ in key.subtype ?? key.type }
  }

  private mutating func count(unknown key: Key, row: Int) {
    let earlier = unknown[key]
    unknown[key] = ((earlier?.count ?? 0) + 1, earlier?.row ?? row)
  }

  /// The types that a place may hold by its field `types`: nil where any is welcome. Values are ids,
  /// names of types or what the study maps; unknown ones are counted and left out.
  mutating func allowedTypes(of position: Int, in loaded: InputLayer) -> [Int32]? {
    guard let text = loaded.text(position, .allowedTypes) else { return nil }
    if Self.wordsForAny.contains(text.lowercased()) { return nil }
    seenValues.formUnion([text] + Self.values(text))
    if let types = source.types[text] { return Self.distinct(types.compactMap { positions[$0] }) }
    var types: [Int32] = []
    for value in Self.values(text) {
      if let found = self.types(of: value) ?? standard.position(named: value).map({ [$0] }) {
        types += found
      } else {
        count(unknown: Key(type: value), row: loaded.row(position))
      }
    }
    return Self.distinct(types)
  }

  private static let wordsForAny: Set = ["any", "all", "*", "不限", "任意", "均可"]

  /// The parts between `;`, `|`, `、` and `,`.
  private static func values(_ text: String) -> [String] {
    text.split(whereSeparator: { ";|、,;,".contains($0) }).map { String($0.trimmingBlanks) }
  }

  private func resolved(_ key: Key) -> [Int32]? {
    let combined = key.subtype.map { "\(key.type)/\($0)" }
    for value in [combined, key.subtype, key.type].compactMap(\.self) {
      if let types = types(of: value) { return types }
    }
    return nil
  }

  /// The types of one value, or of several between `;`, `|`, `、` and `,` if all are known.
  private func types(of value: String) -> [Int32]? {
    if let ids = source.types[value] { return Self.distinct(ids.compactMap { positions[$0] }) }
    if let position = positions[value] { return [position] }
    let values = Self.values(value)
    guard values.count > 1 else { return nil }
    var types: [Int32] = []
    for value in values {
      guard let found = self.types(of: value) else { return nil }
      types += found
    }
    return Self.distinct(types)
  }

  /// Each of `types` once, in the order in which they first come.
  private static func distinct(_ types: [Int32]) -> [Int32] {
    types.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Every value that is not known, in any order.
  var unknownTypes: [UnknownType] {
    let counts = Dictionary(
      unknown.map { ($0.subtype ?? $0.type, $1.count) }, uniquingKeysWith: +)
    return counts.filter { !$0.key.isEmpty }.map { value, count in
      UnknownType(
        file: source.source.path, value: value, records: count,
        likelyID: standard.type(like: value))
    }
  }

  /// One warning for each value that is not known, in the order of their first rows; those beyond the
  /// first hundred share one.
  var findings: [Finding] {
    var values: [String: (count: Int, row: Int)] = [:]
    for (key, use) in unknown {
      let value = key.subtype ?? key.type
      let earlier = values[value]
      values[value] = ((earlier?.count ?? 0) + use.count, min(earlier?.row ?? use.row, use.row))
    }
    let sorted = values.sorted { ($0.value.row, $0.key) < ($1.value.row, $1.key) }
    let named = sorted.prefix(Self.mostNamed).map { value, use in
      let message: InputMessage =
        value.isEmpty
        ? .noType(use.count)
        : .unknownType(value, count: use.count, suggestion: standard.type(namedLike: value))
      return Finding(.warning, .skipped, row: use.row, rows: use.count, says: message)
    }
    let rest = sorted.dropFirst(Self.mostNamed)
    guard let first = rest.first else { return named }
    let count = rest.reduce(0) { $0 + $1.value.count }
    let message = InputMessage.moreUnknownTypes(rest.count, count: count)
    return named + [Finding(.warning, .skipped, row: first.value.row, rows: count, says: message)]
  }

  /// Keys of the study's mapping that no row bears, each with a value of the file that it is near to;
  /// those beyond the first twenty share one row.
  ///
  /// Complexity: O(values), O(keys · values) in letters where keys match nothing.
  var unusedKeys: [Finding] {
    var seen = seenValues
    for key in known.keys { seen.formUnion(Self.values(of: key)) }
    for key in unknown.keys { seen.formUnion(Self.values(of: key)) }
    let unused = source.types.keys.filter { !seen.contains($0) }.sorted()
    guard !seen.isEmpty else { return [] }
    let strangers = unknown.keys.flatMap(Self.values(of:))
    let named = unused.prefix(Self.mostUnusedNamed).map { key in
      let nearest =
        key.nearest(among: strangers) ?? key.nearest(among: seen.sorted().prefix(Self.mostNamed))
      return Finding(.warning, .kept, says: .unusedTypeKey(key, nearest: nearest))
    }
    let rest = unused.count - named.count
    return rest > 0 ? named + [Finding(.warning, .kept, says: .unusedTypeKeys(rest))] : named
  }

  private static let mostUnusedNamed = 20

  /// All that a key of the mapping could be for a row.
  private static func values(of key: Key) -> [String] {
    let combined = key.subtype.map { ["\(key.type)/\($0)", $0] } ?? []
    return [key.type] + combined + ([key.type, key.subtype ?? ""].flatMap(values))
  }
}
