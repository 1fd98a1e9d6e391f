public import PlanarGeometry

/// A way to index points, by the name that the command and the benchmarks use. The choice never
/// changes a result.
public enum IndexStrategy: String, Sendable, CaseIterable {
  case grid, linear

  public func makeIndex(_ points: [PlanarPoint]) -> any PointIndex {
    switch self {
    case .grid: UniformGrid(points)
    case .linear: LinearScan(points)
    }
  }
}
