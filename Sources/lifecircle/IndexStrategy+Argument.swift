public import ArgumentParser
import GEOSBridge
public import SpatialIndexing

/// The value of `--index`.
extension IndexStrategy: ExpressibleByArgument {
  private static let known: [IndexStrategy] = [.grid, .kdtree, .hilbert, .strtree, .linear]

  public init?(argument: String) {
    guard let strategy = Self.known.first(where: { $0.name == argument }) else { return nil }
    self = strategy
  }

  public static var allValueStrings: [String] { known.map(\.name) }

  public var defaultValueDescription: String { name }
}
