import RunFiles
import Wording

/// The files of the parts, and what their studies say of them.
extension PartWriter {
  mutating func write(_ pieces: LayerPieces, at place: PartStudy.Place) throws {
    if pieces.lost > 0 { cut.leftOut.append((pieces.path, pieces.lost, pieces.firstNowhere)) }
    if pieces.beyond > 0 { cut.beyond.append((pieces.path, pieces.beyond)) }
    for part in parts {
      guard !pieces.rows[part].isEmpty || isKept(place) else {
        remove(place, from: part)
        continue
      }
      if pieces.rows[part].isEmpty { lack(place.name, part) }
      let name = try write(pieces.bytes(ofPart: part), named: pieces.fileName, in: part)
      studies[part].replace(
        place,
        with: PartStudy.Reading(
          path: name, headerRow: pieces.headerRow, crs: pieces.crs, fields: pieces.fields))
    }
  }

  private func isKept(_ place: PartStudy.Place) -> Bool {
    switch place {
    case .key(let key): kept.contains(key)
    case .member: false
    case .entrances: true
    }
  }

  private mutating func remove(_ place: PartStudy.Place, from part: Int) {
    switch place {
    case .key(let key): studies[part].remove(key)
    case .member(let key, let number): removed[part][key, default: []].insert(number)
    case .entrances: break
    }
  }

  mutating func lack(_ layer: String, _ part: Int) {
    guard ![PartStudy.Place.entrances(0).name, "complaints"].contains(layer) else { return }
    let name = cells.parts[part].name
    if let place = cut.lacking.firstIndex(where: { $0.layer == layer }) {
      cut.lacking[place].parts.append(name)
    } else {
      cut.lacking.append((layer, [name]))
    }
  }

  /// The name that the file got: one that no other has in the part.
  mutating func write(
    _ bytes: [UInt8], named name: String, in part: Int
  ) throws(OutputError) -> String {
    let free = names[part].free(name)
    names[part].insert(free)
    try NewFile.replace(bytes, in: "\(out)/\(cells.parts[part].name)", name: free)
    return free
  }
}

extension PartStudy.Place {
  /// Key of the layer in a study.
  fileprivate var name: String {
    switch self {
    case .key(let key): key
    case .member(let key, _): key
    case .entrances: "entrances"
    }
  }
}

extension Set<String> {
  /// The name, or one with a number before its ending that is not among these.
  fileprivate func free(_ name: String) -> String {
    guard contains(name) else { return name }
    let stem = name.prefix { $0 != "." }
    let ending = name.dropFirst(stem.count)
    var number = 2
    while contains("\(stem)-\(number)\(ending)") { number += 1 }
    return "\(stem)-\(number)\(ending)"
  }
}
