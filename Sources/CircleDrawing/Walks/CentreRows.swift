import Assessment
import Coverage
import NearestStreets
import PlanarGeometry
import SpatialIndexing
import WalkNetwork

/// What can be the centre of a circle: the hub of an atom, or an existing facility.
struct Centre: Sendable {
  var origin: WalkMeter.Origin
  var atom: Int
  /// Position among the sites; nil for a hub.
  var site: Int?
}

/// All that is measured about walks before circles are drawn.
struct CentreGround: Sendable {
  let measured: MeasuredPlaces
  var places: AtomPlaces { measured.places }
  /// By atom, its hub first, then the sites in it.
  let centres: [[Centre]]
  let graph: WalkGraph?
  let options: CircleOptions
  /// Metres that a longer walk counts as.
  let limit: Double

  /// Walks longer than so many radii count as so many.
  static let limitInRadii = 6.0

  init(
    _ atoms: AtomLayer, sites: [CentreSite], _ options: CircleOptions,
    progress: @Sendable (Double) -> Void
  ) async {
    let graph = atoms.city.network?.graph
    let measured: MeasuredPlaces
    if let known = atoms.measured {
      measured = known
    } else {
      measured = await MeasuredPlaces(of: atoms, options)
    }
    let (streets, places) = (measured.streets, measured.places)
    let limit = Self.limitInRadii * options.radius
    (self.measured, self.graph, self.options, self.limit) = (measured, graph, options, limit)
    let hubs = await inChunks(
      of: atoms.count, threads: options.threads,
      makeScratch: { WalkMeter(places, on: graph, detour: options.detour) }, finished: progress,
      work: { atom, meter, output in
        output.append(AtomHubs.hub(of: atom, in: places, &meter, limit: limit))
      })
    var centres = hubs.enumerated().map { atom, origin in
      origin.map { [Centre(origin: $0, atom: atom, site: nil)] } ?? []
    }
    for found in Self.located(sites, in: atoms, on: streets, options) {
      centres[found.atom].append(found)
    }
    self.centres = centres
  }

  /// The sites that lie in an atom and come to the streets, each in the first atom that has it.
  private static func located(
    _ sites: [CentreSite], in atoms: AtomLayer, on streets: StreetIndex?, _ options: CircleOptions
  ) -> [Centre] {
    let boxes = BoxTree(atoms.city.communities.map(\.region.box))
    var search = streets.map { EntrySearch($0, limit: options.snapLimit) }
    var hits: [Int32] = []
    return sites.indices.compactMap { number in
      let position = sites[number].position
      hits.removeAll(keepingCapacity: true)
      boxes.query(PlanarBox(around: [position]), into: &hits)
      let atom = hits.sorted().first { atoms.city.communities[Int($0)].region.contains(position) }
      guard let atom else { return nil }
      let entry = search?.entry(of: position)
      guard streets == nil || entry != nil else { return nil }
      return Centre(
        origin: WalkMeter.Origin(position: position, entry: entry), atom: Int(atom), site: number)
    }
  }
}

extension CentreGround {
  /// The walks to the centres in some atoms of the people of all of them, and the centre of each row.
  ///
  /// - Parameter atoms: ascending.
  func walks(
    among atoms: [Int32], boxes: [PlanarBox], _ meter: inout WalkMeter
  ) -> (walks: CentreWalks, rows: [[Int32]]) {
    let frame = atoms.reduce(into: PlanarBox.empty) { $0.insert(boxes[Int($1)]) }
    var table = CentreWalks(limit: limit, atomCount: atoms.count)
    var rows: [[Int32]] = []
    for (number, atom) in atoms.enumerated() {
      rows.append(centres[Int(atom)].indices.map { Int32(truncatingIfNeeded: table.count + $0) })
      for centre in centres[Int(atom)] {
        append(centre, to: atoms, in: frame, boxes: boxes, by: &meter, &table)
        table.endRow(owner: Int32(truncatingIfNeeded: number), isSite: centre.site != nil)
      }
    }
    return (table, rows)
  }

  /// Searches as far as the frame reaches at a usual detour, and farther only where that does not find everybody.
  private func append(
    _ centre: Centre, to atoms: [Int32], in frame: PlanarBox, boxes: [PlanarBox],
    by meter: inout WalkMeter, _ table: inout CentreWalks
  ) {
    let straight = frame.squaredFarthestDistance(to: centre.origin.position).squareRoot()
    var reach = min(1.5 * straight + 200, limit)
    while true {
      meter.start(from: centre.origin, within: reach)
      let found = atoms.map { walk(from: centre, to: Int($0), boxes, meter) }
      guard reach < limit, found.contains(where: \.isCut) else {
        for (number, walk) in found.enumerated() where walk.isNear || walk.walk == 0 {
          table.append(atom: Int32(truncatingIfNeeded: number), walk: walk.walk, far: walk.far)
        }
        return
      }
      reach = min(2 * reach, limit)
    }
  }

  private func walk(
    from centre: Centre, to atom: Int, _ boxes: [PlanarBox], _ meter: WalkMeter
  ) -> AtomWalk {
    let range = places.range(of: atom)
    if boxes[atom].squaredDistance(to: centre.origin.position) > limit * limit {
      return AtomWalk(walk: .infinity)
    }
    return meter.walk(to: range, radius: options.radius, limit: limit)
  }
}
