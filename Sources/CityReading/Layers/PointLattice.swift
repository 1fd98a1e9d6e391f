import PlanarGeometry
import TableFiles

/// Finds out whether points stand on a square lattice, as the centres of cells do.
enum PointLattice {
  /// Fewer points tell nothing.
  private static let fewest = 30
  /// Of so many, in the order of the file.
  private static let samples = 4096
  /// Cells of the lattice for each point at most: points of buildings leave many more empty.
  private static let mostCells = 4.0

  /// The distance of neighbouring points in both directions, in the unit of the coordinates; nil where there
  /// is none that nearly all have.
  ///
  /// Complexity: O(1): of the first points alone.
  static func spacing(of points: [SourceCoordinate]) -> Double? {
    let sample = points.prefix(samples)
    guard sample.count >= fewest,
      let columns = steps(of: sample.map(\.x)), let rows = steps(of: sample.map(\.y)),
      abs(columns.step - rows.step) <= 0.01 * rows.step,
      columns.count * rows.count <= mostCells * Double(sample.count)
    else { return nil }
    return columns.step
  }

  /// The least distance of two values and how many steps of it all span; nil where other distances are no
  /// multiples of it, or most are greater.
  private static func steps(of values: [Double]) -> (step: Double, count: Double)? {
    let ascending = values.sorted()
    let width = (ascending.last ?? 0) - (ascending.first ?? 0)
    let gaps = zip(ascending.dropFirst(), ascending).map { $0 - $1 }.filter { $0 > 1e-7 * width }
    guard gaps.count > 1, let least = gaps.min() else { return nil }
    let single = gaps.filter { $0 < 1.5 * least }
    let step = single.reduce(0, +) / Double(single.count)
    let fits = gaps.allSatisfy { abs($0 / step - ($0 / step).rounded()) <= 0.05 }
    guard fits, single.count * 2 >= gaps.count else { return nil }
    return (step, width / step + 1)
  }
}
