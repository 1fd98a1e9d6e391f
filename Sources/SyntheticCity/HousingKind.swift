/// What most housing of a community is.
public enum HousingKind: String, Sendable, CaseIterable {
  case old = "老旧小区"
  case resettlement = "拆迁安置房"
  case commodity = "商品房次新小区"
  case new = "新建小区"
}

extension HousingKind {
  /// Share of all communities.
  var share: Double {
    switch self {
    case .old: 0.35
    case .resettlement: 0.20
    case .commodity: 0.30
    case .new: 0.15
    }
  }

  /// Shares of the people who are 60 and over, under 3, and 0 to 14.
  var ages:
    (elderly: ClosedRange<Double>, under3: ClosedRange<Double>, children: ClosedRange<Double>)
  {
    switch self {
    case .old: (0.25...0.295, 0.012...0.020, 0.075...0.105)
    case .resettlement: (0.11...0.145, 0.020...0.028, 0.105...0.135)
    case .commodity: (0.075...0.115, 0.022...0.032, 0.120...0.155)
    case .new: (0.06...0.095, 0.044...0.060, 0.150...0.190)
    }
  }
}
