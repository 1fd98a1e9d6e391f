import RunFiles

/// A node, way or relation of OpenStreetMap's XML that is being read.
struct OSMXMLElement {
  enum Kind { case node, way, relation }

  /// In nanodegrees.
  typealias Place = (longitude: Int64, latitude: Int64)

  let kind: Kind
  let version: OSMVersion
  /// nil where none on Earth is stated.
  let place: Place?
  /// Nodes of a way; some downloads give positions alone.
  private(set) var refs: [(id: Int64?, place: Place?)] = []
  private(set) var tags: [String: String] = [:]
  private(set) var members = OSMAreaTable.Members()
  /// Of a relation: positions along each of the members that are ways, where the file gives them.
  private(set) var outlines: [[Place?]] = []
  private var isInWay = false

  /// nil without an id. Editors keep what they deleted with an `action`, histories with `visible`.
  init?(_ kind: Kind, _ attributes: [XMLTagScanner.Attribute]) {
    guard let id = attributes["id"].flatMap(Int64.init) else { return nil }
    self.kind = kind
    version = OSMVersion(
      id: id, number: attributes["version"].flatMap(Int32.init).map { max($0, 0) } ?? 0,
      isDeleted: attributes["action"] == "delete" || attributes["visible"] == "false")
    place = kind == .node ? attributes.place : nil
  }

  /// Adds a reference of a way, with the position that some downloads give there, or a position along the member of a
  /// relation that came last.
  mutating func appendNode(_ attributes: [XMLTagScanner.Attribute]) {
    if kind == .way { refs.append((attributes["ref"].flatMap(Int64.init), attributes.place)) }
    if kind == .relation, isInWay { outlines[outlines.count - 1].append(attributes.place) }
  }

  mutating func appendMember(_ attributes: [XMLTagScanner.Attribute]) {
    isInWay = false
    guard let ref = attributes["ref"].flatMap(Int64.init) else { return }
    switch attributes["type"] {
    case "way":
      members.ways.append(ref)
      outlines.append([])
      isInWay = true
    case "relation": members.relations += 1
    default: break
    }
  }

  mutating func appendTag(_ attributes: [XMLTagScanner.Attribute]) {
    guard let key = attributes["k"].flatMap(OSMExtract.key) else { return }
    tags[key] = attributes["v"]
  }
}

extension [XMLTagScanner.Attribute] {
  fileprivate subscript(name: String) -> String? { first { $0.name == name }?.value }

  fileprivate var place: OSMXMLElement.Place? {
    guard let longitude = self["lon"].flatMap(Double.init),
      let latitude = self["lat"].flatMap(Double.init),
      abs(longitude) <= 180, abs(latitude) <= 90
    else { return nil }
    return (Int64((longitude * 1e9).rounded()), Int64((latitude * 1e9).rounded()))
  }
}
