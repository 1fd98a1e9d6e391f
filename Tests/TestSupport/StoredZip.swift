package import Foundation

/// A zip archive of files that are stored as they are, by a writer of its own.
package struct StoredZip {
  package var files: [(name: String, content: [UInt8])]
  /// Put before the archive, whose places do not count them.
  package var prefix: [UInt8] = []
  package var comment: [UInt8] = []

  package init(_ files: [(name: String, content: [UInt8])]) { self.files = files }

  package var data: Data {
    var (body, directory): ([UInt8], [UInt8]) = ([], [])
    for file in files {
      let name = Array(file.name.utf8)
      let fields =
        word(20) + word(0) + word(0) + word(0) + word(33) + long(Self.checkSum(file.content))
        + long(file.content.count) + long(file.content.count) + word(name.count) + word(0)
      directory += long(0x0201_4B50) + word(20) + fields
      directory += word(0) + word(0) + word(0) + long(0) + long(body.count) + name
      body += long(0x0403_4B50) + fields + name + file.content
    }
    let end =
      long(0x0605_4B50) + word(0) + word(0) + word(files.count) + word(files.count)
      + long(directory.count) + long(body.count) + word(comment.count)
    return Data(prefix + body + directory + end + comment)
  }

  private func word(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }

  private func long(_ number: Int) -> [UInt8] { word(number & 65535) + word(number >> 16) }

  /// CRC-32 bit by bit.
  package static func checkSum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}
