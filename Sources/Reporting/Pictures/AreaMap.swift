import Assessment
import PlanarGeometry
import Wording

/// A map of areas in a few classes, before it has a size.
struct AreaMap {
  /// One area and the class of its figure.
  struct Area {
    var region: PlanarRegion
    /// Name and figure.
    var title: String
    /// The district around it; areas of one follow each other when they are drawn.
    var group: String?
    /// Position in `classes`.
    var kind: Int
  }

  struct Kind {
    var label: String
    var color: PictureColor
  }

  /// Points of one look.
  struct Points {
    var places: [PlanarPoint]
    var label: String
    var color: PictureColor
  }

  /// A name of several areas or one, where it stands, and how much of it there is: the greater comes first where
  /// two names want one place.
  struct Name {
    var text: String
    var place: PlanarPoint
    var weight: Double
  }

  var title: String
  var subtitles: [String]
  var remarks: [String]
  var legendTitle: String
  var kinds: [Kind]
  var areas: [Area]
  var points: [Points] = []
  var pointsTitle: String?
  var names: [Name] = []
  /// Metres of the city that are seen.
  var window: PlanarBox
  /// Whether the borders of groups are drawn.
  var hasGroupBorders = true
  /// Whether streets are drawn below.
  var hasStreets = false
}

/// An area map being drawn.
struct AreaMapDrawing {
  private let map: AreaMap
  private let ground: MapGround
  private var sheet: PictureSheet
  private let canvas: MapCanvas

  /// - Parameter ground: waters, railways and streets.
  static func picture(_ map: AreaMap, on ground: MapGround, layout: PictureLayout) -> Picture {
    var drawing = AreaMapDrawing(map, on: ground, layout: layout)
    drawing.drawAreas()
    drawing.drawGround()
    drawing.drawPoints()
    drawing.drawNames()
    drawing.drawLegend()
    return drawing.sheet.picture
  }

  private init(_ map: AreaMap, on ground: MapGround, layout: PictureLayout) {
    self.map = map
    self.ground = ground
    sheet = PictureSheet(
      layout, title: map.title, subtitles: map.subtitles, remarks: map.remarks)
    canvas = MapCanvas(showing: map.window, in: sheet.content)
  }

  private var em: Double { sheet.layout.em }

  // MARK: - Areas

