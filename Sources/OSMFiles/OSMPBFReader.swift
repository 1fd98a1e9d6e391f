import FoundationEssentials
package import RunFiles
import SwiftProtobuf
package import Wording

/// Reads OpenStreetMap's PBF format: blobs of at most 32 MiB, each with a header of at most 64 KiB
/// before it, plain or packed with zlib.
///
/// ```
/// length of header, 4 bytes big-endian | header: type, size of blob | blob | length …
/// ```
package struct OSMPBFReader {
  private let contents: FileContents
  private var position = 0
  private(set) var extract: OSMExtract

  private static let largestHeader = 64 << 10
  private static let largestBlob = 32 << 20
  /// Real data are packed to a third; above this ratio a large blob is meant to fill the memory.
  private static let largestRatio = 100

  /// Complexity: O(unpacked bytes).
  package static func read(
    _ contents: FileContents, profile: WalkabilityProfile
  ) throws(InputError) -> OSMExtract {
    var reader = OSMPBFReader(contents: contents, extract: OSMExtract(profile: profile))
    try reader.readBlobs()
    return reader.extract
  }

  /// Whether the file begins like one of this format.
  package static func recognises(_ contents: FileContents) -> Bool {
    let type = Array("OSMHeader".utf8)
    // A header length below 256, then field 1 of nine bytes.
    return contents.count > 15 && contents.bytes[..<3].allSatisfy { $0 == 0 }
      && contents.bytes[4] == 0x0A && contents.bytes[5] == UInt8(type.count)
      && contents.bytes[6...].starts(with: type)
  }

  private init(contents: FileContents, extract: OSMExtract) {
    self.contents = contents
    self.extract = extract
  }

  private mutating func readBlobs() throws(InputError) {
    while let blob = try nextBlob() {
      if case .data(let block) = blob { try read(block: block) }
    }
  }

  private enum Blob {
    /// The blob of a header as it stands in the file, with what stands before it.
    case header(ArraySlice<UInt8>)
    /// Unpacked.
    case data([UInt8])
    case other
  }

  /// nil at the end of the file.
  private mutating func nextBlob() throws(InputError) -> Blob? {
    guard position < contents.count else { return nil }
    let start = position
    let header = try readHeader()
    if start == 0 && header.type != "OSMHeader" { throw error(.notPBF) }
    let blob = try take(Int(header.datasize), atMost: Self.largestBlob)
    switch header.type {
    case "OSMHeader":
      try checkFeatures(message(OSMHeaderBlock.self, unpack(blob)))
      return .header(contents.bytes[start..<position])
    case "OSMData": return .data(try unpack(blob))
    default: return .other
    }
  }

  /// Calls `body` with each block of data in the order of the file.
  ///
  /// - Returns: the file's header as it stands in it.
  static func forEachBlock(
    of contents: FileContents, _ body: (OSMPrimitiveBlock) throws(InputError) -> Void
  ) throws(InputError) -> [UInt8] {
    var reader = OSMPBFReader(contents: contents, extract: OSMExtract(profile: .standard))
    var header: [UInt8] = []
    while let blob = try reader.nextBlob() {
      switch blob {
      case .header(let bytes): header += bytes
      case .data(let bytes): try body(reader.block(bytes))
      case .other: break
      }
    }
    return header
  }

  /// With the fields that are not read.
  private func block(_ bytes: [UInt8]) throws(InputError) -> OSMPrimitiveBlock {
    do {
      return try OSMPrimitiveBlock(serializedBytes: bytes)
    } catch {
      throw self.error(.damagedBlob)
    }
  }

  private mutating func readHeader() throws(InputError) -> OSMBlobHeader {
    let length = try take(4, atMost: 4).reduce(0) { $0 << 8 | Int($1) }
    return try message(OSMBlobHeader.self, Array(take(length, atMost: Self.largestHeader)))
  }

  /// The next `count` bytes.
  private mutating func take(
    _ count: Int, atMost limit: Int
  ) throws(InputError) -> ArraySlice<UInt8> {
    guard (0...limit).contains(count) else { throw error(.badBlobSize(count, limit)) }
    guard count <= contents.count - position else { throw error(.truncated) }
    defer { position += count }
    return contents.bytes[position..<position + count]
  }

  private func message<Message: SwiftProtobuf.Message>(
    _ type: Message.Type, _ bytes: [UInt8]
  ) throws(InputError) -> Message {
    var options = BinaryDecodingOptions()
    options.discardUnknownFields = true
    do {
      return try Message(serializedBytes: bytes, options: options)
    } catch {
      throw self.error(.damagedBlob)
    }
  }

  private func unpack(_ bytes: ArraySlice<UInt8>) throws(InputError) -> [UInt8] {
    let blob = try message(OSMBlob.self, Array(bytes))
    if blob.hasRaw { return Array(blob.raw) }
    guard blob.hasZlibData else { throw error(.unknownPacking) }
    let size = Int(blob.rawSize)
    guard (1...Self.largestBlob).contains(size) else {
      throw error(.badBlobSize(size, Self.largestBlob))
    }
    guard size <= 1 << 20 || size <= blob.zlibData.count * Self.largestRatio else {
      throw error(.zipBomb)
    }
    guard let data = ZlibStream.inflate(blob.zlibData, to: size) else { throw error(.damagedBlob) }
    return data
  }

  private func checkFeatures(_ header: OSMHeaderBlock) throws(InputError) {
    for feature in header.requiredFeatures
    where !["OsmSchema-V0.6", "DenseNodes"].contains(feature) {
      throw error(
        feature == "HistoricalInformation" ? .historyFile : .unknownFeature(feature))
    }
  }

  private mutating func read(block: [UInt8]) throws(InputError) {
    let isSound = extract.append(block: block)
    if !isSound { throw error(.damagedBlob) }
  }

  private func error(_ message: InputMessage) -> InputError {
    .data(file: contents.path, row: nil, position == 0 ? message : message.at(byte: position))
  }
}
