import PlanarGeometry
import TableFiles
import WhatIf

/// What lies within a type's radius of a place, as a page draws it: the streets walked, or the circle.
struct CatchmentAnswer {
  var type: String
  /// Local metres.
  var center: PlanarPoint
  /// Metres that are walked.
  var radius: Double
  /// Factor on straight distances.
  var detour: Double
  /// nil where the metric is straight.
  var parts: [StreetPart]?

  /// Metres of one step of the integers.
  private static let unit = 0.1

  var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("type")
    json.string(type)
    json.key("radius")
    json.number(radius, decimals: 3)
    json.key("unit")
    json.number(Self.unit, decimals: 3)
    json.key("origin")
    json.numbers([origin.x, origin.y], decimals: 3)
    if let parts { append(parts, to: &json) } else { appendCircle(to: &json) }
    json.endObject()
    return json.bytes
  }

  /// Of the integers: whole metres near the place.
  private var origin: PlanarPoint { PlanarPoint(x: center.x.rounded(), y: center.y.rounded()) }

  private func appendCircle(to json: inout JSONWriter) {
    json.key("metric")
    json.string("straight")
    json.key("circle")
    json.beginObject()
    json.key("center")
    json.integers(integers(of: [center]))
    json.key("radius")
    json.number(radius / detour, decimals: 3)
    json.endObject()
  }

  private func append(_ parts: [StreetPart], to json: inout JSONWriter) {
    json.key("metric")
    json.string("network")
    json.key("streets")
    json.beginArray()
    for part in parts { json.integers(integers(of: part.points)) }
    json.endArray()
    json.key("from")
    json.numbers(parts.map(\.metresAtStart), decimals: 1)
    json.key("to")
    json.numbers(parts.map(\.metresAtEnd), decimals: 1)
  }

  /// The first point from the origin, each other from the one before it.
  private func integers(of points: [PlanarPoint]) -> [Int] {
    var last = (x: 0, y: 0)
    return points.flatMap { point -> [Int] in
      let (x, y) = (steps(point.x - origin.x), steps(point.y - origin.y))
      defer { last = (x, y) }
      return [x - last.x, y - last.y]
    }
  }

  /// Streets within a radius are never so far away that this is not exact.
  private func steps(_ metres: Double) -> Int {
    Int(exactly: (metres / Self.unit).rounded()) ?? 0
  }
}

extension JSONWriter {
  mutating func integers(_ values: [Int]) {
    beginArray()
    for value in values { integer(value) }
    endArray()
  }

  mutating func numbers(_ values: [Double], decimals: Int) {
    beginArray()
    for value in values { number(value, decimals: decimals) }
    endArray()
  }
}
