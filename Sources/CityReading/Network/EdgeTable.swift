import TableFiles
import Wording

/// Positions of nodes by their ids, which edges may write otherwise: `1.0` for `1`, `0017` for `17`.
struct NodeNumbers {
  private var numbers: [String: Int32] = [:]
  /// By what spellings have in common; nil where several nodes share it. Made when an id is missed.
  private lazy var likely: [String: String?] = numbers.keys.reduce(into: [:]) { likely, id in
    let canonical = IDSpelling(id).canonical
    likely[canonical] = likely[canonical] == nil ? id : .some(nil)
  }

  /// - Returns: whether the id occurred before.
  mutating func add(_ id: String, _ number: Int32) -> Bool {
    numbers.updateValue(number, forKey: id) != nil
  }

  /// The node of an id, and its own spelling where that is another.
  ///
  /// Complexity: O(1); once O(nodes).
  mutating func node(_ id: String) -> (number: Int32, spelling: String?)? {
    if let number = numbers[id] { return (number, nil) }
    guard case .some(.some(let spelling)) = likely[IDSpelling(id).canonical] else { return nil }
    return numbers[spelling].map { ($0, spelling) }
  }
}

/// The table of edges, its columns known.
struct EdgeTable {
  let cells: AttributeTable
  let from: Int
  let to: Int
  let length: Int?
  let unit: LengthUnit
  var nodes: NodeNumbers
  private var respelled = 0
  private var spellings: (edge: String, node: String)?
  private var blank = 0
  private var unusable = 0
  private var firstUnusable: (row: Int, text: String)?

  init(
    cells: AttributeTable, from: Int, to: Int, length: Int?, unit: LengthUnit, nodes: NodeNumbers
  ) {
    (self.cells, self.from, self.to) = (cells, from, to)
    (self.length, self.unit, self.nodes) = (length, unit, nodes)
  }

  struct Defect: Error {
    var message: InputMessage
    /// The node that there is none of.
    var node: String?
    /// What a program did to the id; it does so to all.
    var loss: InputMessage?
  }

  /// - Returns: `length` in metres; nil where there is none that can be one.
  mutating func edge(_ row: Int) -> Result<(from: Int32, to: Int32, length: Double?), Defect> {
    guard let tail = cells.text(row: row, column: from),
      let head = cells.text(row: row, column: to)
    else { return .failure(Defect(message: .edgeIncomplete)) }
    guard let start = node(tail) else { return .failure(missing(tail)) }
    guard let end = node(head) else { return .failure(missing(head)) }
    return .success((start, end, length(row)))
  }

  private func missing(_ id: String) -> Defect {
    Defect(message: .unknownNode, node: id.printable, loss: IDSpelling(id).loss)
  }

  private mutating func node(_ id: String) -> Int32? {
    guard let (number, spelling) = nodes.node(id) else { return nil }
    if let spelling {
      respelled += 1
      if spellings == nil { spellings = (id, spelling) }
    }
    return number
  }

  private mutating func length(_ row: Int) -> Double? {
    switch cells.number(row: row, column: length) {
    case .absent:
      blank += 1
      return nil
    case .value(let value) where value >= 0 && !standsForNone(value):
      return value * unit.metres
    case .value, .invalid:
      unusable += 1
      let text = cells.text(row: row, column: length) ?? ""
      if firstUnusable == nil { firstUnusable = (cells.rowNumbers[row], text) }
      return nil
    }
  }

  /// Nines and the greatest numbers of integer formats, where they are longer than edges are.
  private func standsForNone(_ value: Double) -> Bool {
    value >= 9999 && NodataValues.isKnown(value)
  }

  private static let shapes: Set<String> = [
    "geometry", "geom", "wkt", "wkb", "the_geom", "wkt_geom", "shape",
  ]

  /// What the edges' ids, lengths and shapes lack.
  var findings: [Finding] {
    var found: [Finding] = []
    if let spellings {
      let message = InputMessage.nodesSpelledOtherwise(respelled, spellings: spellings)
      found.append(Finding(.warning, .assumed, says: message))
    }
    if length != nil, blank > 0 {
      let message = InputMessage.lengthsNotStated(blank, of: cells.count)
      found.append(Finding(.warning, .assumed, says: message))
    }
    if let firstUnusable {
      let message = InputMessage.lengthsUnusable(
        unusable, of: cells.count, such: firstUnusable.text)
      found.append(Finding(.warning, .assumed, row: firstUnusable.row, says: message))
    }
    let shape = cells.columns.first { Self.shapes.contains($0.lowercased()) }
    if let shape { found.append(Finding(.warning, .kept, says: .shapesNotRead(shape))) }
    return found
  }
}
