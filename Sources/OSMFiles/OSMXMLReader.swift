package import RunFiles
package import Wording

/// Reads OpenStreetMap's XML format, plain or packed with gzip.
package struct OSMXMLReader {
  private var extract: OSMExtract
  private var element: OSMXMLElement?

  /// Real data are packed to a twentieth.
  private static let largestRatio = 100

  /// Complexity: O(unpacked bytes).
  package static func read(
    _ contents: FileContents, profile: WalkabilityProfile
  ) throws(InputError) -> OSMExtract {
    let text = try unpacked(contents).text(readsXML: true)
    var reader = OSMXMLReader(extract: OSMExtract(profile: profile))
    var scanner = XMLTagScanner(text)
    var isFirst = true
    while let tag = try scanner.next() {
      if isFirst { try checkRoot(tag, file: contents.path) }
      isFirst = false
      if case .start("remark", _, false) = tag {
        reader.extract.add(remark: try scanner.text())
      } else {
        reader.take(tag)
      }
    }
    if isFirst { throw .data(file: contents.path, row: nil, .notOSM) }
    return reader.extract
  }

  /// Whether the file's name or beginning is one of this format, or that of its lists of changes.
  package static func recognises(_ contents: FileContents) -> Bool {
    [".osm", ".osm.gz", ".osm.xml"].contains { contents.path.lowercased().hasSuffix($0) }
      || contents.beginning.hasPrefix("<") && contents.beginning.contains("<osm")
  }

  /// Whether the file is the same data in the JSON of downloads, which is not read.
  package static func recognisesJSON(_ contents: FileContents) -> Bool {
    contents.beginning.hasPrefix("{")
      && ["\"Overpass API", "\"osm3s\"", "\"elements\""].contains {
        contents.beginning.contains($0)
      }
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
    case .start("node", let attributes, let isEmpty): begin(.node, attributes, isEmpty: isEmpty)
    case .start("way", let attributes, let isEmpty): begin(.way, attributes, isEmpty: isEmpty)
    case .start("relation", let attributes, let isEmpty):
      begin(.relation, attributes, isEmpty: isEmpty)
    case .start("nd", let attributes, _): element?.appendNode(attributes)
    case .start("member", let attributes, _): element?.appendMember(attributes)
    case .start("tag", let attributes, _): element?.appendTag(attributes)
    case .end("node"), .end("way"), .end("relation"): endElement()
    default: break
    }
  }

  private mutating func begin(
    _ kind: OSMXMLElement.Kind, _ attributes: [XMLTagScanner.Attribute], isEmpty: Bool
  ) {
    element = OSMXMLElement(kind, attributes)
    if isEmpty { endElement() }
  }

  private mutating func endElement() {
    guard let element else { return }
    switch element.kind {
    case .node: extract.append(node: element)
    case .way: extract.append(way: element)
    case .relation: extract.append(relation: element)
    }
    self.element = nil
  }
}

extension OSMExtract {
  fileprivate mutating func append(node: OSMXMLElement) {
    let version = node.version
    if version.isDeleted { nodes.appendDeleted(version.id, version: version.number) }
    guard !version.isDeleted else { return }
    guard let place = node.place else { return nodes.appendUnplaced(version.id) }
    if profile.isTimed(node: node.tags) { timedNodes.insert(version.id) }
    nodes.append(
      id: version.id, longitude: place.longitude, latitude: place.latitude,
      version: version.number, isClosed: profile.closesNode(node.tags))
  }

  fileprivate mutating func append(way: OSMXMLElement) {
    for (id, place) in way.refs {
      guard let ref = id else {
        appendRef(bareNode(at: place))
        continue
      }
      appendRef(ref)
      guard let place, !way.version.isDeleted else { continue }
      nodes.append(id: ref, longitude: place.longitude, latitude: place.latitude, version: -1)
    }
    endWay(way.version, way.version.isDeleted ? [:] : way.tags)
  }

  /// Positions along its members count where it is walked along.
  fileprivate mutating func append(relation: OSMXMLElement) {
    let tags = relation.version.isDeleted ? [:] : relation.tags
    var members = relation.members
    if OSMAreaTable.isMultipolygon(tags), case .walked = meaning(tags).use {
      members.outlines = relation.outlines.map { $0.map { bareNode(at: $0) } }
    }
    addRelation(relation.version, tags, members: members)
  }

  /// The first remark counts; an empty one says nothing.
  fileprivate mutating func add(remark text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if remark == nil, !words.isEmpty { remark = words }
  }
}

extension FileContents {
  /// The first kilobyte without white space before it, as text.
  fileprivate var beginning: String {
    let start = String(decoding: bytes[..<min(count, 1024)], as: UTF8.self)
    return String(start.drop { $0.isWhitespace || $0 == "\u{FEFF}" })
  }
}
