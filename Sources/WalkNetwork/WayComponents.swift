/// The connected components of the ways. Nodes without a segment belong to none (−1).
struct WayComponents {
  private(set) var number: [Int32]
  private(set) var components: [WalkGraph.Component] = []

  /// Complexity: O(nodes + segments).
  init(_ joints: WayJoints) {
    number = [Int32](repeating: -1, count: joints.positions.count)
    var stack: [Int32] = []
    for seed in joints.nodes where number[Int(seed)] < 0 && joints.ends.degree(of: seed) > 0 {
      let part = Int32(components.count)
      components.append(.init(wayNodes: 0, length: 0))
      number[Int(seed)] = part
      stack.append(seed)
      while let node = stack.popLast() {
        components[Int(part)].wayNodes += 1
        for segment in joints.ends.segments(at: node).lazy.map({ joints.segments[Int($0)] }) {
          components[Int(part)].length += segment.length / 2
          let other = segment.end(from: node)
          if number[Int(other)] < 0 {
            number[Int(other)] = part
            stack.append(other)
          }
        }
      }
    }
  }

  /// Which components are kept: those of at least `smallest` metres, and the longest in any case.
  func selection(smallest: Double) -> [Bool] {
    var keeps = components.map { $0.length >= smallest }
    let longest = components.indices.max { components[$0].length < components[$1].length }
    if let longest { keeps[longest] = true }
    return keeps
  }

  func omissions(_ keeps: [Bool]) -> WalkGraph.Omissions {
    var omissions = WalkGraph.Omissions()
    for (component, isKept) in zip(components, keeps) where !isKept {
      omissions.components += 1
      omissions.wayNodes += component.wayNodes
      omissions.length += component.length
    }
    return omissions
  }
}
