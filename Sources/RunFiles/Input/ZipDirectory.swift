/// The central directory at the end of a zip archive.
struct ZipDirectory {
  private let fields: LittleEndian
  private(set) var start = 0
  /// Bytes before the archive that its own places do not count.
  private var before = 0

  static let localMark = 0x0403_4B50
  private static let entryMark = 0x0201_4B50
  private static let endMark = 0x0605_4B50
  private static let end64Mark = 0x0606_4B50
  private static let locator64Mark = 0x0706_4B50
  /// Stands where the number is in the extra field of zip64.
  private static let elsewhere = 0xFFFF_FFFF

  /// Nil where there is none, as in an archive that was cut off.
  ///
  /// Complexity: O(1): a comment at the end has at most 65,535 bytes.
  init?(_ bytes: [UInt8], count: Int) {
    fields = LittleEndian(bytes: bytes, count: count)
    guard let end = Self.end(fields), let size = fields.number(at: end + 12, bytes: 4),
      let offset = fields.number(at: end + 16, bytes: 4)
    else { return nil }
    let large = Self.large(fields, before: end)
    let behind = large?.place ?? end
    let (length, stated) = (large?.size ?? size, large?.offset ?? offset)
    guard length <= behind, stated <= behind - length else { return nil }
    start = behind - length
    before = start - stated
    guard fields.number(at: start, bytes: 4) == Self.entryMark else { return nil }
  }

  private static func end(_ fields: LittleEndian) -> Int? {
    let last = fields.count - 22
    guard last >= 0 else { return nil }
    return stride(from: last, through: max(0, last - 65_535), by: -1).first { place in
      fields.bytes[place] == UInt8(ascii: "P") && fields.number(at: place, bytes: 4) == endMark
        && (fields.number(at: place + 20, bytes: 2) ?? .max) <= last - place
    }
  }

  /// What zip64 states in place of the numbers of 32 bits.
  private static func large(
    _ fields: LittleEndian, before end: Int
  ) -> (place: Int, size: Int, offset: Int)? {
    guard fields.number(at: end - 20, bytes: 4) == locator64Mark,
      let place = fields.number(at: end - 12, bytes: 8),
      fields.number(at: place, bytes: 4) == end64Mark,
      let size = fields.number(at: place + 40, bytes: 8),
      let offset = fields.number(at: place + 48, bytes: 8)
    else { return nil }
    return (place, size, offset)
  }

  /// The entry at `place` and where the next one is; nil at the end.
  func entry(at place: Int) -> (name: String, entry: ZipArchive.Entry, next: Int)? {
    guard fields.number(at: place, bytes: 4) == Self.entryMark,
      let nameLength = fields.number(at: place + 28, bytes: 2),
      let extraLength = fields.number(at: place + 30, bytes: 2),
      let commentLength = fields.number(at: place + 32, bytes: 2),
      case let extra = place + 46 + nameLength, extra + extraLength <= fields.count
    else { return nil }
    let name = String(decoding: fields.bytes[place + 46..<extra], as: UTF8.self)
    guard let entry = entry(at: place, extra: extra..<extra + extraLength) else { return nil }
    return (name, entry, extra + extraLength + commentLength)
  }

  private func entry(at place: Int, extra: Range<Int>) -> ZipArchive.Entry? {
    guard let flags = fields.number(at: place + 8, bytes: 2),
      let method = fields.number(at: place + 10, bytes: 2),
      let sum = fields.number(at: place + 16, bytes: 4)
    else { return nil }
    var numbers = [24, 20, 42].map { fields.number(at: place + $0, bytes: 4) ?? 0 }
    var large = largeNumbers(extra)
    for index in numbers.indices where numbers[index] == Self.elsewhere && large != nil {
      let width = 8
      guard let next = large, let number = fields.number(at: next.lowerBound, bytes: width),
        next.count >= width
      else { break }
      numbers[index] = number
      large = next.dropFirst(width)
    }
    let (header, isPast) = numbers[2].addingReportingOverflow(before)
    return ZipArchive.Entry(
      method: method, isEncrypted: flags & 1 != 0, checkSum: sum, packed: numbers[1],
      size: numbers[0],
      header: isPast ? fields.count : min(header, fields.count))
  }

  /// Where the numbers of zip64 stand in an extra field.
  private func largeNumbers(_ extra: Range<Int>) -> Range<Int>? {
    var place = extra.lowerBound
    while place + 4 <= extra.upperBound, let id = fields.number(at: place, bytes: 2),
      let length = fields.number(at: place + 2, bytes: 2), place + 4 + length <= extra.upperBound
    {
      if id == 1 { return place + 4..<place + 4 + length }
      place += 4 + length
    }
    return nil
  }
}

/// Numbers of a binary format, the lowest byte first.
struct LittleEndian {
  let bytes: [UInt8]
  /// Bytes that are of the file.
  let count: Int

  /// Nil where it is not in the file, or is above what 63 bits hold.
  func number(at place: Int, bytes width: Int) -> Int? {
    guard place >= 0, place <= count - width else { return nil }
    let number = bytes[place..<place + width].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: number)
  }
}
