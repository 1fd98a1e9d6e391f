import Assessment
import PlanarGeometry

/// A population layer in the making, atom by atom.
struct DealtPeople {
  private let source: PopulationLayer
  private(set) var layer: PopulationLayer
  private var atom = 0

  init(_ source: PopulationLayer, atoms: Int) {
    self.source = source
    layer = PopulationLayer(source.shape.empty, communities: atoms)
    layer.elderly = source.elderly.map { _ in [] }
    layer.under3 = source.under3.map { _ in [] }
    layer.children = source.children.map { _ in [] }
  }

  /// Adds places as they are.
  mutating func add(_ range: Range<Int>) {
    for place in range { append(place, source.region(of: place), 1, id: source.ids[place]) }
  }

  /// Adds a place, or a part of one, to an atom of that id.
  mutating func add(_ share: PeopleDivision.Share, to atom: String) {
    var id = source.ids[share.place]
    // The id of a part is that of the source's polygon and of the area it lies in.
    if share.region != nil {
      id = (id.lastIndex(of: "@").map { id[..<$0] } ?? id[...]) + "@" + atom
    }
    append(share.place, share.region, share.share, id: id)
  }

  mutating func endAtom() {
    atom += 1
    layer.communityStarts[atom] = Int32(truncatingIfNeeded: layer.count)
  }

  private mutating func append(
    _ place: Int, _ region: PlanarRegion?, _ share: Double, id: String
  ) {
    layer.shape.append(source.shape, place, region)
    layer.ids.append(id)
    layer.people.append(source.people[place] * share)
    if let amounts = source.elderly { layer.elderly?.append(amounts[place] * share) }
    if let amounts = source.under3 { layer.under3?.append(amounts[place] * share) }
    if let amounts = source.children { layer.children?.append(amounts[place] * share) }
  }
}

extension PopulationLayer {
  fileprivate func region(of place: Int) -> PlanarRegion? {
    guard case .regions(let regions) = shape else { return nil }
    return regions[place]
  }
}

extension PopulationLayer.Shape {
  fileprivate var empty: PopulationLayer.Shape {
    switch self {
    case .points: .points([])
    case .regions: .regions([])
    }
  }

  /// Appends a place of another layer of the same kind, or the part of it.
  fileprivate mutating func append(
    _ source: PopulationLayer.Shape, _ place: Int, _ part: PlanarRegion?
  ) {
    switch (self, source) {
    case (.points(var points), .points(let all)):
      self = .points([])
      points.append(all[place])
      self = .points(points)
    case (.regions(var regions), .regions(let all)):
      self = .regions([])
      regions.append(part ?? all[place])
      self = .regions(regions)
    default: break
    }
  }
}
