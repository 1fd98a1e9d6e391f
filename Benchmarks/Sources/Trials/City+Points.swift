public import Assessment
public import PlanarGeometry

extension City {
  /// Entrances of the facilities of each type.
  public func points(types: Int) -> [[PlanarPoint]] {
    var points = [[PlanarPoint]](repeating: [], count: types)
    for facility in 0..<facilities.count {
      for service in facilities.services[facilities.serviceRange(of: facility)] {
        points[Int(service.type)] +=
          facilities.entrances[facilities.entranceRange(of: facility)]
      }
    }
    return points
  }
}
