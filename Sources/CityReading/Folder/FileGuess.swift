import Assessment
import OSMFiles
import RunFiles
import TableFiles
public import Wording

/// What one file seems to be, and why.
public struct FileGuess: Sendable {
  public let path: String
  /// Of a file that has several.
  public private(set) var layer: String?
  /// Nil: of no use for a study, or not readable.
  public private(set) var role: FileRole?
  public private(set) var reason: LocalizedText
  /// Rows or features; 0 where they were not counted.
  public private(set) var features = 0
  /// Mapping of fields that their usual names do not tell.
  private(set) var fields: [String: String] = [:]
  /// Type of all features, where the file's name says it.
  private(set) var type: String?
  /// What the values mean that are no ids of types.
  private(set) var types: [String: String] = [:]
  /// Values that no type is like.
  private(set) var strangeValues: [String] = []
  private(set) var isStreetMap = false

  /// One for a file, or one for each layer of features where it has several.
  static func guesses(path: String, standard: Standard) -> [FileGuess] {
    do throws(InputError) {
      let contents = try FileContents(path: path)
      let layers = GeoPackageReader.layerNames(contents)
      guard layers.count > 1 else { return [FileGuess(contents, layer: nil, standard)] }
      return layers.map { FileGuess(contents, layer: $0, standard) }
    } catch {
      var guess = FileGuess(path: path)
      guess.reason = error.message.problem
      return [guess]
    }
  }

  private init(path: String) {
    self.path = path
    reason = FolderTexts.unknown
  }

  private init(_ contents: FileContents, layer: String?, _ standard: Standard) {
    self.init(path: contents.path)
    self.layer = layer
    do throws(InputError) {
      if recogniseStreetMap(contents) { return }
      if let key = try Self.firstKey(contents) {
        recognise(yaml: key)
      } else {
        recognise(try FeatureTable(contents, as: FileForm(layer: layer)), standard)
      }
    } catch {
      reason = error.message.problem
    }
  }

  mutating func become(_ role: FileRole?, because reason: FolderTexts.Reason) {
    self.role = role
    self.reason = FolderTexts.text(reason)
  }

  // MARK: - By format

  private mutating func recogniseStreetMap(_ contents: FileContents) -> Bool {
    guard OSMPBFReader.recognises(contents) || OSMXMLReader.recognises(contents) else {
      return false
    }
    isStreetMap = true
    become(.network, because: .streetMap)
    return true
  }

  /// The first key of a YAML file.
  private static func firstKey(_ contents: FileContents) throws(InputError) -> String? {
    let name = contents.path.lowercased()
    guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return nil }
    return try YAMLSection(contents).keys.first ?? ""
  }

  private mutating func recognise(yaml key: String) {
    switch key {
    case "study": become(.study, because: .firstKey)
    case "standard": become(.standard, because: .firstKey)
    case "scenario": become(.scenario, because: .firstKey)
    default: become(nil, because: .otherYAML)
    }
  }

  // MARK: - By contents

  private mutating func recognise(_ layer: FeatureTable, _ standard: Standard) {
    features = layer.attributes.count
    let columns = LayerColumns(layer)
    let shape = layer.geometry.mainKind
    let words = NameWords(path: self.layer ?? path)
    switch shape {
    case .polygons:
      if recogniseGrounds(layer, standard) { return }
      recogniseAreas(columns, words)
    case .lines: recogniseLines(columns, words)
    case .points: recognisePoints(layer, words, standard: standard)
    case .none where columns.has(.x) && columns.has(.y):
      recognisePoints(layer, words, standard: standard)
    case .none where columns.has(.edgeStart) && columns.has(.edgeEnd):
      become(.networkEdges, because: .edgeColumns)
    case .none: become(nil, because: .noPlaces)
    }
  }

  /// Areas whose column of types says that they are facilities, such as grounds of schools.
  private mutating func recogniseGrounds(_ layer: FeatureTable, _ standard: Standard) -> Bool {
    guard let found = TypeColumn(layer, standard), found.tellsMost else { return false }
    take(found)
    return true
  }

  private mutating func take(_ found: TypeColumn) {
    become(.facilities, because: found.isUsual ? .typeColumn : .typeValues)
    if !found.isUsual { fields["type"] = found.name }
    (types, strangeValues) = (found.types, found.strangeValues)
  }

  private mutating func recogniseAreas(_ columns: LayerColumns, _ words: NameWords) {
    if words.areOf(.residential) {
      become(.residential, because: .fileName)
    } else if words.areOf(.barriers) {
      become(.barriers, because: .fileName)
    } else if columns.has(.population) && (words.areOf(.population) || !columns.hasNames) {
      become(.population, because: .peopleColumn)
    } else if words.areOf(.communities) {
      become(.communities, because: .fileName)
    } else if columns.hasNames {
      become(.communities, because: .namedAreas)
    } else {
      become(nil, because: .unnamedAreas)
    }
  }

  private mutating func recogniseLines(_ columns: LayerColumns, _ words: NameWords) {
    if words.areOf(.barriers) {
      become(.barriers, because: .fileName)
    } else if columns.has(.highway) || words.areOf(.network) {
      become(.network, because: columns.has(.highway) ? .highwayColumn : .fileName)
    } else {
      become(nil, because: .unknownLines)
    }
  }

  private mutating func recognisePoints(
    _ layer: FeatureTable, _ words: NameWords, standard: Standard
  ) {
    let columns = LayerColumns(layer)
    if words.areOf(.networkNodes) && columns.has(.id) && !columns.has(.type) {
      become(.networkNodes, because: .fileName)
    } else if columns.has(.population) && !columns.has(.type) {
      become(.population, because: .peopleColumn)
    } else if let found = TypeColumn(layer, standard) {
      take(found)
    } else if let type = words.type(of: standard) {
      self.type = type
      become(.facilities, because: .typeInName)
    } else {
      become(nil, because: .pointsWithoutType)
    }
  }

  /// Whether the name of the file tells its role.
  var isNamedForRole: Bool { role.map { NameWords(path: layer ?? path).areOf($0) } ?? false }
}

extension GeometryTable {
  /// What most features that have a geometry consist of.
  fileprivate var mainKind: Kind {
    let counts = Dictionary(kinds.filter { $0 != .none }.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .none
  }
}

/// Columns of a layer by what their usual names say.
struct LayerColumns {
  private let layer: FeatureTable

  init(_ layer: FeatureTable) { self.layer = layer }

  func has(_ role: FieldRole) -> Bool { role.column(in: layer) != nil }

  /// Whether areas have names or ids as communities do.
  var hasNames: Bool {
    [FieldRole.communityName, .communityID, .street].contains { has($0) }
  }
}
