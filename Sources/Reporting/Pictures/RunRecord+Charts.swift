import Assessment
import FlatArrays
import PlanarGeometry
import Wording

/// The charts of a run. Their figures are those of its tables.
extension RunRecord {
  // MARK: - Coverage by type

  /// A bar for each type, in the standard's order.
  func coverageChart(_ layout: PictureLayout) -> Picture {
    let totals = result.typeTotals(of: city.communities.indices, in: city)
    let sheet = PictureSheet(
      layout, title: PictureTexts.coverageByType(cityTitle)[language], subtitles: [shareLine],
      remarks: pictureRemarks)
    var chart = ChartDrawing(sheet, nameEms: Self.nameEms(layout), endEms: 12, most: 1)
    chart.drawAxis(at: [0, 0.25, 0.5, 0.75, 1]) { ($0 * 100).fixedText(decimals: 0) + "%" }
    for (type, total) in totals.enumerated() { addBar(of: type, total, to: &chart) }
    let x = chart.x(result.threshold)
    chart.sheet.picture.addLine(
      PlanarPoint(x: x, y: chart.plot.minY - 0.3 * chart.em),
      PlanarPoint(x: x, y: chart.plot.maxY), color: .ink, width: 0.1 * chart.em)
    chart.sheet.add(
      PictureTexts.threshold(result.threshold.percentShortText)[language],
      at: PlanarPoint(x: x, y: chart.plot.minY - 0.6 * chart.em), ems: 0.85, anchor: .middle)
    for (head, x) in [
      (PictureTexts.communitiesMeeting, chart.sheet.content.maxX),
      (PictureTexts.covered, chart.coverageEnd),
    ] {
      chart.sheet.add(
        head[language], at: PlanarPoint(x: x, y: chart.plot.minY - 0.6 * chart.em), ems: 0.8,
        anchor: .end, color: .paleInk)
    }
    addLegend(
      PictureTexts.wholeCity,
      [
        (.area(MapColors.color(of: .met)), PictureTexts.overThreshold),
        (.area(MapColors.color(of: .partial)), PictureTexts.belowThreshold),
      ], to: &chart.sheet)
    return chart.sheet.picture
  }

  private func addBar(of type: Int, _ total: TypeTotals, to chart: inout ChartDrawing) {
    let count = result.types.count
    let row = chart.row(type, of: count)
    chart.addName(chartName(ofType: type, columns: chart.nameColumns), row: type, of: count)
    chart.addFigure(
      "\(total.count(.met))/\(total.judged)", x: chart.sheet.content.maxX, row: type, of: count,
      anchor: .end)
    guard let coverage = total.coverage else { return }
    let isMet = Verdict.met == total.pooledVerdict(threshold: result.threshold)
    chart.sheet.picture.add(
      PlanarBox(
        minX: chart.plot.minX, minY: row.middle - 0.32 * row.height, maxX: chart.x(coverage),
        maxY: row.middle + 0.32 * row.height),
      fill: MapColors.color(of: isMet ? .met : .partial),
      title: "\(result.types[type].name[language].printable) · \(coverage.percentText)")
    chart.addFigure(
      coverage.percentText, x: chart.coverageEnd, row: type, of: count, anchor: .end)
  }

  /// A type with its radius.
  private func chartName(ofType type: Int, columns: Int) -> String {
    let radius = AssessmentTexts.metres(result.radii[type].fixedText(decimals: 0))[language]
    let name = result.types[type].name[language].printable
    return "\(name.cut(to: columns - radius.displayWidth - 3)) · \(radius)"
  }

  /// Room for names in letters.
  private static func nameEms(_ layout: PictureLayout) -> Double { layout.hasFrame ? 21 : 17 }

  private func addLegend(
    _ title: LocalizedText, _ entries: [(PictureLegend.Sign, LocalizedText)],
    to sheet: inout PictureSheet
  ) {
    var legend = PictureLegend(in: sheet)
    legend.addHeading(title[language], to: &sheet)
    for (sign, words) in entries { legend.add(sign, words[language], to: &sheet) }
  }

  // MARK: - Distribution of the index

  /// How many communities have which exam index; nil where none has one.
  func indexChart(_ layout: PictureLayout) -> Picture? {
    let exams = (scores?.communities ?? []).compactMap(\.exam)
    guard let histogram = Histogram(of: exams, widths: [1, 2, 5, 10], most: 24),
      let median = exams.median
    else { return nil }
    var sheet = PictureSheet(
      layout, title: PictureTexts.indexDistribution(cityTitle)[language],
      subtitles: [
        (PictureTexts.communities(exams.count) + LocalizedText.semicolon
          + PictureTexts.median(median.fixedText(decimals: 1)))[language]
      ], remarks: [IndexTexts.disclaimer[language]] + pictureRemarks)
    draw(histogram, median: median, in: &sheet)
    return sheet.picture
  }

