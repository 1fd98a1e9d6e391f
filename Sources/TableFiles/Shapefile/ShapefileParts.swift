import RunFiles
import Wording

/// The files of one Shapefile: geometries, their places, attributes, coordinate system and code page.
struct ShapefileParts {
  /// nil where there is only a table.
  var shapes: FileContents?
  var index: FileContents?
  var attributes: FileContents?
  /// The text of the `.prj`, and its path.
  var system: (text: String, path: String)?
  /// What the `.cpg` says.
  var codePage: String?

  private static let magic: [UInt8] = [0, 0, 0x27, 0x0A]
  private static let endings = [".shp", ".shx", ".dbf"]

  /// Whether `contents` is a file of a Shapefile: by its name, or by its beginning where the name is none of
  /// another format.
  static func holds(_ contents: FileContents) -> Bool {
    let name = contents.path.lowercased()
    return endings.contains { name.hasSuffix($0) }
      || contents.bytes.starts(with: magic) && contents.count >= ShapeRecords.headerLength
  }

  /// Finds the other files beside the one that is stated.
  ///
  /// - Parameter stated: `.shp`, `.shx` or `.dbf`.
  /// - Throws: where the `.shp` or the `.dbf` is there and cannot be read, or only a `.shx` is.
  init(_ stated: FileContents) throws(InputError) {
    if stated.bytes.starts(with: Self.magic), !stated.path.lowercased().hasSuffix(".shx") {
      shapes = stated
    } else if stated.path.lowercased().hasSuffix(".shp") {
      throw .data(file: stated.path, row: nil, .notShapefile)
    } else {
      shapes = try stated.companion("shp")
    }
    index = try? stated.companion("shx")
    attributes =
      stated.path.lowercased().hasSuffix(".dbf") ? stated : try stated.companion("dbf")
    guard shapes != nil || attributes != nil else {
      throw .data(file: stated.path, row: nil, .shapesMissing)
    }
    system = (try? stated.companion("prj")).flatMap { file in
      let text = Self.text(file)
      return text.isEmpty ? nil : (text, file.path)
    }
    codePage = (try? stated.companion("cpg")).map(Self.text)
  }

  /// Without a byte order mark and blanks at both ends.
  private static func text(_ file: FileContents) -> String {
    String(String(decoding: file.bytes[..<file.count], as: UTF8.self).trimmingBlanks)
  }
}
