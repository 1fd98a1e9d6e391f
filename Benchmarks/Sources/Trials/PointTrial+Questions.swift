import PlanarGeometry
public import SpatialIndexing

extension PointTrial {
  /// Asks about the first `count` places and gives the number of all hits.
  public func hits(_ question: PointQuestion, of index: any PointIndex, first count: Int) -> Int {
    var found: [Int32] = []
    var neighbors: [Neighbor] = []
    var hits = 0
    for query in queries.prefix(count) {
      switch question {
      case .radius:
        found.removeAll(keepingCapacity: true)
        index.radius(radius, around: query, into: &found)
        hits += found.count
      case .nearest:
        if index.nearest(to: query, within: .infinity) != nil { hits += 1 }
      case .nearestEight:
        neighbors.removeAll(keepingCapacity: true)
        index.nearest(8, to: query, within: .infinity, into: &neighbors)
        hits += neighbors.count
      case .box:
        found.removeAll(keepingCapacity: true)
        index.box(square(around: query), into: &found)
        hits += found.count
      }
    }
    return hits
  }

  /// Positions found at the first `count` places: those within the radius or the box ascending, nearest
  /// ones by distance.
  public func answers(
    _ question: PointQuestion, of index: any PointIndex, first count: Int
  ) -> PointAnswers {
    var answers = PointAnswers()
    for query in queries.prefix(count) {
      var found: [Int32] = []
      var neighbors: [Neighbor] = []
      switch question {
      case .radius: index.radius(radius, around: query, into: &found)
      case .nearest: neighbors += [index.nearest(to: query, within: .infinity)].compactMap(\.self)
      case .nearestEight: index.nearest(8, to: query, within: .infinity, into: &neighbors)
      case .box: index.box(square(around: query), into: &found)
      }
      answers.append(found.sorted() + neighbors.map(\.position))
    }
    return answers
  }

  private func square(around center: PlanarPoint) -> PlanarBox {
    PlanarBox(around: CollectionOfOne(center)).expanded(by: halfSide)
  }
}
