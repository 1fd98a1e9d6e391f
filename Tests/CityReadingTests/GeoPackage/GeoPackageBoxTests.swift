import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles

/// Features of a box, by the spatial index and without.
@Suite struct GeoPackageBoxTests {
  private let places: [(key: Int, x: Double, y: Double)]

  init() {
    var random = SeededRandom(17)
    // Quarters, so that an index of 32-bit numbers holds them exactly; keys with gaps.
    places = (0..<400).map { number in
      (3 * number + random.below(3), Double(random.below(400)) / 4, Double(random.below(400)) / 4)
    }
  }

  private func package(hasIndex: Bool, without key: Int? = nil) throws -> Data {
    let maker = try PackageMaker()
    try maker.add("社区 t", columns: "id TEXT")
    for place in places {
      let blob = PackageShape.blob(PackageShape.point(place.x, place.y))
      try maker.run("INSERT INTO \"社区 t\" VALUES (\(place.key), \(blob), 'k\(place.key)')")
    }
    guard hasIndex else { return maker.data }
    try maker.run(
      "CREATE VIRTUAL TABLE \"rtree_社区 t_geom\" USING rtree(id, minx, maxx, miny, maxy)")
    for place in places where place.key != key {
      try maker.run(
        "INSERT INTO \"rtree_社区 t_geom\" VALUES (\(place.key), \(place.x), \(place.x), \(place.y), \(place.y))"
      )
    }
    return maker.data
  }

  private func read(_ data: Data, _ box: PlanarBox?) throws -> FeatureTable {
    try GeoPackageReader.read(FileContents(path: "f.gpkg", content: data), box: box)
  }

  @Test(arguments: [true, false]) func boxesAgreeWithALook(hasIndex: Bool) throws {
    let data = try package(hasIndex: hasIndex)
    var random = SeededRandom(18)
    var found = 0
    for _ in 0..<30 {
      let (x, y) = (Double(random.below(400)) / 4, Double(random.below(400)) / 4)
      let box = PlanarBox(minX: x, minY: y, maxX: x + 25, maxY: y + 12.5)
      let inside = places.indices.filter {
        box.contains(PlanarPoint(x: places[$0].x, y: places[$0].y))
      }
      let table = try read(data, box)
      #expect(table.attributes.rowNumbers == inside.map { $0 + 1 })
      #expect(table.geometry.coordinates.map(\.x) == inside.map { places[$0].x })
      found += inside.count
      for (row, place) in inside.enumerated() {
        let id = table.attributes.text(row: row, column: 1)
        #expect(id == "k\(places[place].key)")
      }
    }
    #expect(found > 100)
    #expect(try read(data, nil).attributes.count == 400)
  }

  /// What is not in the index is not looked at: that is how one sees that it is used.
  @Test func indexIsUsed() throws {
    let missing = places[200]
    let data = try package(hasIndex: true, without: missing.key)
    let box = PlanarBox(around: PlanarPoint(x: missing.x, y: missing.y), margin: 0.1)
    let others = places.count { $0.x == missing.x && $0.y == missing.y } - 1
    #expect(try read(data, box).attributes.count == others)
    #expect(try read(data, nil).attributes.count == 400)
  }
}
