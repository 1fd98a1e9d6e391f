import GEOSBridge
import PlanarGeometry
import TestSupport
import Testing

@Suite struct LayerOverlapsTests {
  let context: GEOSContext

  init() throws { context = try GEOSContext() }

  private func found(_ regions: [PlanarRegion]) throws -> LayerOverlaps {
    try context.overlaps(among: regions)
  }

  @Test func exactPartitionIsClean() throws {
    let partition = Partition(columns: 9, rows: 7).regions
    #expect(try partition.allSatisfy { try context.isValid($0) })
    #expect(try found(partition) == LayerOverlaps())
    #expect(try found(partition.reversed()) == LayerOverlaps())
  }

  @Test func layersOfNoneAndOne() throws {
    #expect(try found([]) == LayerOverlaps())
    #expect(try found([rectangle(0, 0, 10, 10)]) == LayerOverlaps())
    #expect(try found([PlanarRegion(polygons: [])]) == LayerOverlaps())
  }

  @Test func overlappingRectangles() throws {
    let layer = [
      rectangle(0, 0, 100, 100), rectangle(500, 0, 600, 100), rectangle(80, 0, 180, 50),
    ]
    let overlaps = try found(layer).overlaps
    #expect(overlaps.count == 1)
    let overlap = try #require(overlaps.first)
    #expect((overlap.first, overlap.second) == (0, 2))
    #expect(overlap.area == 1000)
    // 20 m by 50 m.
    #expect(abs(overlap.meanWidth - 2000.0 / 140) < 1e-9)
    #expect(!overlap.isSliver)
    #expect(layer[0].contains(overlap.point) && layer[2].contains(overlap.point))
  }

  @Test func identicalRegions() throws {
    let layer = Partition(columns: 3, rows: 3).regions
    let overlaps = try found(layer + [layer[4]]).overlaps
    #expect(overlaps.map(\.first) == [4])
    #expect(overlaps.map(\.second) == [9])
    #expect(abs(overlaps[0].area - layer[4].area) < 1e-6)
  }

  /// Every region twice: no edge has exactly one partner, and every pair of copies is found.
  @Test func doubledLayer() throws {
    let layer = Partition(columns: 4, rows: 4).regions
    let overlaps = try found(layer + layer).overlaps
    #expect(overlaps.map(\.first) == Array(0..<16))
    #expect(overlaps.map(\.second) == Array(16..<32))
  }

  /// Two partitions of one square, each sharing its borders exactly, one above the other: all pairs
  /// overlap although inner edges all have partners.
  @Test func twoPartitionsOfOneSquare() throws {
    let quarters = [
      rectangle(0, 0, 50, 50), rectangle(50, 0, 100, 50), rectangle(0, 50, 50, 100),
      rectangle(50, 50, 100, 100),
    ]
    let columns = (0..<4).map { rectangle(Double($0) * 25, 0, Double($0 + 1) * 25, 100) }
    let overlaps = try found(quarters + columns).overlaps
    #expect(overlaps.count == 8)
    #expect(overlaps.allSatisfy { $0.area == 1250 })
    #expect(overlaps.reduce(0) { $0 + $1.area } == 10_000)
  }

  @Test func regionInsideAnother() throws {
    let layer = [rectangle(0, 0, 100, 100), rectangle(40, 40, 60, 60)]
    let found = try found(layer)
    #expect(found.overlaps.map(\.area) == [400])
    #expect(found.gaps.isEmpty)
  }

  @Test func regionInTheHoleOfAnother() throws {
    let ring = polygon(
      [0, 0, 100, 0, 100, 100, 0, 100], holes: [[40, 40, 60, 40, 60, 60, 40, 60]])
    #expect(try found([ring, rectangle(40, 40, 60, 60)]) == LayerOverlaps())
    // A hole 20 m wide is meant; the frame of 1 m left by a smaller filling is not.
    #expect(try found([ring, rectangle(200, 0, 300, 100)]) == LayerOverlaps())
    let gaps = try found([ring, rectangle(41, 41, 59, 59)]).gaps
    #expect(gaps.map(\.neighbors) == [[0, 1]])
    #expect(abs(gaps[0].area - 76) < 1e-9)
    #expect(abs(gaps[0].meanWidth - 1) < 1e-9)
  }

