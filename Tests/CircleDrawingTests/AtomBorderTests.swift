import Assessment
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

@testable import CircleDrawing

/// Borders of atoms and what passes them, against what is plain by hand.
@Suite struct AtomBorderTests {
  private static let river = line(.river, -10, 400, 1010, 400)

  @Test func riverWithABridgeIsWalkedAcross() throws {
    var town = BlockCity()
    town.lay(streets: [points(500, 100, 500, 900)])
    let atoms = try town.divided(along: Self.river)
    let border = try #require(atoms.border("C-1", "C-2"))
    #expect(border.length == 1000 && border.barrierLength == 1000 && border.crossings == 1)
  }

  @Test func riverWithoutABridgeIsNot() throws {
    var town = BlockCity()
    town.lay(streets: [points(500, 100, 500, 390), points(500, 410, 500, 900)])
    let atoms = try town.divided(along: Self.river)
    let border = try #require(atoms.border("C-1", "C-2"))
    #expect(!border.isWalkable)
    #expect(atoms.border("C-1", "D")?.isWalkable == false)
  }

  @Test func withoutANetworkBarriersTell() throws {
    let atoms = try BlockCity().divided(along: Self.river)
    #expect(atoms.border("C-1", "C-2")?.crossings == 0)
    #expect(atoms.border("C-1", "D")?.crossings == 1)
    #expect(atoms.border("C-1", "D")?.length == 600)
  }

  @Test func streetsThatMeetTheBorderStreetFromBothSidesPass() throws {
    var town = BlockCity()
    let street = points(0, 400, 300, 400, 700, 400, 1000, 400)
    town.lay(streets: [street, points(300, 400, 300, 800), points(700, 400, 700, 100)])
    let atoms = try town.divided(along: line(.mainStreet, 0, 400, 1000, 400))
    #expect(atoms.border("C-1", "C-2")?.crossings == 1)
    #expect(atoms.border("C-1", "C-2")?.barrierLength == 1000)
    // From one side only, nobody comes across.
    town.lay(streets: [street, points(300, 400, 300, 800), points(700, 400, 700, 700)])
    let again = try town.divided(along: line(.mainStreet, 0, 400, 1000, 400))
    #expect(again.border("C-1", "C-2")?.crossings == 0)
  }

  @Test func streetOverACornerPassesBoth() throws {
    var town = BlockCity()
    town.lay(streets: [points(800, 300, 1200, 500)])
    let atoms = try town.divided(along: line(.railway, 0, 401.5, 1000, 401.5))
    // At x = 1000 the street is at y = 400, just south of the railway: from C-2 to D.
    #expect(atoms.border("C-2", "D")?.crossings == 1)
    #expect(atoms.border("C-1", "D")?.crossings == 0)
    #expect(atoms.border("C-1", "C-2")?.crossings == 0)
  }

  @Test func gapIsBridgedByAStreet() {
    var town = BlockCity()
    town.city.communities[1].region = .rectangle(1100...1400, 0...1000)
    town.lay(streets: [points(900, 500, 1200, 500)])
    let atoms = AtomLayer(of: town.city, town.rules)
    #expect(atoms.borders == [AtomBorder(first: 0, second: 1, length: 0, crossings: 1)])
    town.rules.bridgesGaps = false
    #expect(AtomLayer(of: town.city, town.rules).borders.isEmpty)
    town.rules.bridgesGaps = true
    town.lay(streets: [points(900, 500, 1050, 500, 1200, 500), points(1050, 500, 1050, 900)])
    #expect(AtomLayer(of: town.city, town.rules).borders.first?.crossings == 1)
    town.city.communities[1].region = .rectangle(1250...1400, 0...1000)
    town.lay(streets: [points(900, 500, 1300, 500)])
    #expect(AtomLayer(of: town.city, town.rules).borders.isEmpty)
  }

