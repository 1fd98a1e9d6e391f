import Assessment
import FlatArrays
import PlanarGeometry

/// The areas that circles lie within, and which borders hold circles together.
struct Areas: Sendable {
  /// Positions of the atoms of each area, ascending; areas in the order of their first atoms.
  let atoms: [[Int32]]
  /// By atom.
  let areaOfAtom: [Int32]

  init(_ layer: AtomLayer, within: ServedArea) throws(CircleError) {
    var numbers: [[String]: Int] = [:]
    var (atoms, areaOfAtom): ([[Int32]], [Int32]) = ([], [])
    for atom in 0..<layer.count {
      let key = try layer.areaKey(of: atom, within: within)
      let number = numbers[key] ?? atoms.count
      if number == atoms.count {
        numbers[key] = number
        atoms.append([])
      }
      atoms[number].append(Int32(truncatingIfNeeded: atom))
      areaOfAtom.append(Int32(truncatingIfNeeded: number))
    }
    (self.atoms, self.areaOfAtom) = (atoms, areaOfAtom)
  }

  /// Each circle an area of its own.
  init(circles: [[Int32]], atomCount: Int) {
    var areaOfAtom = [Int32](repeating: -1, count: atomCount)
    for (number, circle) in circles.enumerated() {
      for atom in circle { areaOfAtom[Int(atom)] = Int32(truncatingIfNeeded: number) }
    }
    (atoms, self.areaOfAtom) = (circles, areaOfAtom)
  }
}

extension AtomLayer {
  /// What tells the area of an atom from others; streets of one name in different districts are different.
  func areaKey(of atom: Int, within: ServedArea) throws(CircleError) -> [String] {
    let own = city.communities[atom]
    switch within {
    case .anyone: return []
    case .community: return ["\(communities[atom])"]
    case .street:
      guard let street = own.street else { throw .missingNames(within: within.rawValue) }
      return [own.district ?? "", street]
    case .district:
      guard let district = own.district else { throw .missingNames(within: within.rawValue) }
      return [district]
    }
  }

  /// The borders of each atom, in the order of the neighbours.
  var neighbours: CompressedRows<AtomBorder> {
    CompressedRows(rowCount: count) { place in
      for border in borders {
        place(Int(border.first), border)
        place(Int(border.second), border)
      }
    }
  }
}

extension AtomBorder {
  /// The atom on the other side.
  func other(than atom: Int32) -> Int32 { atom == first ? second : first }

  /// Whether most of it is a river, a railway, a main street or another barrier.
  var isAlongBarrier: Bool { barrierLength > length / 2 }
}
