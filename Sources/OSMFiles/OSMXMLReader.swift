package import RunFiles
package import Wording

/// Reads OpenStreetMap's XML format, plain or packed with gzip.
package struct OSMXMLReader {
  private var extract: OSMExtract
  private var way: Way?

  /// A way that is being read.
  private struct Way {
    var refs: [Int64] = []
    var tags: [String: String] = [:]
  }

  /// Real data are packed to a twentieth.
  private static let largestRatio = 100

  /// Complexity: O(unpacked bytes).
  package static func read(
    _ contents: FileContents, profile: WalkabilityProfile
  ) throws(InputError) -> OSMExtract {
    let text = try unpacked(contents)
    try text.requireText()
    var reader = OSMXMLReader(extract: OSMExtract(profile: profile))
    var scanner = XMLTagScanner(text)
    var isFirst = true
    while let tag = try scanner.next() {
      if isFirst { try checkRoot(tag, file: contents.path) }
      isFirst = false
      reader.take(tag)
    }
    if isFirst { throw .data(file: contents.path, row: nil, .notOSM) }
    return reader.extract
  }

  /// Whether the file's name is one of this format.
  package static func recognises(_ contents: FileContents) -> Bool {
    [".osm", ".osm.gz", ".osm.xml"].contains { contents.path.lowercased().hasSuffix($0) }
  }

  private init(extract: OSMExtract) { self.extract = extract }

  private static func unpacked(_ contents: FileContents) throws(InputError) -> FileContents {
    let bytes = contents.bytes[..<contents.count]
    guard bytes.starts(with: [0x1F, 0x8B]) else { return contents }
    guard let text = ZlibStream.gunzip(bytes, atMost: bytes.count * largestRatio + 1 << 16) else {
      throw .data(file: contents.path, row: nil, .damagedGzip)
    }
    return FileContents(path: contents.path, content: text)
  }

  private static func checkRoot(_ tag: XMLTagScanner.Tag, file: String) throws(InputError) {
    guard case .start("osm", _, _) = tag else { throw .data(file: file, row: nil, .notOSM) }
  }

  private mutating func take(_ tag: XMLTagScanner.Tag) {
    switch tag {
    case .start("node", let attributes, _): appendNode(attributes)
    case .start("way", _, false): way = Way()
    case .start("nd", let attributes, _):
      if let ref = attributes["ref"].flatMap(Int64.init) { way?.refs.append(ref) }
    case .start("tag", let attributes, _):
      guard let key = attributes["k"], OSMExtract.keys.contains(key) else { return }
      way?.tags[key] = attributes["v"]
    case .end("way"): endWay()
    default: break
    }
  }

  private mutating func endWay() {
    guard let way, extract.profile.accepts(way.tags) else { return }
    for ref in way.refs { extract.appendRef(ref) }
    extract.endWay(way.tags)
    self.way = nil
  }

  private mutating func appendNode(_ attributes: [XMLTagScanner.Attribute]) {
    guard let id = attributes["id"].flatMap(Int64.init),
      let longitude = attributes["lon"].flatMap(Double.init),
      let latitude = attributes["lat"].flatMap(Double.init),
      abs(longitude) <= 180, abs(latitude) <= 90
    else { return }
    extract.nodes.append(
      id: id, longitude: Int64((longitude * 1e9).rounded()),
      latitude: Int64((latitude * 1e9).rounded()))
  }
}

extension [XMLTagScanner.Attribute] {
  fileprivate subscript(name: String) -> String? { first { $0.name == name }?.value }
}
