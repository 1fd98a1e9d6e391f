import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Where the least walk begins.
extension LandWalks {
  /// The part with the least walk, and where along its half-edge that begins where it is a strip.
  struct LeastWalk {
    var part: Int
    var t: Double
    var metres: Double
  }

  /// nil where no part has a way. Complexity: O(parts + bands).
  mutating func leastWalk() -> LeastWalk? {
    var best: LeastWalk?
    for number in parts.indices where bounds[number].least < best?.metres ?? .infinity {
      guard number < strips else {
        best = LeastWalk(part: number, t: 0, metres: bounds[number].least)
        continue
      }
      forEachStretch(of: number) { band, from, to, section in
        for t in [from, to] {
          let metres = band.lower.value(at: t) + section.walk(at: t)
          if metres < best?.metres ?? .infinity {
            best = LeastWalk(part: number, t: t, metres: metres)
          }
        }
      }
    }
    return best
  }

  /// Ways into the network from where the least walk begins: one for each edge that a walk goes on by.
  ///
  /// - Parameter line: the leg of a place past barriers.
  func starts(
    of least: LeastWalk, _ streets: StreetSubdivision, line: (PlanarPoint) -> [PlanarPoint]?
  ) -> [WayStart] {
    guard least.part < strips else {
      let sector = sheet.partition.sectors[least.part - strips]
      guard let place = sheet.partition.nearestPlace(of: sector) else { return [] }
      let leg = line(place) ?? [place]
      return sheet.partition.entries(of: sector).map { WayStart(line: leg, entry: $0) }
    }
    let strip = sheet.partition.strips[least.part]
    let across =
      sheet.partition.bands(of: strip.bands)
      .filter { $0.start <= least.t && least.t <= $0.end }
      .map { $0.lower.value(at: least.t) }.min() ?? 0
    let frame = streets.frame(beside: strip.halfEdge)
    let entry = EdgeAttachment(
      edge: sheet.partition.edges[Int(strip.edge)],
      offset: strip.measure + strip.slope * least.t, leg: max(across, 0))
    return [
      WayStart(line: [frame.place(least.t, across), frame.place(least.t, 0)], entry: entry)
    ]
  }
}
