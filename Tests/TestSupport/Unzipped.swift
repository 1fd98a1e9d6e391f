import CZlib

/// The files of a zip archive by their own headers one behind the other, unpacked by zlib itself.
package struct Unzipped {
  package private(set) var files: [(name: String, text: String)] = []
  /// Whether what follows is the directory.
  package private(set) var endsWithDirectory = false

  package init(_ bytes: [UInt8]) {
    func number(_ place: Int, _ width: Int) -> Int {
      (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    var place = 0
    while number(place, 4) == 0x0403_4B50 {
      let (packed, size, name) = (
        number(place + 18, 4), number(place + 22, 4), number(place + 26, 2)
      )
      let start = place + 30 + name + number(place + 28, 2)
      let text = Self.inflated(Array(bytes[start..<start + packed]), to: size)
      let isSound = crc32(0, text, uInt(text.count)) == uLong(number(place + 14, 4))
      files.append(
        (
          String(decoding: bytes[place + 30..<place + 30 + name], as: UTF8.self),
          isSound ? String(decoding: text, as: UTF8.self) : "damaged"
        ))
      place = start + packed
    }
    endsWithDirectory = number(place, 4) == 0x0201_4B50
  }

  package func text(_ name: String) -> String { files.first { $0.name == name }?.text ?? "" }

  private static func inflated(_ packed: [UInt8], to size: Int) -> [UInt8] {
    var stream = z_stream()
    inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { inflateEnd(&stream) }
    var source = packed
    var result = [UInt8](repeating: 0, count: size + 1)
    source.withUnsafeMutableBufferPointer { input in
      result.withUnsafeMutableBufferPointer { output in
        (stream.next_in, stream.avail_in) = (input.baseAddress, uInt(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, uInt(output.count))
        inflate(&stream, Z_FINISH)
      }
    }
    return Array(result.prefix(Int(stream.total_out)))
  }
}
