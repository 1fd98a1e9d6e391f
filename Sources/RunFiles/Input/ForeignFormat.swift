package import Wording

/// A format that is not read where it stands, told by a file's first bytes or, failing that, by its name.
struct ForeignFormat {
  var name: String
  var kind: Kind

  enum Kind {
    /// Holds the data, but in a form that must be converted.
    case data
    /// Holds other files.
    case package
    /// Holds no data.
    case page
    /// Is read where tables are, but is none, or stands where no table can.
    case workbook
  }

  private init(_ name: String, _ kind: Kind = .data) { (self.name, self.kind) = (name, kind) }

  /// Nil where the file may be text that is read.
  init?(of contents: FileContents, readsXML: Bool) {
    let markup = Self.markup(contents).flatMap { readsXML && $0.isPlainXML ? nil : $0 }
    guard let found = Self.binary(contents) ?? markup ?? Self.named(contents.path) else {
      return nil
    }
    self = found
  }

  private static let plainXML = "XML"
  private static let mapXML = "OpenStreetMap XML"

  private var isPlainXML: Bool { [Self.plainXML, Self.mapXML].contains(name) }

  private static let signatures: [(bytes: [UInt8], format: ForeignFormat)] = [
    (Array("SQLite format 3".utf8), Self("GeoPackage or another SQLite database")),
    ([0, 0, 0x27, 0x0A], Self("Shapefile")), ([0x1F, 0x8B], Self("gzip", .package)),
    (Array("BZh".utf8), Self("bzip2", .package)), ([0xFD, 0x37, 0x7A, 0x58], Self("xz", .package)),
    ([0x28, 0xB5, 0x2F, 0xFD], Self("zstd", .package)),
    ([0x37, 0x7A, 0xBC, 0xAF], Self("7z", .package)), (Array("Rar!".utf8), Self("rar", .package)),
    (Array("PAR1".utf8), Self("Parquet")), (Array("ARROW1".utf8), Self("Arrow (Feather)")),
    (Array("fgb".utf8) + [3], Self("FlatGeobuf")), (Array("%PDF".utf8), Self("PDF", .page)),
    ([0xD0, 0xCF, 0x11, 0xE0], Self("xls (Excel 97–2003)")),
    ([0x89] + Array("HDF".utf8), Self("HDF5 or netCDF")),
    (Array("CDF".utf8) + [1], Self("netCDF")), (Array("CDF".utf8) + [2], Self("netCDF")),
    (Array("II*".utf8) + [0], Self("GeoTIFF")), (Array("MM".utf8) + [0, 0x2A], Self("GeoTIFF")),
    (Array("II+".utf8) + [0], Self("GeoTIFF")), ([0x89] + Array("PNG".utf8), Self("PNG", .page)),
    ([0xFF, 0xD8, 0xFF], Self("JPEG", .page)), (Array("AC10".utf8), Self("DWG")),
    (Array(#"{\rtf"#.utf8), Self("RTF", .page)), ([0xFF, 0xFE, 0, 0], Self("UTF-32")),
    ([0, 0, 0xFE, 0xFF], Self("UTF-32")),
  ]

  private static func binary(_ contents: FileContents) -> ForeignFormat? {
    let bytes = contents.bytes
    if bytes.starts(with: Array("PK".utf8)), [3, 5].contains(bytes[min(2, contents.count)]) {
      return archive(contents)
    }
    let header = Array("\u{A}\u{9}OSMHeader".utf8)
    if bytes.dropFirst(4).starts(with: header) { return Self("OpenStreetMap PBF") }
    return signatures.first { bytes.starts(with: $0.bytes) }?.format
  }

  /// What a zip holds, by the names of its first files.
  private static func archive(_ contents: FileContents) -> ForeignFormat {
    let head = String(decoding: contents.bytes.prefix(4096), as: UTF8.self)
    let name = contents.path.lowercased()
    if head.contains("xl/") || name.hasSuffix(".xlsx") { return Self("xlsx", .workbook) }
    if head.contains("opendocument.spreadsheet") || name.hasSuffix(".ods") { return Self("ods") }
    if head.contains(".kml") || name.hasSuffix(".kmz") { return Self("KMZ") }
    if head.contains("word/") || name.hasSuffix(".docx") { return Self("docx", .page) }
    return Self(head.contains(".shp") ? "zip with a Shapefile" : "zip", .package)
  }

  private static let elements: [(tag: String, format: ForeignFormat)] = [
    ("<kml", Self("KML")), ("<gpx", Self("GPX")), ("<!doctype html", Self("HTML", .page)),
    ("<html", Self("HTML", .page)), ("<osm", Self(mapXML)), ("<svg", Self("SVG", .page)),
    ("<workbook", Self("XML of Excel")), (":featurecollection", Self("GML")),
  ]

  /// What begins with `<` is no table and no JSON.
  private static func markup(_ contents: FileContents) -> ForeignFormat? {
    let blanks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D]
    guard contents.bytes.first(where: { !blanks.contains($0) }) == UInt8(ascii: "<") else {
      return nil
    }
    let head = String(decoding: contents.bytes.prefix(4096), as: UTF8.self).lowercased()
    let found = elements.compactMap { element in
      head.firstRange(of: element.tag).map { ($0.lowerBound, element.format) }
    }
    return found.min { $0.0 < $1.0 }?.1 ?? Self(plainXML)
  }

  private static func named(_ path: String) -> ForeignFormat? {
    let names = [
      ".gpkg": Self("GeoPackage"), ".xlsx": Self("xlsx", .workbook), ".shp": Self("Shapefile"),
      ".dbf": Self("Shapefile"), ".shx": Self("Shapefile"), ".xlsm": Self("xlsm", .workbook),
    ]
    return names.first { path.lowercased().hasSuffix($0.key) }?.value
  }
}

extension FileContents {
  /// Throws where the file is of a format that neither tables nor JSON nor YAML are.
  ///
  /// - Parameter readsXML: whether XML is what is expected.
  package func refuseForeignFormat(readsXML: Bool = false) throws(InputError) {
    guard let format = ForeignFormat(of: self, readsXML: readsXML) else { return }
    throw .data(file: path, row: nil, format.message)
  }
}

extension ForeignFormat {
  fileprivate var message: InputMessage {
    switch kind {
    case .data: .unsupported(name)
    case .package: .packed(name)
    case .page: .noData(name)
    case .workbook: .noWorkbookHere(name)
    }
  }
}
