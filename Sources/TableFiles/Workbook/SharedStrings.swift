import RunFiles
import Wording

/// The texts that cells of a workbook name by their number. Complexity of reading: O(bytes).
struct SharedStrings {
  /// Where each stands in the bytes that the sheet's own texts are in too.
  private(set) var places: [Range<UInt32>] = []

  /// No texts.
  init() {}

  /// Appends the texts of a part to `bytes`: runs of formatted text joined, readings of characters (`rPh`) left
  /// out.
  init(_ scanner: inout PartScanner, into bytes: inout [UInt8]) throws(InputError) {
    var start = bytes.count
    var isReading = false
    while let tag = try scanner.next() {
      if scanner.isNamed("si") {
        if tag == .start { start = bytes.count }
        if tag == .end || scanner.isEmpty { end(from: start, &bytes) }
      } else if scanner.isNamed("rPh") {
        isReading = tag == .start && !scanner.isEmpty
      } else if scanner.isNamed("t"), tag == .start, !scanner.isEmpty, !isReading {
        try scanner.takeText(into: &bytes)
      }
    }
  }

  private mutating func end(from start: Int, _ bytes: inout [UInt8]) {
    SheetText.resolveEscapes(in: &bytes, from: start)
    places.append(UInt32(clamping: start)..<UInt32(clamping: bytes.count))
  }
}
