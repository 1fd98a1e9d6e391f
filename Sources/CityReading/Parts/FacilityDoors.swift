import PlanarGeometry
import Projection
import TableFiles
import Wording

/// Entrances that are carried over with the facilities that they belong to.
struct FacilityDoors {
  private let layer: InputLayer
  /// The column with the id of the facility.
  let column: String?
  /// By row; nil where no facility is named.
  private let owners: [[UInt8]?]
  /// The box around the entrances of a facility, by its id.
  private(set) var boxes: [[UInt8]: PlanarBox] = [:]

  init(
    _ source: EntranceSource, local: LocalSystem, log: inout ReadingLog
  ) throws(InputError) {
    let facility = FieldRole(source.facilityField)
    var own = source.source
    own.fields[facility.key] = source.facilityField
    let layer = try InputLayer(own, roles: FieldRole.position + [facility], log: &log)
    var owners: [[UInt8]?] = []
    for (row, box) in try layer.boxes(in: local).enumerated() {
      let owner = layer.label(row, facility, log: &log).map { Array($0.utf8) }
      owners.append(owner)
      if let owner, let box { boxes[owner, default: .empty].insert(box) }
    }
    (self.layer, self.owners, column) = (layer, owners, layer.columnName(facility))
  }

  /// - Parameter facilities: ids of those of each part.
  func pieces(of facilities: [Set<[UInt8]>]) -> LayerPieces {
    var pieces = LayerPieces(layer, roles: FieldRole.position, parts: facilities.count)
    pieces.choose { part, row in owners[row].map(facilities[part].contains) ?? false }
    return pieces
  }
}
