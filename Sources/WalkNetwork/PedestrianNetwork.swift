/// Where people walk, and what stops them on the way there.
public struct PedestrianNetwork: Sendable {
  public var graph: WalkGraph
  public var barriers: BarrierLines

  public init(graph: WalkGraph, barriers: BarrierLines = .none) {
    self.graph = graph
    self.barriers = barriers
  }
}
