import Assessment
import OSMFiles
import TableFiles
import Wording

/// What the rows of a layer of lines say of their kind: tags of OpenStreetMap, or one column with the class of road.
struct LineClasses {
  private let tags: LineTags
  private let attributes: AttributeTable
  private let column: Int?
  /// Whether no row says anything, so that all lines are streets alike.
  private let isBare: Bool

  /// - Parameter column: of the class of road; nil: there is none.
  init(_ attributes: AttributeTable, column: Int?) {
    self.attributes = attributes
    self.column = column
    tags = LineTags(attributes, keys: LineKind.keys.union(WayLevel.keys))
    isBare = column == nil && !tags.hasColumn(of: LineKind.keys) && !tags.hasOthers
  }

  /// What the tags of a row say, or that all lines are streets; nil where its word tells.
  func kind(of row: Int) -> CuttingLine.Kind? {
    if isBare { return .sideStreet }
    var tags = tags.tags(row)
    if tags["highway"] == nil {
      tags["highway"] = attributes.text(row: row, column: column).map { $0.lowercased() }
    }
    return LineKind(tags).map { CuttingLine.Kind($0) }
  }

  /// The class that a row names in other words than OpenStreetMap's; nil where it is in a tunnel, or names none.
  func word(of row: Int) -> String? {
    guard !WayLevel(tags.tags(row)).isTunnel,
      let word = attributes.text(row: row, column: column),
      !LineKind.knows(highway: word.lowercased())
    else { return nil }
    return word
  }
}

/// What the rows of a layer of barriers are.
struct BarrierKinds {
  private let tags: LineTags

  private static let keys = [
    "railway", "waterway", "highway", "natural", "water", "barrier", "fclass", "class", "kind",
    "type", "类型", "类别", "种类",
  ]

  init(_ attributes: AttributeTable) { tags = LineTags(attributes, keys: Set(Self.keys)) }

  /// A barrier where nothing is said.
  func kind(of row: Int) -> CuttingLine.Kind {
    let tags = tags.tags(row)
    if tags["railway"] != nil { return .railway }
    if tags["waterway"] != nil || tags["natural"] == "water" || tags["water"] != nil {
      return .river
    }
    let words = Self.keys.compactMap { tags[$0] }
    for word in words {
      if case .cuts(let kind) = LineClass(ofBarrier: word), kind != .barrier { return kind }
    }
    return .barrier
  }
}
