/// Parts of a circle, gathered and then complemented; angles in radians.
struct AngularIntervals {
  private var parts: [(start: Double, end: Double)] = []

  mutating func removeAll() { parts.removeAll(keepingCapacity: true) }

  var isEmpty: Bool { parts.isEmpty }

  /// Adds the part from `middle − halfWidth` to `middle + halfWidth`.
  mutating func insert(around middle: Double, halfWidth: Double) {
    insert(from: middle - halfWidth, sweep: 2 * halfWidth)
  }

  /// Adds the part that starts at any angle and runs counter-clockwise for `sweep` in 0…2π. A part
  /// without width hides nothing but divides the gap it lies in.
  mutating func insert(from angle: Double, sweep: Double) {
    var start = angle
    if start < -.pi { start += 2 * .pi }
    if start >= .pi { start -= 2 * .pi }
    let end = start + sweep
    if end > .pi {
      parts.append((start, .pi))
      parts.append((-.pi, end - 2 * .pi))
    } else {
      parts.append((start, end))
    }
  }

  /// What the parts leave free, as starts and ends in −π…π, counter-clockwise; a free part across ±π is
  /// one part, and its end not the greater number.
  mutating func gaps() -> [(start: Double, end: Double)] {
    guard !parts.isEmpty else { return [(-.pi, .pi)] }
    parts.sort { $0.start < $1.start }
    var gaps: [(start: Double, end: Double)] = []
    var covered = -Double.pi
    for part in parts {
      if part.start > covered { gaps.append((covered, part.start)) }
      covered = max(covered, part.end)
    }
    guard covered < .pi else { return gaps }
    if parts[0].start > -.pi, let first = gaps.first {
      gaps[0] = (covered, first.end)
    } else {
      gaps.append((covered, .pi))
    }
    return gaps
  }
}
