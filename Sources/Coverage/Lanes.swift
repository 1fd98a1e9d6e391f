/// Numbers that are worked on at once.
typealias Lanes = SIMD8<Double>

extension [Lanes] {
  /// Fills the array with `numbers`; what is left of the last element is `padding`.
  mutating func fill(_ numbers: [Double], padding: Double) {
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
