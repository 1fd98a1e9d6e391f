import PlanarGeometry

/// A watercourse along one line of the lattice, between two quarters.
struct Channel {
  let kind: Water
  /// Along a column (northwards) or along a row (eastwards).
  let axis: Axis
  /// The quarter after which it lies, counted across the axis.
  let quarter: Int
  /// Metres, before the ground is bent.
  let width: Double
  /// The quarters along the axis where there is water.
  let wet: Range<Int>
}

enum Axis { case column, row }

/// What a cell of the ground is covered with.
package enum Water: UInt8, Sendable, CaseIterable {
  case none, river, lake, canal, brook
}

extension Water {
  /// Metres between the middle of the street along the bank and the water.
  var embankment: Double {
    switch self {
    case .river, .lake: 10
    case .canal: 5
    case .brook: 2
    case .none: 0
    }
  }
}

/// A railway or expressway along the line of the lattice where a quarter begins.
struct TrunkLine {
  let kind: TrunkKind
  let axis: Axis
  /// The quarter at whose beginning it lies, counted across the axis.
  let quarter: Int
}

package enum TrunkKind: Sendable {
  case railway, expressway
}

/// An ellipse of water in the frame, a third longer than wide.
struct Lake {
  let middle: PlanarPoint
  /// Half axes in metres.
  let halfWidth: Double
  let halfHeight: Double
  private let quarter: (column: Int, row: Int)

  /// nil when the design has no lake.
  init?(design: SettlementDesign, lattice: Lattice) {
    guard design.lakeArea > 0 else { return nil }
    quarter = design.lakeQuarter
    middle = PlanarPoint(
      x: lattice.x[lattice.columnStarts[quarter.column]],
      y: lattice.y[lattice.rowStarts[quarter.row]])
    halfWidth = (design.lakeArea / (.pi * 1.3)).squareRoot()
    halfHeight = halfWidth * 1.3
  }

  /// 1 on the shore, less inside.
  func radius(_ point: PlanarPoint) -> Double {
    let u = (point.x - middle.x) / halfWidth
    let v = (point.y - middle.y) / halfHeight
    return (u * u + v * v).squareRoot()
  }

  /// The shore in the direction of `point`.
  func shore(towards point: PlanarPoint) -> PlanarPoint {
    let radius = radius(point)
    guard radius > 0 else { return point }
    return middle + (point - middle) * (1 / radius)
  }

  /// Cells whose middles are in the lake.
  func cells(in columns: Range<Int>, _ rows: Range<Int>, of lattice: Lattice) -> [Int] {
    var cells: [Int] = []
    for row in rows {
      for column in columns {
        let middle = PlanarPoint(
          x: (lattice.x[column] + lattice.x[column + 1]) / 2,
          y: (lattice.y[row] + lattice.y[row + 1]) / 2)
        if radius(middle) < 1 { cells.append(lattice.cell(column: column, row: row)) }
      }
    }
    return cells
  }

  /// Whether a quarter belongs to the hills around the lake.
  func isNear(column: Int, row: Int) -> Bool {
    let u = Double(column - quarter.column) + 0.5
    let v = Double(row - quarter.row) + 0.5
    let limit = halfHeight / Lattice.quarterSide + 1.1
    return u * u + v * v < limit * limit && u < halfWidth / Lattice.quarterSide
  }
}
