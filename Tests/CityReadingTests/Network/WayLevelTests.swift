import Testing
import WalkNetwork

@testable import OSMFiles

/// What is above and below the ground, by tags as people write them.
@Suite struct WayLevelTests {
  @Test(arguments: [
    ("tunnel=yes", GroundAccess.atEnds), ("tunnel=culvert", .atEnds), ("tunnel=Yes", .atEnds),
    ("tunnel=是", .atEnds), ("tunnel=yes layer=0", .atEnds), ("layer=-1", .atEnds),
    ("layer=-0.5", .atEnds), ("layer=-2--1", .atEnds), ("layer=-1;-2", .atEnds),
    ("layer=−1", .atEnds), ("layer=-1", .atEnds), ("layer=-2~-1", .atEnds),
    ("bridge=yes layer=1", .atEnds), ("bridge=viaduct layer=2", .atEnds),
    ("bridge=T layer=1.0", .atEnds), ("bridge=yes layer=1;2", .atEnds),
    ("tunnel=building_passage layer=-1", .atEnds),
    ("level=-1", .atJunctions), ("level=1 indoor=yes", .atJunctions), ("level=1-3", .atJunctions),
    ("level=0.5", .atJunctions), ("level=-1 tunnel=yes layer=-1", .atJunctions),
    ("", .anywhere), ("tunnel=no", .anywhere), ("tunnel=False", .anywhere),
    ("tunnel=building_passage", .anywhere), ("bridge=yes", .anywhere),
    ("bridge=yes layer=0", .anywhere), ("bridge=no layer=1", .anywhere), ("layer=1", .anywhere),
    ("bridge=yes layer=0;1", .anywhere), ("layer=-1;0", .anywhere), ("level=-1;0", .anywhere),
    ("level=-1-0", .anywhere), ("level=0-3", .anywhere), ("level=-1;1", .anywhere),
    ("level=0", .anywhere), ("level=-0", .anywhere), ("level=street", .anywhere),
    ("layer=-1;x", .anywhere), ("level=nan", .anywhere), ("level=-", .anywhere),
    ("level=;", .anywhere),
  ])
  func access(tags: String, expected: GroundAccess) {
    #expect(level(tags).access == expected)
  }

  @Test(arguments: [
    ("", 0.0), ("bridge=yes", 1), ("tunnel=yes", -1), ("layer=2 bridge=yes", 2),
    ("layer=-3 level=4", -3), ("level=4 bridge=yes", 4), ("layer=-2;-1", -1), ("layer=1-3", 1),
    ("layer=-1;2", 0), ("layer=roof bridge=yes", 1), ("bridge=no tunnel=no", 0),
    ("tunnel=building_passage", 0), ("layer=1e400 tunnel=yes", -1),
  ])
  func number(tags: String, expected: Double) {
    #expect(level(tags).number == expected)
  }

  /// A value as long as a file can make it is no number, and is not tried at every dash.
  @Test func endlessValues() {
    let dashes = String(repeating: "-1", count: 1_000_000)
    #expect(WayLevel(["layer": dashes]).access == .anywhere)
  }

  private func level(_ tags: String) -> WayLevel {
    let pairs = tags.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1) }
    return WayLevel(
      Dictionary(
        uniqueKeysWithValues: pairs.map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") }))
  }
}
