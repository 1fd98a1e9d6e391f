import RunFiles

extension AttributeTable {
  /// All values of a row, one to a line, as UTF-8: to look for names in.
  ///
  /// Complexity: O(bytes of the row).
  package func bytes(ofRow row: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for cell in cells[rowStarts[row]..<rowStarts[row + 1]] {
      if cell.form == .escaped {
        bytes += decoded(cell).utf8
      } else {
        bytes += contents.bytes[cell.start..<cell.end]
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
