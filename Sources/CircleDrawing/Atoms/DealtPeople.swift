import Assessment
import PlanarGeometry

/// A population layer in the making, atom by atom.
struct DealtPeople {
  private let source: PopulationLayer
  private var made: PopulationLayer
  /// Of all places so far: of one kind, as the source's.
  private var points: [PlanarPoint] = []
  private var regions: [PlanarRegion] = []
  private var atom = 0

  init(_ source: PopulationLayer, atoms: Int) {
    self.source = source
    made = PopulationLayer(source.shape, communities: atoms)
    made.elderly = source.elderly.map { _ in [] }
    made.under3 = source.under3.map { _ in [] }
    made.children = source.children.map { _ in [] }
  }

  var layer: PopulationLayer {
    var layer = made
    if case .points = source.shape {
      layer.shape = .points(points)
    } else {
      layer.shape = .regions(regions)
    }
    return layer
  }

  /// Adds places as they are.
  mutating func add(_ range: Range<Int>) {
    for place in range { append(place, source.region(of: place), share: 1, id: source.ids[place]) }
  }

  /// Adds a place, or a part of one, to an atom of that id.
  mutating func add(_ share: PeopleDivision.Share, to atom: String) {
    var id = source.ids[share.place]
    // The id of a part is that of the source's polygon and of the area it lies in.
    if share.region != nil {
      id = (id.lastIndex(of: "@").map { id[..<$0] } ?? id[...]) + "@" + atom
    }
    append(share.place, share.region, share: share.share, id: id)
  }

  mutating func endAtom() {
    atom += 1
    made.communityStarts[atom] = Int32(truncatingIfNeeded: made.count)
  }

  private mutating func append(
    _ place: Int, _ region: PlanarRegion?, share: Double, id: String
  ) {
    switch source.shape {
    case .points(let all): points.append(all[place])
    case .regions(let all): regions.append(region ?? all[place])
    }
    made.ids.append(id)
    made.people.append(source.people[place] * share)
    if let amounts = source.elderly { made.elderly?.append(amounts[place] * share) }
    if let amounts = source.under3 { made.under3?.append(amounts[place] * share) }
    if let amounts = source.children { made.children?.append(amounts[place] * share) }
  }
}

extension PopulationLayer {
  fileprivate func region(of place: Int) -> PlanarRegion? {
    guard case .regions(let regions) = shape else { return nil }
    return regions[place]
  }
}
