/// A watercourse along one line of the lattice, between two quarters.
struct Channel {
  let kind: Water
  /// Along a column (northwards) or along a row (eastwards).
  let axis: Axis
  /// The quarter after which it lies, counted across the axis.
  let quarter: Int
  /// Metres, before the ground is bent.
  let width: Double
  /// The quarters along the axis where there is water.
  let wet: Range<Int>
}

enum Axis { case column, row }

/// What a cell of the ground is covered with.
public enum Water: UInt8, Sendable, CaseIterable {
  case none, river, lake, canal, brook
}

extension Water {
  /// Metres between the middle of the street along the bank and the water.
  var embankment: Double {
    switch self {
    case .river, .lake: 10
    case .canal: 5
    case .brook: 2
    case .none: 0
    }
  }
}

/// A railway or expressway along the line of the lattice where a quarter begins.
struct TrunkLine {
  let kind: TrunkKind
  let axis: Axis
  /// The quarter at whose beginning it lies, counted across the axis.
  let quarter: Int
}

public enum TrunkKind: Sendable {
  case railway, expressway
}
