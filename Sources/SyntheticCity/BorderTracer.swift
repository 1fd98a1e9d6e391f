/// Follows the borders between labelled cells and gives every label its polygons.
///
/// Borders run along the lines of the lattice with the label on the left. Where a label's cells
/// touch at a corner only, its ring is cut in two there, so no ring visits a vertex twice.
struct BorderTracer {
  let lattice: Lattice
  /// One per cell; negative labels have no border of their own.
  let labels: [Int32]

  /// A closed walk over vertices of the lattice.
  struct Ring {
    var vertices: [Int]
    /// Twice the area in cells, positive when it runs counter-clockwise.
    var doubledArea: Int
    /// A cell to the left of the ring.
    var cell: Int
  }

  private func label(_ column: Int, _ row: Int) -> Int32 {
    guard column >= 0, row >= 0, column < lattice.columns, row < lattice.rows else { return -1 }
    return labels[row * lattice.columns + column]
  }

  /// By label, polygons as rings of vertices, exterior first.
  func polygons(count: Int) -> [[[Ring]]] {
    var rings = Array(repeating: [Ring](), count: count)
    var isTraced = Array(repeating: false, count: labels.count)
    for row in 0..<lattice.rows {
      for column in 0..<lattice.columns {
        let label = label(column, row)
        guard label >= 0, !isTraced[lattice.cell(column: column, row: row)] else { continue }
        guard self.label(column, row - 1) != label else { continue }
        rings[Int(label)] += trace(label, from: (column, row), marking: &isTraced)
      }
    }
    return rings.map(grouped)
  }

  /// The walk that starts eastwards along the south side of a cell, cut where it touches itself.
  private func trace(
    _ label: Int32, from cell: (column: Int, row: Int), marking isTraced: inout [Bool]
  ) -> [Ring] {
    var walk: [Int] = []
    var cells: [Int] = []
    var touches = false
    let first = Step(x: cell.column, y: cell.row, direction: 0)
    var step = first
    repeat {
      let left = step.sides.left
      let cell = lattice.cell(column: left.0, row: left.1)
      if step.direction == 0 { isTraced[cell] = true }
      walk.append(lattice.vertex(column: step.x, row: step.y))
      cells.append(cell)
      let isTouch = advance(&step, around: label)
      touches = touches || isTouch
    } while step != first
    return touches ? cut(walk, cells) : [ring(walk, cells[0])]
  }

  /// From the vertex (x, y) eastwards (0), northwards (1), westwards (2) or southwards (3).
  private struct Step: Equatable {
    var x: Int
    var y: Int
    var direction: Int

    static let offsets = [(1, 0), (0, 1), (-1, 0), (0, -1)]

    /// The cells on either side.
    var sides: (left: (Int, Int), right: (Int, Int)) {
      switch direction {
      case 0: ((x, y), (x, y - 1))
      case 1: ((x - 1, y), (x, y))
      case 2: ((x - 1, y - 1), (x - 1, y))
      default: ((x, y - 1), (x - 1, y - 1))
      }
    }
  }

  /// Goes on to the next step around a label; whether its cells touch at the corner between only.
  private func advance(_ step: inout Step, around label: Int32) -> Bool {
    step.x += Step.offsets[step.direction].0
    step.y += Step.offsets[step.direction].1
    let (left, right) = step.sides
    let isLeft = self.label(left.0, left.1) == label
    let isRight = self.label(right.0, right.1) == label
    if !isLeft {
      step.direction = (step.direction + 1) % 4
      return isRight
    }
    if isRight { step.direction = (step.direction + 3) % 4 }
    return false
  }

  private func cut(_ walk: [Int], _ cells: [Int]) -> [Ring] {
    var rings: [Ring] = []
    var open: [Int] = []
    var openCells: [Int] = []
    for (vertex, cell) in zip(walk, cells) {
      if let start = open.lastIndex(of: vertex) {
        rings.append(ring(Array(open[start...]), openCells[start]))
        open.removeSubrange(start...)
        openCells.removeSubrange(start...)
      }
      open.append(vertex)
      openCells.append(cell)
    }
    return rings + [ring(open, openCells[0])]
  }

  private func ring(_ vertices: [Int], _ cell: Int) -> Ring {
    var doubled = 0
    var previous = lattice.columnAndRow(ofVertex: vertices[vertices.count - 1])
    for vertex in vertices {
      let current = lattice.columnAndRow(ofVertex: vertex)
      doubled += previous.column * current.row - current.column * previous.row
      previous = current
    }
    return Ring(vertices: vertices, doubledArea: doubled, cell: cell)
  }

  /// Puts each hole behind the smallest exterior that holds its cell.
  private func grouped(_ rings: [Ring]) -> [[Ring]] {
    var polygons = rings.filter { $0.doubledArea > 0 }.map { [$0] }
    for hole in rings where hole.doubledArea < 0 {
      let around = polygons.indices.filter { contains(polygons[$0][0], hole.cell) }
      let tightest = around.min { polygons[$0][0].doubledArea < polygons[$1][0].doubledArea }
      if let tightest { polygons[tightest].append(hole) }
    }
    return polygons
  }

  /// Whether the middle of `cell` is inside `ring`: the parity of northward and southward steps to its
  /// east.
  private func contains(_ ring: Ring, _ cell: Int) -> Bool {
    let (column, row) = (cell % lattice.columns, cell / lattice.columns)
    var isInside = false
    var previous = lattice.columnAndRow(ofVertex: ring.vertices[ring.vertices.count - 1])
    for vertex in ring.vertices {
      let current = lattice.columnAndRow(ofVertex: vertex)
      if current.column > column && min(previous.row, current.row) == row
        && current.row != previous.row
      {
        isInside.toggle()
      }
      previous = current
    }
    return isInside
  }
}
