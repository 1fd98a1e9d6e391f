import RunFiles

/// Where the records of a `.shp` are: ESRI Shapefile Technical Description (July 1998), pages 2–5 and 23.
///
/// ```
/// .shp   [ header 100 | number, length | content | number, length | content | … ]
/// .shx   [ header 100 | place, length | place, length | … ]
/// ```
///
/// Numbers are big-endian, places and lengths in words of 16 bits; the content does not count its own header.
struct ShapeRecords {
  /// Places of the contents in the file, in the order of the rows.
  private(set) var contents: [Range<Int>] = []
  /// Whether the file ends before what its last record, or its header, says.
  private(set) var isTruncated = false

  static let headerLength = 100
  private static let recordHeader = 8

  /// Records are taken as they follow each other. Where they do not fill the file so, as editors leave it that write
  /// longer shapes behind the others, the places of the index count, if all of them hold records of their numbers
  /// that do not overlap.
  ///
  /// - Parameters:
  ///   - file: of `headerLength` bytes at least.
  ///   - index: the `.shx`.
  /// - Complexity: O(records).
  init(_ file: FileContents, index: FileContents?) {
    let isSound = readInSequence(file)
    guard !isSound, let index, let indexed = Self.indexed(file, index) else { return }
    contents = indexed
    isTruncated = false
  }

  /// False where something is left over, or numbers do not ascend.
  private mutating func readInSequence(_ file: FileContents) -> Bool {
    var place = Self.headerLength
    var isNumbered = true
    while place + Self.recordHeader <= file.count {
      let words = file.bytes.bigInt32(at: place + 4)
      let start = place + Self.recordHeader
      // No record is shorter than the type of its shape.
      guard words >= 2 else { break }
      guard start + 2 * words <= file.count else {
        isTruncated = true
        return false
      }
      isNumbered = isNumbered && file.bytes.bigInt32(at: place) == contents.count + 1
      contents.append(start..<start + 2 * words)
      place = start + 2 * words
    }
    let stated = 2 * file.bytes.bigInt32(at: 24)
    isTruncated = place < file.count && place < stated || file.count < stated
    return isNumbered && place == file.count
  }

  /// nil where the places cannot all be right.
  private static func indexed(_ file: FileContents, _ index: FileContents) -> [Range<Int>]? {
    guard index.count >= headerLength else { return nil }
    var contents: [Range<Int>] = []
    var total = 0
    for entry in 0..<(index.count - headerLength) / 8 {
      let place = 2 * index.bytes.bigInt32(at: headerLength + 8 * entry)
      guard place >= headerLength, place + recordHeader <= file.count,
        file.bytes.bigInt32(at: place) == entry + 1
      else { return nil }
      let length = 2 * file.bytes.bigInt32(at: place + 4)
      let start = place + recordHeader
      guard length >= 4, start + length <= file.count else { return nil }
      total += recordHeader + length
      guard total <= file.count else { return nil }
      contents.append(start..<start + length)
    }
    return contents.isEmpty ? nil : contents
  }
}
