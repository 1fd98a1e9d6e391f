/// Invented names of places, each pair of syllables once per city. None is meant to be real.
struct PlaceNames {
  private var pairs: [String] = []
  private var taken = 0

  private static let first = [
    "霁", "葭", "珩", "栩", "芷", "澹", "岚", "溯", "羲", "翊", "昀", "苒", "黛", "澜", "蘅", "砚", "聆", "漪", "皓",
    "樾", "笙", "绛", "暄", "疏", "荇", "棠", "麓", "漱", "筠", "晞", "碣", "霏", "簌", "萦", "檀", "渌", "琬", "瑢",
    "穗", "橼", "朔", "杳", "隐", "栖", "邈", "韶", "绮", "缦", "蓼", "薇",
  ]

  private static let second = [
    "汀", "浦", "坞", "墅", "堰", "圩", "荻", "陂", "泾", "渚", "埭", "湄", "磴", "隈", "甸", "塬", "畈", "垟", "墩",
    "漾",
    "岙", "浜", "垛", "渡", "寮", "塍", "滩", "屿", "楹", "楣",
  ]

  private static let directions = ["东", "南", "西", "北", "中", "新"]

  init(generator: SeededGenerator) {
    var generator = generator
    for first in Self.first { for second in Self.second { pairs.append(first + second) } }
    generator.shuffle(&pairs)
  }

  /// After all pairs are used, they come again with a direction.
  private mutating func next() -> String {
    let (round, index) = taken.quotientAndRemainder(dividingBy: pairs.count)
    taken += 1
    return pairs[index] + (round == 0 ? "" : Self.directions[(round - 1) % Self.directions.count])
  }

  mutating func district() -> String { next() + "区" }

  mutating func street() -> String { next() + "街道" }

  mutating func community() -> String { next() + "社区" }

  mutating func road() -> String { next() + "路" }

  mutating func trunk(_ kind: TrunkKind) -> String {
    next() + (kind == .railway ? "铁路" : "快速路")
  }

  mutating func water(_ kind: Water) -> String {
    switch kind {
    case .river: next() + "江"
    case .lake: next() + "湖"
    default: next() + "河"
    }
  }
}