  /// The border of one neighbour has a vertex more, exactly on the line or a rounding beside it.
  @Test(arguments: [0.0, 1e-10, -1e-10, 0.004, -0.004])
  func meetingInT(offset: Double) throws {
    let wide = rectangle(0, 0, 1000, 100)
    let left = polygon([0, 100, 333, 100 + offset, 333, 200, 0, 200])
    let right = polygon([333, 100 + offset, 1000, 100, 1000, 200, 333, 200])
    #expect(try found([wide, left, right]) == LayerOverlaps())
  }

  @Test func sliverOverlapsAndGaps() throws {
    let wide = rectangle(0, 0, 1000, 100)
    for offset in [-2.0, 2] {
      let left = polygon([0, 100, 400, 100 + offset, 400, 200, 0, 200])
      let right = polygon([400, 100 + offset, 1000, 100, 1000, 200, 400, 200])
      let found = try found([wide, left, right])
      if offset < 0 {
        // Triangles of height 2 m over 400 m and over 600 m.
        #expect(found.overlaps.map(\.first) == [0, 0])
        #expect(found.overlaps.map(\.second) == [1, 2])
        #expect(abs(found.overlaps[0].area - 400) < 1e-6)
        #expect(abs(found.overlaps[1].area - 600) < 1e-6)
        #expect(found.overlaps.allSatisfy { $0.isSliver && abs($0.meanWidth - 1) < 0.01 })
        #expect(found.gaps.isEmpty)
      } else {
        #expect(found.gaps.map(\.neighbors) == [[0, 1, 2]])
        #expect(abs(found.gaps[0].area - 1000) < 1e-6)
        #expect(abs(found.gaps[0].meanWidth - 1) < 0.01)
        #expect(found.overlaps.isEmpty)
        let point = found.gaps[0].point
        #expect(point.y > 100 && point.y < 102)
      }
    }
  }

  /// In a partition one inner vertex of one cell is moved by 9 m: a gap or an overlap with its
  /// neighbour arises, each half of the two edges' sweep.
  @Test func movedVertex() throws {
    var layer = Partition(columns: 5, rows: 5).regions
    // The seventh vertex of the southern border of the middle cell.
    let middle = layer[12].polygons[0][0]
    let index = try #require(middle.firstIndex { $0.x == 2500 })
    for shift in [-9.0, 9] {
      var moved = middle
      moved[index].y += shift
      layer[12] = PlanarRegion(polygons: [[moved]])
      let found = try found(layer)
      // The sweep is two triangles over 1000/12 m each: 9 · 1000/12 m².
      let areas = shift < 0 ? found.overlaps.map(\.area) : found.gaps.map(\.area)
      #expect(areas.count == 1)
      #expect(abs(areas[0] - 750) < 1e-6)
      #expect(shift < 0 ? found.gaps.isEmpty : found.overlaps.isEmpty)
    }
  }

  /// Star-shaped regions with 400 corners each; area from shapely, see `OverlayTests.stars`.
  @Test func stars() throws {
    let overlaps = try found([star(turned: 0), star(turned: 0.5)]).overlaps
    #expect(overlaps.count == 1)
    #expect(abs(overlaps[0].area / 6250.641311167932 - 1) < 1e-9)
  }

  /// All pairs that shapely's definition of overlap finds by brute force are found, and no other.
  @Test func agreesWithAllPairs() throws {
    var layer: [PlanarRegion] = []
    var generator = SeededRandom(1)
    for _ in 0..<60 {
      let (x, y) = (generator.unit() * 500, generator.unit() * 500)
      let (width, height) = (20 + generator.unit() * 60, 20 + generator.unit() * 60)
      layer.append(rectangle(x, y, x + width, y + height))
    }
    let found = try found(layer).overlaps
    var expected: [[Int]] = []
    for first in layer.indices {
      for second in layer.indices where second > first {
        let (a, b) = (layer[first].box, layer[second].box)
        let width = min(a.maxX, b.maxX) - max(a.minX, b.minX)
        let height = min(a.maxY, b.maxY) - max(a.minY, b.minY)
        guard width > 0, height > 0 else { continue }
        if width * height / (width + height) >= LayerOverlaps.leastWidth {
          expected.append([first, second])
        }
      }
    }
    #expect(found.map { [$0.first, $0.second] } == expected)
    #expect(expected.count > 20)
  }
}