  @Test func bordersDrawnByHandCountWhereTheyRunSideBySide() {
    var town = BlockCity()
    town.city.communities[1].region = PlanarRegion(polygons: [
      [points(1000.3, 200, 1400, 200, 1400, 700, 1000.3, 700, 1000.2, 450)]
    ])
    let atoms = AtomLayer(of: town.city, town.rules)
    #expect(atoms.borders.count == 1)
    #expect(abs((atoms.borders.first?.length ?? 0) - 500) < 0.1)
    town.city.communities[1].region = .rectangle(1000.6...1400, 200...700)
    #expect(AtomLayer(of: town.city, town.rules).borders.isEmpty)
  }

  @Test func shortBordersAreNone() {
    var town = BlockCity()
    town.city.communities[1].region = .rectangle(1000...1400, 991...1400)
    #expect(AtomLayer(of: town.city, town.rules).borders.isEmpty)
    town.rules.leastBorder = 9
    #expect(AtomLayer(of: town.city, town.rules).borders.first?.length == 9)
  }

  @Test func barriersOfTheNetworkAndWaterCount() {
    var town = BlockCity()
    town.lay(streets: [points(900, 500, 1100, 500)])
    let wall = points(1005, 0, 1005, 250)
    town.city.network?.barriers = BarrierLines([(wall[0], wall[1])])
    // Pieces of 20 m whose middle is within 30 m of the wall: the last one begins 10 m after its end.
    #expect(AtomLayer(of: town.city, town.rules).borders.first?.barrierLength == 280)
    let water = CuttingLine(.river, through: points(800, 0, 1300, 0, 1300, 500, 800, 500, 800, 0))
    let atoms = AtomLayer(of: town.city, along: [water], town.rules)
    #expect(atoms.borders.first?.barrierLength == 500)
    #expect(atoms.borders.first?.crossings == 1)
  }

  /// A street that came along the border of two blocks passes into a third as soon as the two are one atom.
  @Test func streetsAlongBordersInsideAGroupPass() throws {
    let blocks: [PlanarRegion] = [
      .rectangle(0...500, 0...400), .rectangle(500...1000, 0...400),
      .rectangle(0...1000, 400...800),
    ]
    var town = BlockCity()
    town.lay(streets: [points(500, 100, 500, 400, 600, 700)])
    let graph = try #require(town.city.network?.graph)
    let passages = StreetPassages(of: graph, through: blocks)
    let joined = passages.counts(among: [0, 0, 2])
    #expect(joined.count == 1 && joined[RegionPair(0, 2)]?.crossings == 1)
    #expect(passages.counts(among: [0, 1, 2]).allSatisfy { $0.value.crossings == 0 })
  }

  /// Beside the layer, where two blocks of an atom end, nobody is in the atom.
  @Test func streetsBesideABorderDoNotPass() throws {
    let blocks: [PlanarRegion] = [
      .rectangle(0...900, 0...400), .rectangle(900...1000, 0...400),
      .rectangle(1000...1400, 0...400),
    ]
    var town = BlockCity()
    town.lay(streets: [points(300, 400.5, 900, 400.5, 1050, 400.5, 1050, 100)])
    let graph = try #require(town.city.network?.graph)
    let counts = StreetPassages(of: graph, through: blocks).counts(among: [0, 0, 2])
    #expect(counts.allSatisfy { $0.value.crossings == 0 && $0.value.overGap == 0 })
  }

  /// A block without width between two others has the border on both of its sides and shares none.
  @Test func blocksWithoutWidthShareNoBorder() {
    let sliver = PlanarRegion(polygons: [[points(500, 0, 500, 400)]])
    let blocks: [PlanarRegion] = [
      .rectangle(0...500, 0...400), sliver, .rectangle(500...1000, 0...400),
    ]
    let pieces = SharedEdges(of: blocks).pieces
    #expect(pieces.count == 1 && pieces[0].pair == RegionPair(0, 2))
    #expect(pieces.reduce(0) { $0 + $1.segment.direction.squaredLength.squareRoot() } == 400)
  }
}
