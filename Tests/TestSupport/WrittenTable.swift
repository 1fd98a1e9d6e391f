/// A table that the command has written, read without the project's reader.
public enum WrittenTable {
  /// Cells by row, the heading first, without a byte order mark. Commas between quotes belong to a cell, line breaks
  /// do not.
  public static func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
      var (cells, isQuoted) = ([""], false)
      for character in line where character != "\u{FEFF}" {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == "," && !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
  }
}
