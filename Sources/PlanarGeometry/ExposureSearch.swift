/// Finds which parts of one shape's border the other shapes hide.
struct ExposureSearch {
  let shapes: ReachShapes
  private var discs: [Int32] = []
  private var regions: [Int32] = []
  private let halfWidths = HalfWidthTable()
  private var hidden = AngularIntervals()
  private var hiddenParts: [(start: Double, end: Double)] = []

  init(shapes: ReachShapes) { self.shapes = shapes }

  /// Collects what can hide a border inside `box` reached by shapes around it.
  mutating func gather(
    around box: PlanarBox, _ discsNear: (PlanarBox, inout [Int32]) -> Void,
    _ regionsNear: (PlanarBox, inout [Int32]) -> Void
  ) {
    discs.removeAll(keepingCapacity: true)
    regions.removeAll(keepingCapacity: true)
    discsNear(box, &discs)
    if !shapes.regions.isEmpty { regionsNear(box, &regions) }
  }

  mutating func appendArcs(ofDisc disc: Int32, to arcs: inout [ExposedArc]) {
    let center = shapes.centers[Int(disc)]
    let sectors = sectorsHiddenByDiscs(disc, center)
    guard !sectors.isComplete else { return }
    hidden.removeAll()
    for run in sectors.runs { hidden.insert(from: run.start, sweep: run.sweep) }
    hideBehindDiscs(except: disc, around: center, sectors)
    hideBehindRegions(center)
    for gap in hidden.gaps() {
      arcs.append(ExposedArc(radius: shapes.radius, start: gap.start, end: gap.end))
    }
  }

  /// Whether the discs gathered hide the whole circle for certain.
  func isHiddenByDiscs(_ disc: Int32) -> Bool {
    sectorsHiddenByDiscs(disc, shapes.centers[Int(disc)]).isComplete
  }

  private func sectorsHiddenByDiscs(_ disc: Int32, _ center: PlanarPoint) -> HiddenSectors {
    let squaredDiameter = 4 * shapes.radius * shapes.radius
    var sectors = HiddenSectors()
    for other in discs where other != disc {
      let toOther = shapes.centers[Int(other)] - center
      let ratio = toOther.squaredLength / squaredDiameter
      guard ratio < 1 else { continue }
      sectors.insert(around: toOther, halfWidth: halfWidths.bounds(ratio).low)
      if sectors.isComplete { break }
    }
    return sectors
  }

  /// Where another disc only touches, the arc is divided: every arc then has an end wherever it meets
  /// another part of the union's border, and nowhere else. What ends inside hidden sectors adds
  /// nothing to them.
  private mutating func hideBehindDiscs(
    except disc: Int32, around center: PlanarPoint, _ sectors: HiddenSectors
  ) {
    let diameter = 2 * shapes.radius
    let reach = (diameter + ReachShapes.tolerance) * (diameter + ReachShapes.tolerance)
    for other in discs where other != disc {
      let toOther = shapes.centers[Int(other)] - center
      let squared = toOther.squaredLength
      guard squared <= reach else { continue }
      let ratio = min(squared / (diameter * diameter), 1)
      if sectors.hides(around: toOther, halfWidth: halfWidths.bounds(ratio).high) { continue }
      hidden.insert(around: direction(of: toOther), halfWidth: arcCosine(ratio.squareRoot()))
    }
  }

  private mutating func hideBehindRegions(_ center: PlanarPoint) {
    for region in regions {
      for slab in shapes.slabRange(ofRegion: region) { hideBehindSlab(shapes.slabs[slab], center) }
      let facility = shapes.regions[Int(region)]
      let crossings = facility.crossingAngles(center: center, radius: shapes.radius)
      for (start, sweep) in crossings.pieces
      where facility.containsArc(
        center: center, radius: shapes.radius, start: start, sweep: sweep)
      {
        hidden.insert(from: start, sweep: sweep)
      }
    }
  }

  /// The part of the circle inside the slab is what its four half-planes all hold.
  private mutating func hideBehindSlab(_ slab: OffsetSlab, _ center: PlanarPoint) {
    let radius = shapes.radius
    let (u, beyond) = slab.coordinates(of: center)
    let centerOffset = beyond + radius
    var outside = AngularIntervals()
    if u >= 0 && u <= slab.length && abs(beyond - radius) <= ReachShapes.tolerance {
      hidden.insert(around: direction(of: slab.outward * -1), halfWidth: 0)
    }
    func cut(_ normal: PlanarPoint, room: Double) -> Bool {
      if room <= -radius { return false }
      if room < radius {
        outside.insert(around: direction(of: normal), halfWidth: arcCosine(room / radius))
      }
      return true
    }
    let roomOutward = centerOffset < ReachShapes.tolerance ? max(radius, -beyond) : -beyond
    guard cut(slab.outward, room: roomOutward),
      cut(slab.outward * -1, room: centerOffset + radius / 2),
      cut(slab.along, room: slab.length - u), cut(slab.along * -1, room: u)
    else { return }
    for gap in outside.gaps() {
      let sweep = gap.end - gap.start
      hidden.insert(from: gap.start, sweep: sweep > 0 ? sweep : sweep + 2 * .pi)
    }
  }

