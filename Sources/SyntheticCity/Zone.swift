/// How dense a part of the city is built.
public enum Zone: Int, Sendable, CaseIterable {
  case core, town, fringe, scenic
}

extension Zone {
  /// Widths of the blocks of one quarter in units, by draw; each row sums to a quarter.
  var streetSpacings: [[Int]] {
    switch self {
    case .core:
      [[3, 3, 4, 3, 3], [2, 4, 3, 4, 3], [4, 3, 2, 3, 4], [3, 2, 4, 4, 3], [4, 4, 4, 4]]
    case .town: [[3, 3, 3, 3, 4], [4, 4, 4, 4], [4, 3, 3, 3, 3]]
    case .fringe: [[8, 8], [7, 9], [9, 7]]
    case .scenic: [[16]]
    }
  }

  /// Areas of communities in m².
  var communityAreas: QuantileTable {
    switch self {
    case .core:
      QuantileTable([
        (0, 0.06e6), (0.1, 0.09e6), (0.5, 0.135e6), (0.7, 0.30e6), (0.9, 1.0e6), (1, 1.62e6),
      ])
    case .town:
      QuantileTable([(0, 0.15e6), (0.1, 0.25e6), (0.5, 0.55e6), (0.9, 1.5e6), (1, 2.4e6)])
    case .fringe: QuantileTable([(0, 0.85e6), (0.1, 1.1e6), (0.5, 1.8e6), (0.9, 3e6), (1, 3.8e6)])
    case .scenic: QuantileTable([(0, 2.2e6), (0.1, 2.6e6), (0.5, 3.7e6), (0.9, 7e6), (1, 11.5e6)])
    }
  }

  /// Land in m² for each community of the zone.
  var landPerCommunity: Double {
    switch self {
    case .core: 0.385e6
    case .town: 0.76e6
    case .fringe: 1.8e6
    case .scenic: 4.0e6
    }
  }

  /// Of 1258 communities, how many are in the zone.
  var communityShare: Double {
    switch self {
    case .core: 618.0 / 1258
    case .town: 111.0 / 1258
    case .fringe: 431.0 / 1258
    case .scenic: 98.0 / 1258
    }
  }

  /// People per m² of residential land.
  var residentialDensity: Double {
    switch self {
    case .core: 0.066
    case .town: 0.045
    case .fringe: 0.040
    case .scenic: 0.030
    }
  }

  /// Share of the border's bends that are kept between street corners.
  var bendShare: Double {
    switch self {
    case .core: 0.86
    case .town: 0.5
    case .fringe: 0.34
    case .scenic: 0.2
    }
  }
}
