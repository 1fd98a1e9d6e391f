import PlanarGeometry

/// What one settlement, the main city or a detached county town, is to become.
struct SettlementDesign {
  let origin: PlanarPoint
  let turn: (cosine: Double, sine: Double)
  let seed: UInt64
  /// Land in m² by zone; zones that are absent are not built.
  let land: [Zone: Double]
  /// 0 without a lake, m² otherwise.
  let lakeArea: Double
  let isMain: Bool

  /// Quarters along either side of the ground: a third more than the land fills, and a margin.
  var quarters: Int {
    let total = Zone.allCases.reduce(lakeArea) { $0 + (land[$1] ?? 0) }
    let side = (total * 1.45).squareRoot() / Lattice.quarterSide
    return Int(side.rounded(.up)) + 3
  }

  /// Of the size of the main city of a full plan, whose frame has 53 quarters.
  private var relativeSize: Double { Double(quarters) / 53 }

  /// A quarter `steps` of the full plan away from the middle one.
  private func quarter(_ steps: Int) -> Int {
    let offset = (Double(steps) * relativeSize).rounded()
    return min(max(quarters / 2 + Int(offset), 0), quarters - 1)
  }

  /// Where the lake's middle lies in the frame, at a corner of quarters.
  var lakeQuarter: (column: Int, row: Int) { (quarter(-7), quarter(0)) }

  /// At most one channel behind each quarter of an axis; the first named wins.
  var channels: [Channel] {
    let everywhere = 0..<quarters
    let inner = quarter(-14)..<quarter(14) + 1
    let north = quarter(-6) + 1..<quarter(17) + 1
    var named = [
      Channel(kind: .brook, axis: .column, quarter: quarter(-5), width: 26, wet: inner),
      Channel(kind: .brook, axis: .row, quarter: quarter(5), width: 34, wet: inner),
    ]
    if isMain {
      named =
        [
          Channel(kind: .river, axis: .row, quarter: quarter(-6), width: 1150, wet: everywhere),
          Channel(kind: .canal, axis: .column, quarter: quarter(2), width: 80, wet: north),
          Channel(kind: .brook, axis: .column, quarter: quarter(7), width: 24, wet: north),
          Channel(kind: .brook, axis: .row, quarter: quarter(9), width: 30, wet: inner),
          Channel(kind: .brook, axis: .row, quarter: quarter(-9), width: 38, wet: inner),
          Channel(kind: .brook, axis: .column, quarter: quarter(-13), width: 20, wet: north),
        ] + named
    }
    return named.enumerated().filter { index, channel in
      !named[..<index].contains {
        $0.axis == channel.axis && abs($0.quarter - channel.quarter) < 2
      }
    }.map(\.element)
  }

  /// Lines where no channel is.
  var trunkLines: [TrunkLine] {
    var named = [TrunkLine(kind: .railway, axis: .column, quarter: quarter(isMain ? 5 : 3))]
    if isMain {
      named += [
        TrunkLine(kind: .expressway, axis: .row, quarter: quarter(3)),
        TrunkLine(kind: .expressway, axis: .column, quarter: quarter(-10)),
        TrunkLine(kind: .railway, axis: .row, quarter: quarter(-12)),
      ]
    }
    let channels = channels
    return named.filter { line in
      line.quarter > 0
        && !channels.contains { $0.axis == line.axis && $0.quarter + 1 == line.quarter }
    }
  }
}