  mutating func appendOffsets(ofSlab number: Int, to offsets: inout [(start: Double, end: Double)])
  {
    let slab = shapes.slabs[number]
    hiddenParts.removeAll(keepingCapacity: true)
    for disc in discs { hideOffset(slab, behindDisc: shapes.centers[Int(disc)]) }
    for region in regions { hideOffset(number, behindRegion: region) }
    hiddenParts.sort { $0.start < $1.start }
    var covered = 0.0
    for part in hiddenParts {
      if part.start > covered { offsets.append((covered, min(part.start, slab.length))) }
      covered = max(covered, part.end)
      if covered >= slab.length { return }
    }
    offsets.append((covered, slab.length))
  }

  /// A disc that only touches the line hides nothing; the same test in `hideBehindSlab` leaves its
  /// arc hidden then.
  private mutating func hideOffset(_ slab: OffsetSlab, behindDisc center: PlanarPoint) {
    let (u, beyond) = slab.coordinates(of: center)
    guard beyond + shapes.radius >= ReachShapes.tolerance, beyond < shapes.radius else { return }
    let half = ((shapes.radius - beyond) * (shapes.radius + beyond)).squareRoot()
    hiddenParts.append((u - half, u + half))
  }

  private mutating func hideOffset(_ number: Int, behindRegion region: Int32) {
    let slab = shapes.slabs[number]
    let a = slab.offsetPoint(at: 0)
    let b = slab.offsetPoint(at: slab.length)
    for other in shapes.slabRange(ofRegion: region) where other != number {
      guard let part = shapes.slabs[other].clip(from: a, to: b),
        !isTwin(number, of: other, from: a, to: b) || other < number
      else { continue }
      hiddenParts.append((part.start * slab.length, part.end * slab.length))
    }
    for part in shapes.regions[Int(region)].insideParts(from: a, to: b) {
      hiddenParts.append((part.start * slab.length, part.end * slab.length))
    }
  }

  /// Whether two slabs end in one line with their insides on the same side: then one of them bounds
  /// the union there.
  private func isTwin(
    _ number: Int, of other: Int, from a: PlanarPoint, to b: PlanarPoint
  ) -> Bool {
    let line = shapes.slabs[other]
    return line.coordinates(of: a).beyond == 0 && line.coordinates(of: b).beyond == 0
      && line.along.dot(shapes.slabs[number].along) > 0
  }
}

/// Parts of a circle, gathered and then complemented; angles in radians.
struct AngularIntervals {
  private var parts: [(start: Double, end: Double)] = []

  mutating func removeAll() { parts.removeAll(keepingCapacity: true) }

  var isEmpty: Bool { parts.isEmpty }

  /// Adds the part from `middle − halfWidth` to `middle + halfWidth`.
  mutating func insert(around middle: Double, halfWidth: Double) {
    insert(from: middle - halfWidth, sweep: 2 * halfWidth)
  }

  /// Adds the part that starts at any angle and runs counter-clockwise for `sweep` in 0…2π. A part
  /// without width hides nothing but divides the gap it lies in.
  mutating func insert(from angle: Double, sweep: Double) {
    var start = angle
    if start < -.pi { start += 2 * .pi }
    if start >= .pi { start -= 2 * .pi }
    let end = start + sweep
    if end > .pi {
      parts.append((start, .pi))
      parts.append((-.pi, end - 2 * .pi))
    } else {
      parts.append((start, end))
    }
  }

  /// What the parts leave free, as starts and ends in −π…π, counter-clockwise; a free part across ±π is
  /// one part, and its end not the greater number.
  mutating func gaps() -> [(start: Double, end: Double)] {
    guard !parts.isEmpty else { return [(-.pi, .pi)] }
    parts.sort { $0.start < $1.start }
    var gaps: [(start: Double, end: Double)] = []
    var covered = -Double.pi
    for part in parts {
      if part.start > covered { gaps.append((covered, part.start)) }
      covered = max(covered, part.end)
    }
    guard covered < .pi else { return gaps }
    if parts[0].start > -.pi, let first = gaps.first {
      gaps[0] = (covered, first.end)
    } else {
      gaps.append((covered, .pi))
    }
    return gaps
  }
}
