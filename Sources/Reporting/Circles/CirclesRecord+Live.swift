package import Assessment
import CircleDrawing
import PlanarGeometry
import TableFiles
import Wording

/// What a live page is told of circles; the docs' `LiveMap` says what each answer holds.
extension CirclesRecord {
  /// All circles, the units that they are made of and which of these are neighbours, as JSON.
  ///
  /// - Parameter city: whose page is shown: places are in its integers.
  /// - Complexity: O(vertices of the units).
  package func liveCircles(on city: City) -> [UInt8] {
    let grid = PageGrid(of: city)
    var json = JSONWriter()
    json.beginObject()
    json.member("minutes", options.minutes)
    json.key("band")
    json.beginArray()
    json.number(options.band.least, decimals: 3)
    json.number(options.band.most, decimals: 3)
    json.endArray()
    json.member("within", options.within.rawValue)
    json.member("radius", options.radius, decimals: 3)
    json.member("objective", drawn.objective, decimals: 3)
    json.key("circles")
    json.beginArray()
    for number in circles.positions.indices {
      append(EditedCircle.Figures(circles, at: number), isGiven: true, grid, to: &json)
    }
    json.endArray()
    appendAtoms(grid, to: &json)
    appendBorders(to: &json)
    json.endObject()
    return json.bytes
  }

  /// The circles that changes touch, before and after, and the units that belong to another circle now, as JSON.
  ///
  /// - Parameters:
  ///   - city: whose page is shown.
  ///   - commands: lines that make the same changes with the command; empty where none can say them.
  package func liveEdits(on city: City, commands: [String]) -> [UInt8] {
    let grid = PageGrid(of: city)
    var json = JSONWriter()
    json.beginObject()
    json.key("circles")
    json.beginArray()
    for edited in editedCircles { append(edited, grid, to: &json) }
    json.endArray()
    appendMoved(to: &json)
    json.key("objective")
    json.beginArray()
    json.number(before?.drawn.objective, decimals: 3)
    json.number(drawn.objective, decimals: 3)
    json.endArray()
    json.key("commands")
    json.beginArray()
    for line in commands { json.string(line) }
    json.endArray()
    json.endObject()
    return json.bytes
  }

  private func append(_ edited: EditedCircle, _ grid: PageGrid, to json: inout JSONWriter) {
    json.beginObject()
    json.member("id", edited.id)
    json.member("change", edited.change.rawValue)
    for (name, side) in [("before", edited.before), ("after", edited.after)] {
      json.key(name)
      if let side {
        append(side, isGiven: name == "before", grid, to: &json)
      } else {
        json.null()
      }
    }
    json.endObject()
  }

  /// A circle as it is on one side of a change.
  ///
  /// - Parameter isGiven: before anybody changed it.
  private func append(
    _ side: EditedCircle.Figures, isGiven: Bool, _ grid: PageGrid, to json: inout JSONWriter
  ) {
    let circle = side.circle
    json.beginObject()
    json.member("id", circle.id)
    json.key("name")
    json.string(circle.name)
    json.member("people", circle.people, decimals: 3)
    json.member("place", place(ofPeople: circle.people))
    json.member("area", side.area, decimals: 3)
    json.member("atoms", circle.atoms.count)
    json.member("walk_mean", circle.meanWalk, decimals: 3)
    json.member("walk_worst", circle.worstWalk, decimals: 3)
    json.member("share_within", circle.shareWithin?.clampedToShare, decimals: 9)
    appendMissed(by: circle, isGiven: isGiven, to: &json)
    json.member("met", side.verdict?.met)
    json.member("types", side.verdict?.required)
    json.key("meets")
    json.string(side.verdict?.meets?.rawValue)
    json.strings("missed_types", side.missedTypes)
    appendCentre(of: circle, grid, to: &json)
    json.endObject()
  }

  private func appendMissed(by circle: DrawnCircle, isGiven: Bool, to json: inout JSONWriter) {
    json.key("missed")
    json.beginArray()
    for missed in circle.missed {
      json.beginObject()
      json.member("rule", missed.rule.rawValue)
      json.member("name", missed.rule.text[language])
      let isOfFile = isGiven && missed.reason == .edited
      json.member("reason", (isOfFile ? CircleTexts.givenSo : reason(of: missed))[language])
      json.endObject()
    }
    json.endArray()
  }

  private func appendCentre(
    of circle: DrawnCircle, _ grid: PageGrid, to json: inout JSONWriter
  ) {
    let place = grid.place(circle.centre.position)
    json.integers("centre", [place.x, place.y])
    json.key("centre_name")
    json.string(circle.centre.site.map { drawn.sites[$0].name ?? drawn.sites[$0].id })
  }

  private func appendAtoms(_ grid: PageGrid, to json: inout JSONWriter) {
    json.key("atoms")
    json.beginArray()
    for (position, atom) in drawn.atoms.city.communities.enumerated() {
      json.beginObject()
      json.member("id", atom.id)
      json.key("name")
      json.string(atom.name)
      json.member("circle", drawn.circles[Int(drawn.circleOfAtom[position])].id)
      json.member("people", atom.population, decimals: 3)
      json.key("rings")
      json.lines(grid.rings(of: atom.region))
      json.endObject()
    }
    json.endArray()
  }

  /// Pairs of positions of units, each with 1 where people walk across.
  private func appendBorders(to json: inout JSONWriter) {
    json.key("borders")
    json.lines(
      drawn.atoms.borders.map { [Int($0.first), Int($0.second), $0.isWalkable ? 1 : 0] })
  }

  /// Positions of units, each with the circle to which it belongs now.
  private func appendMoved(to json: inout JSONWriter) {
    json.key("atoms")
    json.beginArray()
    let given = before?.drawn ?? drawn
    for atom in drawn.circleOfAtom.indices {
      let now = drawn.circles[Int(drawn.circleOfAtom[atom])].id
      guard given.circles[Int(given.circleOfAtom[atom])].id != now else { continue }
      json.beginArray()
      json.integer(atom)
      json.string(now)
      json.endArray()
    }
    json.endArray()
  }
}
