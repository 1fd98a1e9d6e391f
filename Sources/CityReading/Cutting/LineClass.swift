import Assessment
import OSMFiles
import TableFiles
import Wording

/// What a word of a table says of a line: the class of a road, or the kind of a barrier.
enum LineClass: Equatable {
  case cuts(CuttingLine.Kind)
  /// A footpath or the like.
  case cutsNothing
  case unknown

  /// - Parameter word: of OpenStreetMap (`primary`), of extracts of it (`track_grade1`), or in Chinese.
  init(ofRoad word: String) {
    let word = word.trimmingBlanks.lowercased()
    if let kind = LineKind(["highway": word]) {
      self = .cuts(CuttingLine.Kind(kind))
    } else if LineKind.knows(highway: word) || Self.paths.contains(where: word.contains) {
      self = .cutsNothing
    } else if let kind = LineKind(["railway": word]) ?? LineKind(["waterway": word]) {
      self = .cuts(CuttingLine.Kind(kind))
    } else {
      self = Self.kind(in: word, Self.roads).map { .cuts($0) } ?? .unknown
    }
  }

  /// - Parameter word: such as `river`, `motorway` or 铁路; what is not known is a barrier.
  init(ofBarrier word: String) {
    self = .cuts(Self.kind(in: word.trimmingBlanks.lowercased(), Self.barriers) ?? .barrier)
  }

  private static func kind(
    in word: String, _ words: [(CuttingLine.Kind, [String])]
  ) -> CuttingLine.Kind? {
    words.first { $0.1.contains(where: word.contains) }?.0
  }

  private static let paths = [
    "步行", "人行", "慢行", "绿道", "小径", "步道", "天桥", "footpath", "sidewalk", "cycle",
  ]
  private static let roads: [(CuttingLine.Kind, [String])] = [
    (.railway, ["铁路", "轨道", "railway", "railroad"]),
    (.river, ["河", "江", "运河", "river", "canal"]),
    (
      .mainStreet,
      [
        "高速", "快速", "主干", "次干", "国道", "省道", "匝道", "expressway", "freeway", "arterial",
        "highway", "major",
      ]
    ),
    (
      .sideStreet,
      [
        "支路", "街坊", "街巷", "巷", "里弄", "县道", "乡道", "村道", "小区路", "居住区", "内部道路", "local",
        "collector", "minor",
      ]
    ),
  ]
  private static let barriers: [(CuttingLine.Kind, [String])] = [
    (.railway, ["rail", "铁路", "轨道"]),
    (.mainStreet, ["motorway", "trunk", "expressway", "freeway", "highway", "高速", "快速"]),
    (
      .river,
      [
        "river", "stream", "canal", "lake", "water", "pond", "reservoir", "creek", "ditch", "河",
        "江", "湖", "渠", "溪", "塘", "浜", "港", "水",
      ]
    ),
  ]
}

extension CuttingLine.Kind {
  init(_ kind: LineKind) {
    switch kind {
    case .mainStreet: self = .mainStreet
    case .sideStreet: self = .sideStreet
    case .railway: self = .railway
    case .river: self = .river
    case .barrier: self = .barrier
    }
  }
}
