/// The fields of a message in the wire format of protocol buffers, one after another.
///
/// ```
/// number << 3 | kind, value | number << 3 | kind, length, content | …      all of them varints but the content
/// ```
///
/// `isSound` tells, when there are no more, whether that was the message's end. Source:
/// https://protobuf.dev/programming-guides/encoding/
struct WireFields {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  /// Of the field, from 1.
  private(set) var number = 0
  /// Of a field that is a number.
  private(set) var value: UInt64 = 0
  /// Places of the bytes of a field that has a length; nil for a number.
  private(set) var content: Range<Int>?
  private(set) var isSound = true

  /// - Parameter range: of `bytes`, inside them.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// Moves to the next field; false behind the last, and where the data are damaged. Numbers of fixed width, which the
  /// format has none of, are passed over.
  mutating func next() -> Bool {
    while isSound, position < end {
      let tag = varint()
      number = Int(truncatingIfNeeded: tag >> 3)
      if number == 0 { isSound = false }
      switch tag & 7 {
      case 0: (value, content) = (varint(), nil)
      case 1: skip(8)
      case 2: content = skip(Int(truncatingIfNeeded: varint()))
      case 5: skip(4)
      default: isSound = false
      }
      if tag & 5 == 0 { return isSound }
    }
    return false
  }

  @discardableResult
  private mutating func skip(_ count: Int) -> Range<Int> {
    guard isSound, (0...(end - position)).contains(count) else {
      isSound = false
      return position..<position
    }
    defer { position += count }
    return position..<position + count
  }

  private mutating func varint() -> UInt64 {
    guard let value = bytes.withUnsafeBufferPointer({ $0.varint(at: &position, before: end) })
    else {
      isSound = false
      return 0
    }
    return value
  }

  /// The message that the field is; without fields where it is a number.
  var message: WireFields { WireFields(bytes, content ?? 0..<0) }

  /// Calls `body` with each number of a repeated field, packed or not.
  @inline(__always)
  mutating func forEach(_ body: (UInt64) -> Void) {
    guard let content else { return body(value) }
    isSound = bytes.withUnsafeBufferPointer { buffer in
      var place = content.lowerBound
      while place < content.upperBound {
        guard let value = buffer.varint(at: &place, before: content.upperBound) else {
          return false
        }
        body(value)
      }
      return true
    }
  }

  /// Appends the numbers of a repeated field of kind `sint64`.
  mutating func append(to values: inout [Int64]) { forEach { values.append($0.zigzag) } }

  /// Appends the numbers of a repeated field that are places in an array.
  mutating func append(to values: inout [UInt32]) {
    forEach { values.append(UInt32(truncatingIfNeeded: $0)) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number at `place`, past which it moves; nil when it does not end in time or within ten bytes.
  @inline(__always)
  fileprivate func varint(at place: inout Int, before end: Int) -> UInt64? {
    var (value, shift) = (UInt64(0), UInt64(0))
    while place < end, shift < 70 {
      let byte = self[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}

extension UInt64 {
  /// As a signed number of kind `sint64`.
  var zigzag: Int64 { Int64(bitPattern: self >> 1) ^ -Int64(bitPattern: self & 1) }
}
