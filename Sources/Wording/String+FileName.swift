extension String {
  /// The last component of the path that the text is; the whole where it has none.
  package var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
