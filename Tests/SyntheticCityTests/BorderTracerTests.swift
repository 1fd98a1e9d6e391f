import PlanarGeometry
import Testing

@testable import SyntheticCity

/// Areas in cells of small pictures, counted by hand.
@Suite struct BorderTracerTests {
  /// Labels from a picture: digits are labels, everything else is none; the first line is the north.
  private func rings(_ picture: String, count: Int = 1) -> [[[BorderTracer.Ring]]] {
    let lattice = Lattice(quarters: 1, channels: [])
    var labels = Array(repeating: Int32(-1), count: lattice.columns * lattice.rows)
    for (row, line) in picture.split(separator: "\n").reversed().enumerated() {
      for (column, character) in line.enumerated() {
        guard let digit = character.wholeNumberValue else { continue }
        labels[lattice.cell(column: column, row: row)] = Int32(digit)
      }
    }
    return BorderTracer(lattice: lattice, labels: labels).polygons(count: count)
  }

  private func areas(_ polygons: [[BorderTracer.Ring]]) -> [[Int]] {
    polygons.map { $0.map { $0.doubledArea / 2 } }
  }

  @Test func square() {
    #expect(areas(rings("00\n00")[0]) == [[4]])
  }

  @Test func neighboursShareTheirVertices() {
    let both = rings("001\n011", count: 2)
    #expect(areas(both[0]) == [[3]] && areas(both[1]) == [[3]])
    let shared = Set(both[0][0][0].vertices).intersection(both[1][0][0].vertices)
    #expect(shared.count == 4)
  }

  @Test func holeFollowsItsExterior() {
    #expect(areas(rings("000\n0.0\n000")[0]) == [[9, -1]])
  }

  @Test func cellsThatTouchAtACornerAreTwoParts() {
    let polygons = rings("0.\n.0")[0]
    #expect(areas(polygons) == [[1], [1]])
  }

  /// The hole touches the exterior at a corner: it stays a hole, and no ring visits a vertex twice.
  @Test func holeAtACorner() {
    let polygons = rings(".000\n0.00\n0000")[0]
    #expect(areas(polygons) == [[11, -1]])
    for ring in polygons.joined() { #expect(Set(ring.vertices).count == ring.vertices.count) }
  }

  @Test func partInsideAHole() {
    let polygons = rings("00000\n0...0\n0.0.0\n0...0\n00000")[0]
    #expect(areas(polygons).map(\.count).sorted() == [1, 2])
    #expect(areas(polygons).joined().sorted() == [-9, 1, 25])
  }
}