  /// Each group's border is drawn broad and then covered by its areas, so that of the border only the outer part is
  /// seen: it needs no border to be the same in two areas.
  private mutating func drawAreas() {
    let groups = Dictionary(grouping: map.areas.indices) { map.areas[$0].group ?? "" }
    for (_, members) in groups.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let rings = members.map { canvas.rings(of: map.areas[$0].region) }
      if map.hasGroupBorders {
        sheet.picture.add(
          Picture.Shape(
            paths: rings.flatMap(\.self), isClosed: true, stroke: MapColors.border,
            lineWidth: 0.2 * em))
      }
      drawAreas(members, rings)
    }
  }

  private mutating func drawAreas(_ members: [Int], _ rings: [[[PlanarPoint]]]) {
    for kind in map.kinds.indices {
      for (member, paths) in zip(members, rings) where map.areas[member].kind == kind {
        guard !paths.isEmpty else { continue }
        sheet.picture.add(
          Picture.Shape(
            paths: paths, isClosed: true, fill: map.kinds[kind].color,
            stroke: MapColors.thinBorder, lineWidth: 0.035 * em, title: map.areas[member].title))
      }
    }
  }

  // MARK: - Ground, points and names

  private mutating func drawGround() {
    for area in ground.areas {
      let paths = area.compactMap { canvas.ring($0.dropLast().map(canvas.place)) }
      guard !paths.isEmpty else { continue }
      sheet.picture.add(Picture.Shape(paths: paths, isClosed: true, fill: MapColors.water))
    }
    let lines = ground.lines.flatMap(canvas.lines(along:))
    if !lines.isEmpty {
      sheet.picture.add(
        Picture.Shape(
          paths: lines, isClosed: false, stroke: MapColors.barrierLine, lineWidth: 0.08 * em))
    }
    guard map.hasStreets else { return }
    let streets = ground.streets(in: map.window).flatMap(canvas.lines(along:))
    guard !streets.isEmpty else { return }
    sheet.picture.add(
      Picture.Shape(
        paths: streets, isClosed: false, stroke: MapColors.street, lineWidth: 0.06 * em))
  }

  private mutating func drawPoints() {
    let count = map.points.reduce(0) { $0 + $1.places.count }
    let radius = (map.hasStreets ? 1.4 : 1) * (count > 400 ? 0.12 : count > 120 ? 0.17 : 0.24) * em
    for kind in map.points {
      let places = kind.places.map(canvas.place).filter(canvas.box.contains)
      guard !places.isEmpty else { continue }
      sheet.picture.add(.dots(Set(places).sorted(by: precede), radius: radius, color: kind.color))
    }
  }

  private func precede(_ a: PlanarPoint, _ b: PlanarPoint) -> Bool { (a.y, a.x) < (b.y, b.x) }

  /// Names where no other is; those that find no room are left out.
  private mutating func drawNames() {
    var taken: [PlanarBox] = []
    for name in map.names.sorted(by: { ($1.weight, $0.text) < ($0.weight, $1.text) }) {
      let text = name.text.cut(to: Self.nameColumns)
      let half = (x: text.widthInEms * em / 2 + 0.3 * em, y: 0.65 * em)
      let middle = canvas.place(name.place)
      let boxes = [0, -1.3, 1.3, -2.6, 2.6].map { step in
        let y = middle.y + step * em
        return PlanarBox(
          minX: middle.x - half.x, minY: y - half.y, maxX: middle.x + half.x, maxY: y + half.y)
      }
      guard
        let box = boxes.first(where: { box in
          canvas.box.expanded(by: 0.5 * em).holds(box) && !taken.contains { $0.intersects(box) }
        })
      else { continue }
      taken.append(box)
      sheet.add(
        text, at: PlanarPoint(x: box.center.x, y: box.maxY - 0.3 * em), ems: 0.95,
        anchor: .middle, isBold: true, hasHalo: true)
    }
  }

  private static let nameColumns = 18

  // MARK: - Legend

  private mutating func drawLegend() {
    var legend = PictureLegend(in: sheet)
    legend.addHeading(map.legendTitle, to: &sheet)
    for kind in map.kinds where !kind.label.isEmpty {
      legend.add(.area(kind.color), kind.label, to: &sheet)
    }
    if let title = map.pointsTitle {
      legend.addSpace(ems: 0.6, of: sheet)
      legend.addHeading(title, to: &sheet)
    } else {
      legend.addSpace(ems: 0.8, of: sheet)
    }
    for kind in map.points { legend.add(.dot(kind.color), kind.label, to: &sheet) }
    if map.pointsTitle != nil { legend.addSpace(ems: 0.8, of: sheet) }
    if map.hasGroupBorders, let label = ground.borderLabel {
      legend.add(.line(MapColors.border, width: 0.14 * em), label, to: &sheet)
    }
    if !ground.areas.isEmpty {
      legend.add(.area(MapColors.water), ground.areaLabel, to: &sheet)
    }
    if !ground.lines.isEmpty {
      legend.add(
        .line(MapColors.barrierLine, width: 0.08 * em), ground.lineLabel, to: &sheet)
    }
    if map.hasStreets, let label = ground.streetLabel {
      legend.add(.line(MapColors.street, width: 0.06 * em), label, to: &sheet)
    }
    drawScale()
  }

  /// A bar of a round length, and an arrow to the north above its end.
  private mutating func drawScale() {
    let (x, y) = (sheet.side.minX, sheet.side.maxY - 0.6 * em)
    let longest = 9 * em / canvas.scale
    let metres = Self.lengths.last { $0 <= longest } ?? Self.lengths[0]
    let length = metres * canvas.scale
    for part in 0..<2 {
      let from = x + length * Double(part) / 2
      sheet.picture.add(
        PlanarBox(minX: from, minY: y - 0.3 * em, maxX: from + length / 2, maxY: y),
        fill: part == 0 ? .ink : MapColors.street)
    }
    sheet.add(
      ground.lengthText(metres), at: PlanarPoint(x: x, y: y - 0.7 * em), ems: 0.85)
    drawNorth(at: PlanarPoint(x: sheet.side.maxX - 1.6 * em, y: y))
  }

  /// Lengths of scale bars in metres.
  private static let lengths = [1.0, 10, 100, 1000, 10_000, 100_000, 1_000_000].flatMap {
    [$0, 2 * $0, 5 * $0]
  }

  private mutating func drawNorth(at foot: PlanarPoint) {
    let tip = PlanarPoint(x: foot.x, y: foot.y - 2.2 * em)
    let notch = PlanarPoint(x: foot.x, y: foot.y - 0.5 * em)
    for (side, color) in [(-1.0, PictureColor.ink), (1, MapColors.street)] {
      let corner = PlanarPoint(x: foot.x + side * 0.65 * em, y: foot.y)
      sheet.picture.add(
        Picture.Shape(paths: [[tip, corner, notch]], isClosed: true, fill: color))
    }
    sheet.add(
      ground.northText, at: PlanarPoint(x: foot.x, y: tip.y - 0.4 * em), ems: 0.95,
      anchor: .middle, isBold: true)
  }
}

extension PlanarBox {
  /// Whether all of another box is inside.
  fileprivate func holds(_ other: PlanarBox) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }
}
