import Coverage
import Foundation
@_spi(Benchmarks) import GEOSBridge
import PlanarGeometry
import Testing

/// The clipped lattice against GEOS, cell by cell.
struct DemandLatticeTests {
  @Test func piecesAgreeWithGEOS() throws {
    let context = try GEOSContext()
    var lattice = DemandLattice(cell: 50)
    for seed in 0..<60 {
      let region = CoverageCase.random(seed).region
      let samples = lattice.samples(of: region)
      #expect(Set(samples.map { [$0.column, $0.row] }).count == samples.count)
      for sample in samples {
        let corner = PlanarPoint(x: Double(sample.column) * 50, y: Double(sample.row) * 50)
        let cell = PlanarRegion.box(corner.x, corner.y, corner.x + 50, corner.y + 50)
        let area = try context.intersectionArea(cell, region)
        #expect(abs(sample.weight - area) <= 1e-9 * 2500, "seed \(seed)")
        #expect(cell.box.expanded(by: 1e-9).contains(sample.position))
        #expect(region.squaredDistance(to: sample.position) < 1e-12, "seed \(seed)")
      }
      let total = samples.reduce(0) { $0 + $1.weight }
      #expect(abs(total - region.area) <= 1e-9 * region.area + 1e-5, "seed \(seed)")
    }
  }

  @Test func centroidsOfWholeAndCutCells() {
    var lattice = DemandLattice(cell: 10)
    // A triangle with legs of 20 m: one whole cell, and two halves with centroids at thirds.
    let triangle = PlanarRegion(polygons: [
      [[(0, 0), (20, 0), (0, 20)].map { PlanarPoint(x: $0.0, y: $0.1) }]
    ])
    let samples = lattice.samples(of: triangle)
    let expected = [
      (5.0, 5.0, 100.0), (10 + 10.0 / 3, 10.0 / 3, 50.0), (10.0 / 3, 10 + 10.0 / 3, 50),
    ]
    #expect(samples.count == 3)
    for (sample, (x, y, weight)) in zip(samples, expected) {
      #expect(abs(sample.position.x - x) < 1e-12 && abs(sample.position.y - y) < 1e-12)
      #expect(abs(sample.weight - weight) < 1e-12)
    }
  }

  @Test func surfacePointWhereTheCentroidIsOutside() {
    var lattice = DemandLattice(cell: 100)
    // A frame whose middle is free: its centroid is in the hole.
    let frame = PlanarRegion(polygons: [[.box(0, 0, 100, 100), .box(10, 10, 90, 90)]])
    let samples = lattice.samples(of: frame)
    #expect(samples.count == 1)
    #expect(samples.allSatisfy { frame.contains($0.position) && abs($0.weight - 3600) < 1e-9 })
  }

  @Test func aRegionFarSmallerThanACellIsOneSample() {
    var lattice = DemandLattice(cell: 1e7)
    let samples = lattice.samples(of: .box(10, 20, 30, 40))
    #expect(samples.count == 1 && samples.allSatisfy { $0.weight == 400 })
    #expect(samples.first?.position == PlanarPoint(x: 20, y: 30))
  }

  @Test func refusesWhatItCannotCount() {
    var lattice = DemandLattice(cell: 1e-6)
    let region = PlanarRegion.box(0, 0, 1e5, 1e5)
    #expect(!lattice.canCover(region.box))
    #expect(lattice.samples(of: region).isEmpty)
  }
}
