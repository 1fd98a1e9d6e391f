/// What a study states about the form of a file; nil: found from the file.
public struct FileForm: Hashable, Sendable {
  /// How the characters of a text are written, such as `GB18030`.
  public var encoding: String?
  /// Name of the layer, or of the sheet, in a file that has several.
  public var layer: String?
  /// The row of a table that holds the names of its columns, from 1.
  public var headerRow: Int?

  public init(encoding: String? = nil, layer: String? = nil, headerRow: Int? = nil) {
    self.encoding = encoding
    self.layer = layer
    self.headerRow = headerRow
  }

  /// This form, and what it leaves open as `common` states it.
  package func completed(by common: FileForm) -> FileForm {
    FileForm(
      encoding: encoding ?? common.encoding, layer: layer ?? common.layer,
      headerRow: headerRow ?? common.headerRow)
  }
}
