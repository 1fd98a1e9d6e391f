import Assessment
import PlanarGeometry
import RunFiles
import TableFiles
public import Wording

/// `report.html`: everything about a run in one file, which opens without a network.
///
/// ```
/// page.html with  {{language}} {{title}} {{style}} {{data}} {{script}}
/// data            blocks of base64 of a zlib stream of JSON: core, details, places
/// ```
///
/// The script makes the page from the data; texts of the data are never read as markup.
public struct ReportPage: Sendable {
  /// Its name among the results.
  public static let file = "report.html"

  let title: String
  let language: Language
  /// As the page holds them, in the order in which they are read.
  private(set) var blocks: [(name: String, coded: [UInt8])] = []

  public init(title: String, language: Language) {
    self.title = title
    self.language = language
  }

  /// - Parameter json: of the block. Complexity: O(bytes).
  public mutating func add(_ name: String, _ json: [UInt8]) {
    add(name, coded: ZlibStream.base64(deflating: json))
  }

  mutating func add(_ name: String, coded: [UInt8]) { blocks.append((name, coded)) }

  /// The whole file. Complexity: O(bytes).
  public var bytes: [UInt8] {
    var page: [UInt8] = []
    var rest = PageParts.skeleton[...]
    while let start = rest.firstRange(of: Self.open), let end = rest.firstRange(of: Self.close) {
      page += rest[..<start.lowerBound]
      page += part(named: String(decoding: rest[start.upperBound..<end.lowerBound], as: UTF8.self))
      rest = rest[end.upperBound...]
    }
    return page + rest
  }

  private static let open = Array("{{".utf8)
  private static let close = Array("}}".utf8)

  private func part(named name: String) -> [UInt8] {
    switch name {
    case "language": Array(language.rawValue.utf8)
    case "title": Array(title.escapedAsMarkup.utf8)
    case "style": PageParts.style
    case "script": PageParts.script
    case "data": data
    default: []
    }
  }

  private var data: [UInt8] {
    blocks.flatMap { name, coded in
      Self.blockStart + Array(name.utf8) + Self.nameEnd + coded + Self.blockEnd
    }
  }
}

extension String {
  /// With what markup would read as its own replaced by its names.
  var escapedAsMarkup: String {
    reduce(into: "") { text, letter in
      switch letter {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.append(letter)
      }
    }
  }
}

/// The files of which pages are made.
enum PageParts {
  static var skeleton: [UInt8] { PackageResources.page_html }
  static var style: [UInt8] { PackageResources.page_css }

  /// In the order in which they depend on each other.
  static var script: [UInt8] { Array(scripts.joined(separator: "\n".utf8)) }

  private static var scripts: [[UInt8]] {
    [
      PackageResources.data_js, PackageResources.elements_js, PackageResources.page_js,
      PackageResources.shapes_js, PackageResources.coloring_js, PackageResources.columns_js,
      PackageResources.drawing_js, PackageResources.map_js, PackageResources.gestures_js,
      PackageResources.mapview_js, PackageResources.smallmap_js, PackageResources.portrait_js,
      PackageResources.portrait_loop_js, PackageResources.areas_js, PackageResources.district_js,
      PackageResources.table_js, PackageResources.charts_js, PackageResources.methods_js,
      PackageResources.search_js, PackageResources.print_js, PackageResources.router_js,
      PackageResources.scenario_js, PackageResources.preview_js, PackageResources.editor_js,
      PackageResources.editor_panel_js, PackageResources.changes_js,
      PackageResources.live_js, PackageResources.circles_js, PackageResources.circles_panel_js,
      PackageResources.main_js,
    ]
  }

  /// The words of the page in a language, by key.
  static func words(in language: Language) -> [(key: String, text: String)] {
    let contents = FileContents(path: "words.csv", content: PackageResources.words_csv)
    guard let cells = try? CSVReader.read(contents).attributes else { return [] }
    return (0..<cells.count).map { row in
      let text = cells.text(row: row, column: language == .zh ? 1 : 2)
      return (cells.text(row: row, column: 0) ?? "", text ?? "")
    }
  }
}

extension RunRecord {
  /// `report.html`, with the preview of what-ifs.
  ///
  /// - Complexity: O(vertices + cells + edges · log edges).
  public func page() -> [UInt8] { page(kind: "assess", tables: []) }

  /// The same page with a block `engine` that tells it that an engine answers it, and in which protocol.
  ///
  /// - Complexity: that of `page`.
  /// - Parameter hasCircles: whether circles can be asked for and changed.
  package func livePage(protocol number: Int, hasCircles: Bool = false) -> [UInt8] {
    page(kind: "assess", tables: [], live: (number, hasCircles))
  }

  /// - Parameters:
  ///   - tables: of other commands, by file.
  ///   - changes: makes the block of what other commands change.
  ///   - live: the protocol of the engine that answers the page; nil where none does.
  func page(
    kind: String, tables: [(file: String, bytes: [UInt8])],
    changes: ((PageGrid) -> [UInt8])? = nil, live: (protocol: Int, hasCircles: Bool)? = nil
  ) -> [UInt8] {
    let grid = PageGrid(of: city)
    var page = ReportPage(title: title, language: language)
    if let live {
      page.add(
        "engine", Array("{\"protocol\":\(live.protocol),\"circles\":\(live.hasCircles)}".utf8))
    }
    page.add("core", pageCore(kind: kind, words: PageParts.words(in: language), grid: grid))
    page.add("details", pageDetails(grid, tables: tables))
    if let changes { page.add("changes", changes(grid)) }
    let places = PagePlaces(of: city, measure: result.options.measure)
    if places.positions.count <= PagePlaces.most { page.add("places", places.json(grid)) }
    return page.bytes
  }
}
