import Assessment
import SyntheticCity

/// The whole city of the default seed, made once for all tests.
enum SampleCity {
  static let plan = CityPlan(CityPlanRequest())

  static var communities: [Community] { plan.city.communities }

  static var facilities: [Facility] {
    (0..<plan.city.facilities.count).map { plan.city.facilities[$0] }
  }

  /// Communities of one zone.
  static func communities(in zone: Zone) -> [Community] {
    zip(communities, plan.zones).filter { $0.1 == zone }.map(\.0)
  }
}

extension [Double] {
  /// The value that `share` of the numbers do not exceed.
  func quantile(_ share: Double) -> Double {
    let sorted = sorted()
    return sorted[Swift.min(Int(share * Double(count)), count - 1)]
  }

  var sum: Double { reduce(0, +) }
}
