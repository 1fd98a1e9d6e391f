import Coverage
import Foundation
import PlanarGeometry
import SpatialIndexing
import TestSupport
import Testing

/// What must not change an area, or may change it in one direction only.
struct CoverageLawTests {
  static let seeds = Array(0..<Thoroughness.cases(240, exhaustive: 600))

  private func expectSame(
    _ a: CoverageCase, _ b: CoverageCase, _ law: String, seed: Int
  ) async {
    let first = await a.coveredArea()
    let second = await b.coveredArea()
    #expect(abs(first - second) <= 1e-9 * a.region.area, "\(law): \(a.name), seed \(seed)")
  }

  /// Coordinates are multiples of 2⁻²⁰ m, so that the moved case is the same to the last bit.
  @Test func translationBy524Kilometres() async {
    for seed in Self.seeds {
      let unit = Double(1 << 20)
      let item = CoverageCase.random(seed).mapped { point in
        PlanarPoint(x: (point.x * unit).rounded() / unit, y: (point.y * unit).rounded() / unit)
      }
      let far = PlanarPoint(x: 524_288, y: -524_288)
      await expectSame(item, item.mapped { $0 + far }, "translation", seed: seed)
    }
  }

  @Test func rotation() async {
    for seed in Self.seeds {
      let item = CoverageCase.random(seed)
      await expectSame(
        item, item.mapped { PlanarPoint(x: -$0.y, y: $0.x) }, "quarter turn", seed: seed)
      // Slivers a millimetre wide change more by the rounding of their turned corners.
      guard item.name != "sliver" else { continue }
      let (c, s) = (cos(Double(seed)), sin(Double(seed)))
      let turned = item.mapped { PlanarPoint(x: c * $0.x - s * $0.y, y: s * $0.x + c * $0.y) }
      await expectSame(item, turned, "rotation", seed: seed)
    }
  }

  @Test func orderAndDirection() async {
    for seed in Self.seeds {
      let item = CoverageCase.random(seed)
      var shuffled = item
      shuffled.points.reverse()
      shuffled.facilities.reverse()
      shuffled.region = PlanarRegion(
        polygons: item.region.polygons.reversed().map { $0.map { $0.reversed() } })
      await expectSame(item, shuffled, "order", seed: seed)
    }
  }

  /// Cut by a line through the middle of the box, the parts' covered areas add up.
  @Test func splittingConservesArea() async {
    for seed in Self.seeds {
      let item = CoverageCase.random(seed)
      guard item.region.ringCount == 1, let parts = item.region.splitIfConvex() else { continue }
      var sum = 0.0
      for part in parts {
        var half = item
        half.region = part
        sum += await half.coveredArea()
      }
      let whole = await item.coveredArea()
      #expect(abs(whole - sum) <= 1e-9 * item.region.area, "split: \(item.name), seed \(seed)")
    }
  }

  @Test func moreIsNeverLess() async {
    for seed in Self.seeds {
      let item = CoverageCase.random(seed)
      let before = await item.coveredArea()
      let rounding = 1e-12 * item.region.area
      var more = item
      more.points.append(PlanarPoint(x: Double(seed % 500) - 250, y: Double(seed % 300) - 150))
      #expect(await more.coveredArea() >= before - rounding, "added: \(item.name), seed \(seed)")
      var wider = item
      wider.radius *= 1.01
      #expect(await wider.coveredArea() >= before - rounding, "wider: \(item.name), seed \(seed)")
    }
  }

  @Test(arguments: [2, 7]) func threadsChangeNothing(threads: Int) async {
    let items = (0..<200).map { CoverageCase.random($0) }
    let demand = items.map { CommunityDemand($0.region) }
    let layers = items[..<20].map { FacilityLayer(radius: $0.radius, points: $0.points) }
    let one = await StraightCoverage.coveredDemand(of: demand, layers: layers, threads: 1)
    let many = await StraightCoverage.coveredDemand(of: demand, layers: layers, threads: threads)
    #expect(one.map(\.bitPattern) == many.map(\.bitPattern))
    let near = await StraightDistances.figures(of: demand, layers: layers, cell: 50, threads: 1)
    let same = await StraightDistances.figures(
      of: demand, layers: layers, cell: 50, threads: threads)
    #expect("\(near)" == "\(same)")
  }

  @Test func strategyChangesNothing() async {
    let items = (0..<Thoroughness.cases(60, exhaustive: 120)).map { CoverageCase.random($0) }
    let demand = items.map { CommunityDemand($0.region) }
    let layers = items.map { FacilityLayer(radius: $0.radius, points: $0.points) }
    let grid = await StraightCoverage.coveredDemand(of: demand, layers: layers, strategy: .grid)
    let scan = await StraightCoverage.coveredDemand(of: demand, layers: layers, strategy: .linear)
    #expect(grid.map(\.bitPattern) == scan.map(\.bitPattern))
  }
}

extension PlanarRegion {
  /// The two sides of a vertical cut, for a convex ring.
  fileprivate func splitIfConvex() -> [PlanarRegion]? {
    let count = vertices.count
    for index in 0..<count {
      let (a, b) = (vertices[index], vertices[(index + 1) % count])
      guard (b - a).cross(vertices[(index + 2) % count] - b) > 0 else { return nil }
    }
    let line = box.center.x
    return [1.0, -1.0].map { side in
      var ring: [PlanarPoint] = []
      for index in 0..<count {
        let (a, b) = (vertices[index], vertices[(index + 1) % count])
        if (a.x - line) * side >= 0 { ring.append(a) }
        if (a.x - line) * (b.x - line) < 0 {
          ring.append(PlanarPoint(x: line, y: a.y + (b.y - a.y) * ((line - a.x) / (b.x - a.x))))
        }
      }
      return PlanarRegion(polygons: [[ring]])
    }
  }
}
