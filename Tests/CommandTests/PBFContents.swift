import CZlib
import Foundation

/// What a PBF file holds, by a decoder of its own: varints and lengths as the format describes them.
struct PBFContents {
  private(set) var nodes = 0
  private(set) var ways = 0
  private(set) var refs = 0
  /// Sums over all nodes in 1e-7 degrees.
  private(set) var longitudes = 0
  private(set) var latitudes = 0
  /// Sum of the ids that ways refer to.
  private(set) var refSum = 0
  /// How many nodes have a tag, by `key=value`.
  private(set) var tagCounts: [String: Int] = [:]

  init(_ file: Data) {
    var bytes = [UInt8](file)[...]
    while bytes.count > 4 {
      let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let header = Fields(bytes.dropFirst(4).prefix(length))
      let blob = bytes.dropFirst(4 + length).prefix(header.numbers[3] ?? 0)
      bytes = bytes.dropFirst(4 + length + blob.count)
      if header.parts[1]?.first.map({ String(decoding: $0, as: UTF8.self) }) == "OSMData" {
        let block = Fields(Self.unpacked(Fields(blob))[...])
        let strings = (block.parts[1]?.first).map { Fields($0).parts[1] ?? [] } ?? []
        for group in block.parts[2] ?? [] {
          count(group)
          countTags(of: group, strings.map { String(decoding: $0, as: UTF8.self) })
        }
      }
    }
  }

  private static func unpacked(_ blob: Fields) -> [UInt8] {
    var size = uLong(blob.numbers[2] ?? 0)
    var content = [UInt8](repeating: 0, count: Int(size))
    let packed = Array(blob.parts[3]?.first ?? [])
    return uncompress(&content, &size, packed, uLong(packed.count)) == Z_OK ? content : []
  }

  private mutating func count(_ group: ArraySlice<UInt8>) {
    let fields = Fields(group)
    for dense in (fields.parts[2] ?? []).map(Fields.init) {
      nodes += dense.differences(1).count
      latitudes += dense.differences(8).reduce(0, +)
      longitudes += dense.differences(9).reduce(0, +)
    }
    for way in (fields.parts[3] ?? []).map(Fields.init) {
      ways += 1
      refs += way.differences(8).count
      refSum += way.differences(8).reduce(0, +)
    }
  }

  /// Keys and values by turns, a 0 behind those of each node.
  private mutating func countTags(of group: ArraySlice<UInt8>, _ strings: [String]) {
    for dense in (Fields(group).parts[2] ?? []).map(Fields.init) {
      var rest = dense.parts[10]?.first ?? []
      while !rest.isEmpty {
        let key = Fields.varint(&rest)
        if key == 0 { continue }
        let value = Fields.varint(&rest)
        tagCounts["\(strings[key])=\(strings[value])", default: 0] += 1
      }
    }
  }

  /// One message: varints and lengthy parts by field number.
  private struct Fields {
    var numbers: [Int: Int] = [:]
    var parts: [Int: [ArraySlice<UInt8>]] = [:]

    init(_ bytes: ArraySlice<UInt8>) {
      var rest = bytes
      while !rest.isEmpty {
        let tag = Self.varint(&rest)
        let value = Self.varint(&rest)
        if tag & 7 == 2 {
          parts[tag >> 3, default: []].append(rest.prefix(value))
          rest = rest.dropFirst(value)
        } else {
          numbers[tag >> 3] = value
        }
      }
    }

    static func varint(_ bytes: inout ArraySlice<UInt8>) -> Int {
      var value = 0
      var shift = 0
      while let byte = bytes.popFirst() {
        value |= Int(byte & 127) << shift
        shift += 7
        if byte < 128 { break }
      }
      return value
    }

    /// A packed array of zigzag differences as the values they add up to.
    func differences(_ field: Int) -> [Int] {
      var rest = parts[field]?.first ?? []
      var value = 0
      var values: [Int] = []
      while !rest.isEmpty {
        let zigzag = Self.varint(&rest)
        value += (zigzag >> 1) ^ -(zigzag & 1)
        values.append(value)
      }
      return values
    }
  }
}
