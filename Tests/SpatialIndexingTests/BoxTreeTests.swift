import PlanarGeometry
import SpatialIndexing
import Testing

@Suite struct BoxTreeTests {
  @Test(arguments: [0, 1, 2, 7, 8, 9, 63, 64, 65, 1000])
  func agreesWithLinearScan(count: Int) {
    let boxes = (0..<count).map { number in
      let (x, y) = (Double(number * 7919 % 1009), Double(number * 104_729 % 997))
      return PlanarBox(
        minX: x, minY: y, maxX: x + Double(number % 13), maxY: y + Double(number % 29))
    }
    let tree = BoxTree(boxes)
    for query in boxes.prefix(50) + [
      .empty, PlanarBox(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9),
      PlanarBox(minX: 300, minY: 300, maxX: 500, maxY: 420),
    ] {
      var result: [Int32] = []
      tree.query(query, into: &result)
      let expected = boxes.indices.filter { boxes[$0].intersects(query) }
      #expect(result.map(Int.init).sorted() == expected)
    }
  }

  @Test func emptyBoxesAreNotFoundAndEqualOnesAll() {
    let same = PlanarBox(minX: 1, minY: 1, maxX: 2, maxY: 2)
    let tree = BoxTree([.empty] + Array(repeating: same, count: 100) + [.empty])
    var result: [Int32] = []
    tree.query(PlanarBox(minX: 2, minY: 2, maxX: 3, maxY: 3), into: &result)
    #expect(result.sorted() == Array(1...100))
  }
}
