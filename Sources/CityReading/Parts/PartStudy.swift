import RunFiles
import TableFiles
import Wording
import Yams

/// The text of a study that is being made one of a part: all its settings stay, its files become others.
struct PartStudy {
  private var root: Node

  /// Where in a study a layer is named.
  enum Place: Hashable {
    case key(String)
    /// A member of a list, such as `facilities`.
    case member(String, Int)
    case entrances(Int)
  }

  /// How a file of a part is read.
  struct Reading {
    var path: String
    var headerRow: Int?
    /// Stated where the study states none.
    var crs: String?
    /// Columns that say what, by the key of a role, in place of those that the study states.
    var fields: [(key: String, columns: [String])] = []
  }

  /// - Parameter folder: of the study's file; relative paths become absolute.
  init(_ contents: FileContents, folder: String) throws(InputError) {
    let text = try contents.text()
    let start = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let yaml = String(decoding: text.bytes[start..<text.count], as: UTF8.self)
    guard let root = try? Yams.compose(yaml: yaml), root.mapping != nil else {
      throw .data(file: contents.path, row: nil, .empty)
    }
    self.root = root
    resolvePaths(from: folder)
  }

  private static let layers = [
    "communities", "network", "barriers", "streets", "population", "residential", "survey",
    "complaints", "acceptance", "candidates", "projects",
  ]

  private mutating func resolvePaths(from folder: String) {
    for key in Self.layers { root[key]?.resolvePaths(from: folder) }
    for key in ["facilities", "units"] {
      for place in 0..<(root[key]?.sequence?.count ?? 0) {
        change(.member(key, place)) { $0.resolvePaths(from: folder) }
      }
    }
    for place in 0..<(root["facilities"]?.sequence?.count ?? 0) {
      change(.entrances(place)) { $0.resolvePaths(from: folder) }
    }
    for key in ["keep", "centres"] { root["circles"]?.resolve(key, from: folder) }
  }

  private mutating func change(_ place: Place, _ body: (inout Node) -> Void) {
    switch place {
    case .key(let key):
      if var node = root[key] {
        body(&node)
        root[key] = node
      }
    case .member(let key, let number):
      guard var list = root[key]?.sequence, list.indices.contains(number) else { return }
      body(&list[number])
      root[key] = .sequence(list)
    case .entrances(let number):
      change(.member("facilities", number)) { facilities in
        guard var node = facilities["entrances"] else { return }
        body(&node)
        facilities["entrances"] = node
      }
    }
  }

  /// Puts the file of the part in the place of the whole one.
  mutating func replace(_ place: Place, with reading: Reading) {
    change(place) { node in
      for key in ["encoding", "layer", "sheet", "header_row"] { node.remove(key) }
      node["path"] = .text(reading.path)
      if let row = reading.headerRow { node["header_row"] = Node(String(row)) }
      if let crs = reading.crs, node["crs"] == nil { node["crs"] = .text(crs) }
      guard !reading.fields.isEmpty else { return }
      var fields = node["fields"] ?? .mapping(Node.Mapping([]))
      for (key, columns) in reading.fields { fields[key] = .texts(columns) }
      node["fields"] = fields
    }
  }

  /// Takes a layer out that has nothing in the part.
  mutating func remove(_ key: String) { root.remove(key) }

  /// Takes the members out of a list that have nothing in the part.
  mutating func remove(_ numbers: Set<Int>, of key: String) {
    guard let list = root[key]?.sequence else { return }
    let kept = list.indices.filter { !numbers.contains($0) }.map { list[$0] }
    if kept.isEmpty { root.remove(key) } else { root[key] = .sequence(Node.Sequence(kept)) }
  }

  /// Names the column of entrances with the id of a facility as the part's file does.
  mutating func setEntranceColumn(_ column: String, ofFacilities number: Int) {
    change(.entrances(number)) { $0["facility"] = .text(column) }
  }

  mutating func set(_ key: String, _ text: String) { root[key] = .text(text) }

  mutating func set(_ key: String, metres: Double) { root[key] = Node(metres.plainText) }

  /// As a file.
  func bytes(of path: String) throws(InputError) -> [UInt8] {
    do {
      return Array(try Yams.serialize(node: root, width: -1, allowUnicode: true).utf8)
    } catch {
      throw .data(file: path, row: nil, .notYAML("\(error)"))
    }
  }
}

extension Node {
  fileprivate static func text(_ text: String) -> Node {
    Node(text, .implicit, .doubleQuoted)
  }

  /// A list; of one text the text.
  fileprivate static func texts(_ texts: [String]) -> Node {
    texts.count == 1 ? text(texts[0]) : .sequence(Node.Sequence(texts.map { text($0) }))
  }

  /// Takes a key out, which the subscript of a node does not.
  fileprivate mutating func remove(_ key: String) {
    guard case .mapping(var mapping) = self else { return }
    mapping[key] = nil
    self = .mapping(mapping)
  }

  /// Makes the paths of a layer, or of the two tables of a network, absolute.
  fileprivate mutating func resolvePaths(from folder: String) {
    for key in ["path", "nodes", "edges"] { resolve(key, from: folder) }
  }

  /// A path, or a layer that has one.
  fileprivate mutating func resolve(_ key: String, from folder: String) {
    guard var value = self[key] else { return }
    if let path = value.scalar?.string {
      if !path.hasPrefix("/"), key != "centres" { value = .text(folder + "/" + path) }
    } else if value.mapping != nil {
      value.resolve("path", from: folder)
    }
    self[key] = value
  }
}
