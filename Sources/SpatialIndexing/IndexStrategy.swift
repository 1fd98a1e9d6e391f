public import PlanarGeometry

/// A way to index points, by the name that the command and the benchmarks use. The choice never
/// changes a result.
public struct IndexStrategy: Sendable {
  /// Unique among the strategies in use: two with the same name are equal.
  public let name: String
  private let make: @Sendable ([PlanarPoint]) -> any PointIndex

  public init(name: String, make: @escaping @Sendable ([PlanarPoint]) -> any PointIndex) {
    self.name = name
    self.make = make
  }

  /// - Parameter points: finite.
  public func makeIndex(_ points: [PlanarPoint]) -> any PointIndex { make(points) }

  public static let grid = IndexStrategy(name: "grid") { UniformGrid($0) }
  public static let kdtree = IndexStrategy(name: "kdtree") { KDTree($0) }
  public static let hilbert = IndexStrategy(name: "hilbert") { PackedHilbertTree($0) }
  public static let linear = IndexStrategy(name: "linear") { LinearScan($0) }
}

extension IndexStrategy: Equatable {
  public static func == (a: IndexStrategy, b: IndexStrategy) -> Bool { a.name == b.name }
}

extension IndexStrategy: CustomStringConvertible {
  public var description: String { name }
}
