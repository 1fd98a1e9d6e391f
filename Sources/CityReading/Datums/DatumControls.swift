import PlanarGeometry

/// Displacements that nobody meant, to compare with those that a datum has.
enum DatumControls {
  /// Metres: displacements nearer to each other are one.
  private static let apart = 200.0
  private static let (shortest, longest) = (250.0, 1300.0)

  /// Steps of 250 m to 1300 m in all directions, evenly over that ground, as the seeds of a sunflower (Vogel 1979,
  /// doi:10.1016/0025-5564(79)90080-4).
  private static let seeds: [PlanarPoint] = (0..<256).map { number in
    let share = (Double(number) + 0.5) / 256
    let (inner, outer) = (shortest * shortest, longest * longest)
    let radius = (inner + (outer - inner) * share).squareRoot()
    let (sine, cosine) = sineAndCosine(Double(number) * .pi * (3 - 5.0.squareRoot()))
    return PlanarPoint(x: radius * cosine, y: radius * sine)
  }

  /// Metres that places lie beyond where they are after any displacement.
  static let margin = 1500.0

  /// Some of the displacements that are apart from all of `meant`: every `part`-th.
  ///
  /// - Parameter apart: metres.
  static func steps(
    apartFrom meant: [PlanarPoint], by apart: Double = apart, every part: Int = 1
  ) -> [PlanarPoint] {
    stride(from: 0, to: seeds.count, by: part).map { seeds[$0] }.filter { step in
      meant.allSatisfy { $0.distance(to: step) > apart }
    }
  }
}
