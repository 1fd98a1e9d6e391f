import NearestStreets
import WalkNetwork

/// The walk on from each place of a stretch of an edge to the nearest facility, in linear sections.
struct WalkSections: Sendable {
  /// D = value + slope · t.
  struct Section: Sendable {
    var start: Double
    var end: Double
    var value: Double
    var slope: Double

    @inline(__always)
    func walk(at t: Double) -> Double { value + slope * t }

    /// The longest legs with which walks are within a distance.
    @inline(__always)
    func line(within distance: Double) -> Quadratic {
      Quadratic(a: 0, b: -slope, c: distance - value)
    }
  }

  /// What is known of the ends of an edge, as a half-edge on it sees it.
  struct Ways: Sendable {
    /// Walks from t = 0 by the end behind, and by the end ahead; infinite where there is none.
    var behind: Double
    var ahead: Double
    /// Metres of walking on each metre of t, not negative.
    var rate: Double

    @inline(__always)
    init(_ strip: LandPartition.Strip, byTail: Double, byHead: Double) {
      let (behind, ahead) = (byTail + strip.measure, byHead - strip.measure)
      rate = abs(strip.slope)
      (self.behind, self.ahead) = strip.slope < 0 ? (ahead, behind) : (behind, ahead)
    }

    /// Where both are as long.
    private var middle: Double {
      rate > 0 ? 0.5 * (ahead - behind) / rate : behind <= ahead ? .infinity : 0
    }

    /// Calls `body` with the sections by the ends of the edge alone; none where there is no way.
    @inline(__always)
    func forEachSection(from start: Double, to end: Double, _ body: (Section) -> Void) {
      let middle = middle
      if middle > start, behind < .infinity {
        body(Section(start: start, end: min(middle, end), value: behind, slope: rate))
      }
      if middle < end, ahead < .infinity {
        body(Section(start: max(middle, start), end: end, value: ahead, slope: -rate))
      }
    }
  }

  private(set) var sections: [Section] = []
  private var envelope = LowerEnvelope()

  /// Lowers the sections to the ways along the edge to facilities that enter it.
  mutating func lower(
    _ ways: Ways, over strip: LandPartition.Strip, to sources: [WalkSource]
  ) {
    let (start, end) = (strip.start, strip.end)
    let farthest = Quadratic(a: 0, b: 0, c: 1e9)
    envelope.begin(farthest, owner: -1, from: start, to: end)
    envelope.lower(
      to: Quadratic(a: 0, b: ways.rate, c: ways.behind), owner: 0, from: start, to: end)
    envelope.lower(
      to: Quadratic(a: 0, b: -ways.rate, c: ways.ahead), owner: 1, from: start, to: end)
    for (number, source) in sources.enumerated() {
      lower(to: source, owner: Int32(2 + 3 * number), ways, over: strip)
    }
    sections.removeAll(keepingCapacity: true)
    for (number, part) in envelope.parts.enumerated() where part.owner >= 0 {
      sections.append(
        Section(
          start: part.start, end: envelope.end(of: number), value: part.curve.c,
          slope: part.curve.b))
    }
  }

  private mutating func lower(
    to source: WalkSource, owner: Int32, _ ways: Ways, over strip: LandPartition.Strip
  ) {
    let (start, end) = (strip.start, strip.end)
    guard strip.slope != 0 else {
      let metres = source.metres(
        from: EdgeAttachment(edge: source.attachment.edge, offset: strip.measure, leg: 0))
      envelope.lower(to: Quadratic(a: 0, b: 0, c: metres), owner: owner, from: start, to: end)
      return
    }
    func place(_ offset: Double) -> Double { (offset - strip.measure) / strip.slope }
    var first = (t: place(source.attachment.offset), leg: source.attachment.leg)
    var last = (t: place(source.attachment.offset + source.extent), leg: source.endLeg)
    if last.t < first.t { swap(&first, &last) }
    func lower(_ curve: Quadratic, number: Int32, from low: Double, to high: Double) {
      let (low, high) = (max(low, start), min(high, end))
      guard low < high else { return }
      envelope.lower(to: curve, owner: owner + number, from: low, to: high)
    }
    let legs = (last.leg - first.leg) / (last.t - first.t)
    lower(
      Quadratic(slope: -ways.rate, through: first.t, first.leg), number: 0, from: start, to: first.t
    )
    lower(Quadratic(slope: legs, through: first.t, first.leg), number: 1, from: first.t, to: last.t)
    lower(Quadratic(slope: ways.rate, through: last.t, last.leg), number: 2, from: last.t, to: end)
  }
}
