import PlanarGeometry

/// Sectors in faces without barriers.
extension FaceZones {
  /// Differences of tangents of half angles below this are rounding.
  private static let leastGap = 1e-7

  /// The axis of a vertex, in the middle of its sector, and the tangent of a quarter of the sector's angle.
  private func axis(of vertex: Int) -> (direction: PlanarPoint, halfWidth: Double) {
    let before = Int(features.previous[vertex])
    let (out, back) = (features.directions[vertex], features.directions[before])
    let (difference, sum) = (back - out, back + out)
    let (apart, together) = (difference.squaredLength.squareRoot(), sum.squaredLength.squareRoot())
    let isSharp = apart > 1
    let direction =
      isSharp
      ? difference * (1 / apart) : PlanarPoint(x: -sum.y / together, y: sum.x / together)
    let isDeadEnd = Int(features.twin[before]) == vertex
    return (direction, isDeadEnd ? 1 : 0.5 * apart / (1 + 0.5 * together))
  }

  mutating func addSectors() {
    for number in contacts.indices { turn(&contacts[number]) }
    contacts.removeAll {
      $0.own.upperBound - $0.own.lowerBound
        < 1e-10 * (1 + $0.own.lowerBound * $0.own.lowerBound)
    }
    contacts.sort {
      ($0.vertex, $0.turned.start, $0.strip) < ($1.vertex, $1.turned.start, $1.strip)
    }
    var next = 0
    for vertex in features.reflex {
      while next < contacts.count, contacts[next].vertex < vertex { next += 1 }
      let first = next
      while next < contacts.count, contacts[next].vertex == vertex { next += 1 }
      if vertex < features.wanted { addSectors(of: Int(vertex), first..<next) }
    }
  }

  /// Turns a contact into the frame of its vertex.
  private func turn(_ contact: inout Contact) {
    let axis = axis(of: Int(contact.vertex)).direction
    let along = features.directions[Int(contact.strip)]
    // Straight towards the half-edge, seen from the axis.
    let away = PlanarPoint(x: along.y, y: -along.x)
    let (cosine, sine) = (away.dot(axis), axis.cross(away))
    func turned(_ t: Double) -> Double {
      let scale = 1 / (1 + t * t)
      let (x, y) = ((1 - t * t) * scale, 2 * t * scale)
      return (x * sine + y * cosine) / (1 + x * cosine - y * sine)
    }
    contact.turned = (turned(contact.own.lowerBound), turned(contact.own.upperBound))
  }

  /// The sectors of a vertex: one for each contact, and what lies between them.
  private mutating func addSectors(of vertex: Int, _ range: Range<Int>) {
    let (axis, halfWidth) = axis(of: vertex)
    guard !overlap(contacts[range]) else {
      addGap(of: vertex, axis, from: -halfWidth, to: halfWidth, contacts: range)
      return
    }
    var reached = -halfWidth
    var last: Int?
    for number in range {
      let contact = contacts[number]
      var start = contact.own.lowerBound
      let gap = contact.turned.start - reached
      if gap > Self.leastGap {
        addGap(of: vertex, axis, from: reached, to: contact.turned.start)
      } else {
        // Neighbours abut.
        start -= gap * (1 + start * start) / (1 + reached * reached)
      }
      let along = features.directions[Int(contact.strip)]
      append(
        Band(
          from: start, to: contact.own.upperBound, lower: Band.vertex,
          upper: Quadratic(a: 0, b: 0, c: -2 / contact.height)), of: vertex,
        axis: PlanarPoint(x: along.y, y: -along.x))
      last = bands.count - 1
      reached = contact.turned.end
    }
    let gap = halfWidth - reached
    if gap > Self.leastGap {
      addGap(of: vertex, axis, from: reached, to: halfWidth)
    } else if let last {
      let end = bands[last].end
      bands[last].end = end + gap * (1 + end * end) / (1 + halfWidth * halfWidth)
    }
  }

  /// Whether the vertex has several half-edges before it in one direction: where a face is looked at in part, a
  /// half-edge far away may not have met what is before the vertex.
  private func overlap(_ contacts: ArraySlice<Contact>) -> Bool {
    var reached = -Double.infinity
    for contact in contacts {
      if contact.turned.start < reached - Self.leastGap { return true }
      reached = contact.turned.end
    }
    return false
  }

  private mutating func append(_ band: Band, of vertex: Int, axis: PlanarPoint) {
    guard band.start < band.end else { return }
    let number = Int32(bands.count)
    bands.append(band)
    sectors.append(
      Sector(
        feature: Int32(vertex), axis: axis, bands: number..<number + 1,
        entry: .vertex(vertex)))
  }

  /// Land of a vertex where no strip is next to it: other vertices are, or nothing within the limit.
  ///
  /// - Parameter contacts: strips next to it nevertheless.
  private mutating func addGap(
    of vertex: Int, _ axis: PlanarPoint, from start: Double, to end: Double,
    contacts range: Range<Int> = 0..<0
  ) {
    envelope.begin(Band.circle(radius: limit), owner: -1, from: start, to: end)
    for contact in contacts[range] {
      let (low, high) = (max(contact.turned.start, start), min(contact.turned.end, end))
      guard low < high else { continue }
      let along = features.directions[Int(contact.strip)]
      envelope.lower(
        to: Band.parabola(
          beside: PlanarPoint(x: along.y, y: -along.x), distance: contact.height, axis: axis),
        owner: Int32(features.count) + contact.strip, from: low, to: high)
    }
    var reach = limit
    for other in features.reflex where other != vertex {
      let step = features.tails[Int(other)] - features.tails[vertex]
      let squared = step.squaredLength
      guard squared > 1e-12, squared < 4 * reach * reach else { continue }
      let (x, y) = (2 * step.dot(axis) / squared, 2 * axis.cross(step) / squared)
      let isLower = envelope.lower(
        to: Quadratic(a: x, b: -2 * y, c: -x), owner: other, from: start, to: end)
      if isLower { reach = farthest() }
    }
    let bands = appendBands(from: Band.vertex, in: .sector)
    sectors.append(
      Sector(feature: Int32(vertex), axis: axis, bands: bands, entry: .vertex(vertex)))
  }

  /// Greatest distance of the envelope from the vertex; between the ends of a part it is less.
  func farthest() -> Double {
    var result = 0.0
    for (number, part) in envelope.parts.enumerated() {
      for t in [part.start, envelope.end(of: number)] {
        result = max(result, (1 + t * t) / max(-part.curve.value(at: t), 1e-9))
      }
    }
    return min(result, limit)
  }
}