  private func draw(_ histogram: Histogram, median: Double, in sheet: inout PictureSheet) {
    let em = sheet.layout.em
    // Nothing stands beside it: the chart is as wide as the sheet.
    let plot = PlanarBox(
      minX: sheet.content.minX + 1 * em, minY: sheet.content.minY + 3 * em,
      maxX: sheet.side.maxX - 1 * em, maxY: sheet.content.maxY - 3.4 * em)
    let step = plot.width / Double(histogram.counts.count)
    let most = max(1, Double(histogram.counts.max() ?? 1))
    let bars = histogram.counts.enumerated().map { number, count in
      let x = plot.minX + Double(number) * step
      return PlanarBox(
        minX: x + 0.06 * step, minY: plot.maxY - plot.height * Double(count) / most,
        maxX: x + 0.94 * step, maxY: plot.maxY)
    }
    for bar in bars { sheet.picture.add(bar, fill: MapColors.color(of: .met)) }
    drawMedian(median, of: histogram, plot, in: &sheet)
    for (bar, count) in zip(bars, histogram.counts) {
      sheet.add(
        "\(count)", at: PlanarPoint(x: bar.center.x, y: bar.minY - 0.4 * em), ems: 0.85,
        anchor: .middle, hasHalo: true)
    }
    for number in 0...histogram.counts.count {
      sheet.add(
        (histogram.start + Double(number) * histogram.width).shortText,
        at: PlanarPoint(x: plot.minX + Double(number) * step, y: plot.maxY + 1.2 * em), ems: 0.8,
        anchor: .middle, color: .paleInk)
    }
    sheet.picture.addLine(
      PlanarPoint(x: plot.minX, y: plot.maxY), PlanarPoint(x: plot.maxX, y: plot.maxY),
      color: .paleInk, width: 0.06 * em)
    sheet.add(
      PictureTexts.communityAxis[language],
      at: PlanarPoint(x: plot.minX, y: sheet.content.minY + 0.6 * em), ems: 0.85, color: .paleInk)
    sheet.add(
      PictureTexts.indexLegend[language], at: PlanarPoint(x: plot.maxX, y: plot.maxY + 2.6 * em),
      ems: 0.85, anchor: .end, color: .paleInk)
  }

  private func drawMedian(
    _ median: Double, of histogram: Histogram, _ plot: PlanarBox, in sheet: inout PictureSheet
  ) {
    let em = sheet.layout.em
    let span = histogram.width * Double(histogram.counts.count)
    let x = plot.minX + plot.width * (median - histogram.start) / span
    sheet.picture.addLine(
      PlanarPoint(x: x, y: plot.minY - 1.5 * em), PlanarPoint(x: x, y: plot.maxY), color: .ink,
      width: 0.08 * em)
    sheet.add(
      PictureTexts.median(median.fixedText(decimals: 1))[language],
      at: PlanarPoint(x: x + 0.4 * em, y: plot.minY - 1.3 * em), ems: 0.85)
  }

  // MARK: - Distances

  /// How far people are from each type.
  func distanceChart(_ layout: PictureLayout) -> Picture {
    let distances = result.types.indices.map { result.communityDistances(ofType: $0) }
    let longest = zip(distances, result.radii).map { max($0?.p90 ?? 0, $1) }.max() ?? 1
    let sheet = PictureSheet(
      layout, title: PictureTexts.distancesByType(cityTitle)[language],
      subtitles: [PictureTexts.distanceNote(isWalk: isOnFoot)[language]], remarks: pictureRemarks)
    let step = Self.step(longest)
    let most = (longest / step).rounded(.up) * step
    var chart = ChartDrawing(sheet, nameEms: Self.nameEms(layout), endEms: 1, most: most)
    chart.drawAxis(at: Array(stride(from: 0, through: most, by: step))) {
      $0.fixedText(decimals: 0)
    }
    for (type, own) in distances.enumerated() { addDistances(own, of: type, to: &chart) }
    chart.sheet.add(
      PictureTexts.metresAxis[language],
      at: PlanarPoint(x: chart.plot.maxX, y: chart.plot.minY - 0.6 * chart.em), ems: 0.8,
      anchor: .end,
      color: .paleInk)
    addLegend(
      AssessmentTexts.distances,
      [
        (.dot(MapColors.color(of: .met)), PictureTexts.p50),
        (.dot(MapColors.color(of: .absent)), PictureTexts.p90),
        (.line(.ink, width: 0.16 * chart.em), PictureTexts.radius),
      ], to: &chart.sheet)
    return chart.sheet.picture
  }

  /// A round step of an axis up to a length.
  private static func step(_ longest: Double) -> Double {
    [10.0, 20, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000].first { longest / $0 <= 8 }
      ?? longest / 4
  }

  private func addDistances(
    _ distances: (p50: Double, p90: Double)?, of type: Int, to chart: inout ChartDrawing
  ) {
    let count = result.types.count
    let row = chart.row(type, of: count)
    chart.addName(chartName(ofType: type, columns: chart.nameColumns), row: type, of: count)
    if let distances {
      let ends = [distances.p50, distances.p90].map { PlanarPoint(x: chart.x($0), y: row.middle) }
      chart.sheet.picture.addLine(
        ends[0], ends[1], color: MapColors.street, width: 0.14 * row.height)
      for (end, verdict) in zip(ends, [Verdict.met, .absent]) {
        chart.sheet.picture.add(
          .dots([end], radius: 0.2 * row.height, color: MapColors.color(of: verdict)))
      }
    }
    let x = chart.x(result.radii[type])
    chart.sheet.picture.addLine(
      PlanarPoint(x: x, y: row.middle - 0.36 * row.height),
      PlanarPoint(x: x, y: row.middle + 0.36 * row.height), color: .ink, width: 0.16 * chart.em)
  }
}

extension ChartDrawing {
  /// Where the column of coverages ends, left of that of communities.
  fileprivate var coverageEnd: Double { sheet.content.maxX - 6.5 * em }
}
