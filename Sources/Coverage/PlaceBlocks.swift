import PlanarGeometry

/// Places in blocks of successive ones, with boxes around the blocks, around runs of blocks, and so on
/// up to one box around all.
///
/// ```
/// xs, ys   [ 8 lanes | 8 lanes | … ]     a block is `groupsPerBlock` groups of lanes
/// boxes    [ blocks … | runs of 4 blocks … | … | all ]
/// ```
///
/// Places that stand near those before and after them make small boxes.
struct PlaceBlocks: Sendable {
  /// Coordinates in metres; the last place is repeated until its group is full.
  private(set) var xs: [Lanes] = []
  private(set) var ys: [Lanes] = []
  private(set) var count = 0
  private(set) var boxes: [PlanarBox] = []
  /// Into `boxes`, one more than levels.
  private(set) var levelStarts: [Int] = []

  static let groupsPerBlock = 8
  static let fanOut = 4

  /// Number of the level of the box around all; −1 without places.
  var top: Int { levelStarts.count - 2 }

  /// Complexity: O(places).
  mutating func replace(with places: some RandomAccessCollection<PlanarPoint>) {
    xs.removeAll(keepingCapacity: true)
    ys.removeAll(keepingCapacity: true)
    boxes.removeAll(keepingCapacity: true)
    levelStarts = [0]
    count = places.count
    var rest = places[...]
    while !rest.isEmpty {
      appendBlock(rest.prefix(Self.groupsPerBlock * Lanes.scalarCount))
      rest = rest.dropFirst(Self.groupsPerBlock * Lanes.scalarCount)
    }
    guard count > 0 else { return }
    levelStarts.append(boxes.count)
    while levelStarts[top + 1] - levelStarts[top] > 1 { appendLevel() }
  }

  private mutating func appendBlock(_ places: some RandomAccessCollection<PlanarPoint>) {
    var (box, lane) = (PlanarBox.empty, 0)
    var (x, y) = (Lanes.zero, Lanes.zero)
    for place in places {
      box.insert(place)
      if lane == 0 { (x, y) = (Lanes(repeating: place.x), Lanes(repeating: place.y)) }
      (x[lane], y[lane]) = (place.x, place.y)
      lane += 1
      if lane == Lanes.scalarCount { append(x: x, y: y, &lane) }
    }
    if lane > 0 { append(x: x, y: y, &lane) }
    boxes.append(box)
  }

  private mutating func append(x: Lanes, y: Lanes, _ lane: inout Int) {
    xs.append(x)
    ys.append(y)
    lane = 0
  }

  private mutating func appendLevel() {
    let below = levelStarts[top]..<boxes.count
    for start in stride(from: below.lowerBound, to: below.upperBound, by: Self.fanOut) {
      var box = PlanarBox.empty
      for child in start..<min(start + Self.fanOut, below.upperBound) { box.insert(boxes[child]) }
      boxes.append(box)
    }
    levelStarts.append(boxes.count)
  }

  func box(level: Int, _ node: Int) -> PlanarBox { boxes[levelStarts[level] + node] }

  /// Nodes of the level below.
  func children(level: Int, _ node: Int) -> Range<Int> {
    let size = levelStarts[level] - levelStarts[level - 1]
    return node * Self.fanOut..<min((node + 1) * Self.fanOut, size)
  }

  /// Groups of lanes of a block.
  func groups(_ block: Int) -> Range<Int> {
    block * Self.groupsPerBlock..<min((block + 1) * Self.groupsPerBlock, xs.count)
  }
}

/// Numbers that are worked on at once.
typealias Lanes = SIMD8<Double>

extension [Lanes] {
  /// Replaces the array by `numbers`; what is left of the last element is `padding`.
  mutating func replace(with numbers: [Double], padding: Double) {
    removeAll(keepingCapacity: true)
    for start in stride(from: 0, to: numbers.count, by: Lanes.scalarCount) {
      var lanes = Lanes(repeating: padding)
      for lane in 0..<Swift.min(Lanes.scalarCount, numbers.count - start) {
        lanes[lane] = numbers[start + lane]
      }
      append(lanes)
    }
  }

  /// The first `count` numbers, at most as many as there are.
  func numbers(_ count: Int) -> [Double] {
    var numbers = [Double](repeating: 0, count: self.count * Lanes.scalarCount)
    for (group, lanes) in enumerated() {
      let start = group * Lanes.scalarCount
      for lane in 0..<Lanes.scalarCount { numbers[start + lane] = lanes[lane] }
    }
    numbers.removeLast(numbers.count - count)
    return numbers
  }
}
