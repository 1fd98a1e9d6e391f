/// The orthogonal frame that the ground is bent from: quarters of 16 × 16 cells of 60 m, and a
/// narrow or wide line of cells for every channel.
///
/// ```
/// x  0   60 …  960    1040 …                 quarter 0 with a canal of 80 m behind it
///    |  |  |  |  |~~~~|  |  |  |
///    quarter 0        quarter 1
/// ```
///
/// Cells are numbered `row * columns + column`, vertices `row * (columns + 1) + column`.
struct Lattice {
  static let cellSide = 60.0
  static let cellsPerQuarter = 16
  static let quarterSide = cellSide * Double(cellsPerQuarter)

  /// Quarters along either axis.
  let quarters: Int
  /// Metres from the middle; one more than columns (rows).
  let x: [Double]
  let y: [Double]
  /// Column (row) at which a quarter begins; one more than quarters.
  let columnStarts: [Int]
  let rowStarts: [Int]

  var columns: Int { x.count - 1 }
  var rows: Int { y.count - 1 }

  init(quarters: Int, channels: [Channel]) {
    self.quarters = quarters
    (x, columnStarts) = Self.lines(quarters, channels.filter { $0.axis == .column })
    (y, rowStarts) = Self.lines(quarters, channels.filter { $0.axis == .row })
  }

  private static func lines(_ quarters: Int, _ channels: [Channel]) -> ([Double], [Int]) {
    var positions = [0.0]
    var starts: [Int] = []
    for quarter in 0..<quarters {
      starts.append(positions.count - 1)
      for _ in 0..<cellsPerQuarter { positions.append(positions[positions.count - 1] + cellSide) }
      for channel in channels where channel.quarter == quarter {
        positions.append(positions[positions.count - 1] + channel.width)
      }
    }
    starts.append(positions.count - 1)
    let middle = positions[positions.count - 1] / 2
    return (positions.map { $0 - middle }, starts)
  }

  func cell(column: Int, row: Int) -> Int { row * columns + column }

  func vertex(column: Int, row: Int) -> Int { row * (columns + 1) + column }

  func columnAndRow(ofVertex vertex: Int) -> (column: Int, row: Int) {
    (vertex % (columns + 1), vertex / (columns + 1))
  }

  /// Columns of a quarter's own cells, without the channel behind it.
  func columns(ofQuarter quarter: Int) -> Range<Int> {
    columnStarts[quarter]..<columnStarts[quarter] + Self.cellsPerQuarter
  }

  func rows(ofQuarter quarter: Int) -> Range<Int> {
    rowStarts[quarter]..<rowStarts[quarter] + Self.cellsPerQuarter
  }

  /// Area in m² of the cells in both ranges.
  func area(_ columns: Range<Int>, _ rows: Range<Int>) -> Double {
    (x[columns.upperBound] - x[columns.lowerBound]) * (y[rows.upperBound] - y[rows.lowerBound])
  }
}
