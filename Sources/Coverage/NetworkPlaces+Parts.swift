import PlanarGeometry
import WalkNetwork

extension NetworkPlaces {
  /// Length in metres of the longer side of the box that holds a piece.
  func side(of number: Int) -> Double {
    max(pieces[number].square.width, pieces[number].square.height)
  }

  /// The parts of a piece in the quarters of its square, made when they are first asked for.
  ///
  /// Complexity: O(pieces of edges about the piece + vertices of its outline), once.
  mutating func parts(of number: Int) -> Range<Int> {
    if pieces[number].firstPart < 0 { divide(number) }
    let first = Int(pieces[number].firstPart)
    return first..<first + Int(pieces[number].partCount)
  }

  private mutating func divide(_ number: Int) {
    let piece = pieces[number]
    let whole = outline(of: piece)
    pieces[number].firstPart = Int32(pieces.count)
    if let whole {
      divide(piece, whole)
    } else {
      for quarter in piece.square.quarters {
        let place = surroundings.place(
          in: piece.place, center: quarter.center, radius: quarter.diagonal / 2)
        append(place, land: piece.land, share: piece.share / 4, square: quarter, clip: -1)
      }
    }
    pieces[number].partCount = Int32(pieces.count) - pieces[number].firstPart
  }

  private mutating func divide(_ piece: Piece, _ whole: LandOutlines.Outline) {
    let landArea = land[Int(piece.land)].area
    let parts = outlines.quarters(of: whole, about: piece.square.center)
    for (quarter, part) in zip(piece.square.quarters, parts) {
      guard part.area > 1e-9 * landArea * piece.share else { continue }
      let place = surroundings.place(
        in: piece.place, center: part.box.center, radius: part.box.diagonal / 2)
      clips.append(part)
      append(
        place, land: piece.land, share: part.area / landArea, square: quarter,
        clip: Int32(clips.count - 1))
    }
  }

  /// nil when the piece is its whole square.
  private mutating func outline(of piece: Piece) -> LandOutlines.Outline? {
    if piece.clip >= 0 { return clips[Int(piece.clip)] }
    let land = land[Int(piece.land)]
    let squareArea = piece.square.width * piece.square.height
    if abs(piece.share * land.area - squareArea) <= 1e-9 * squareArea { return nil }
    return outlines.outline(of: land.region, in: piece.square)
  }
}

extension PlanarBox {
  fileprivate var quarters: [PlanarBox] {
    let middle = center
    return [
      PlanarBox(minX: minX, minY: minY, maxX: middle.x, maxY: middle.y),
      PlanarBox(minX: middle.x, minY: minY, maxX: maxX, maxY: middle.y),
      PlanarBox(minX: minX, minY: middle.y, maxX: middle.x, maxY: maxY),
      PlanarBox(minX: middle.x, minY: middle.y, maxX: maxX, maxY: maxY),
    ]
  }
}
