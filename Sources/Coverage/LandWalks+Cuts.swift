import NearestStreets
import PlanarGeometry

/// What of a part lies within a distance.
extension LandWalks {
  /// Area in m², and by how much it would grow with a metre more, in m.
  struct Cut {
    var area = 0.0
    var rate = 0.0
  }

  /// Some area in m² with the sum of its walks in m³.
  struct Sum {
    var area = 0.0
    var metres = 0.0
  }

  /// Complexity: O(bands of the part).
  mutating func cut(_ number: Int, within distance: Double) -> Cut {
    var result = Cut()
    let bands = sheet.partition.bands
    guard number < strips else {
      let sector = sheet.partition.sectors[number - strips]
      let radius = distance - walk(ofSector: number)
      for band in sector.bands {
        let part = bands[Int(band)].cut(withinRadius: radius)
        result.area += part.area
        result.rate += part.growth
      }
      return result
    }
    forEachStretch(of: number) { band, from, to, section in
      let part = band.cut(below: section.line(within: distance), from: from, to: to)
      result.area += part.area
      result.rate += part.growth
    }
    return result
  }

  /// Complexity: O(bands of the part).
  mutating func sum(of number: Int, within distance: Double) -> Sum {
    var result = Sum()
    let bands = sheet.partition.bands
    guard number < strips else {
      let walk = walk(ofSector: number)
      for band in sheet.partition.sectors[number - strips].bands {
        let size = bands[Int(band)].measure(withinRadius: distance - walk)
        result.area += size.area
        result.metres += size.legs + walk * size.area
      }
      return result
    }
    forEachStretch(of: number) { band, from, to, section in
      let size = band.measure(below: section.line(within: distance), from: from, to: to)
      result.area += size.area
      result.metres += size.legs + section.value * size.area + section.slope * size.along
    }
    return result
  }

  /// The sum of all walks of a part that has a way, in m³. Complexity: O(bands of the part).
  mutating func metresOfAll(_ number: Int) -> Double {
    let part = parts[number]
    let edge = Int(part.edge)
    if number >= strips {
      return part.size.legs + (bounds[number].least - part.leastLeg) * part.size.area
    }
    guard !hasFacility[edge] else { return sum(of: number, within: .infinity).metres }
    let (tail, head) = (byTail[edge], byHead[edge])
    let middle = 0.5 * (head - tail)
    if middle >= part.last {
      return part.size.legs + tail * part.size.area + part.size.along
    }
    let metres = part.size.legs + head * part.size.area - part.size.along
    // Before the middle the way by the tail is shorter, by twice the way to the middle.
    return middle > part.first ? metres - 2 * moment(ofStrip: number, before: middle) : metres
  }

  /// ∫ way to a place of the edge over what of a strip is before it, in m³.
  private func moment(ofStrip number: Int, before middle: Double) -> Double {
    let strip = sheet.partition.strips[number]
    let place = (middle - strip.measure) / strip.slope
    var moment = 0.0
    for band in strip.bands {
      let band = sheet.partition.bands[Int(band)]
      let (start, end) =
        strip.slope > 0
        ? (band.start, min(band.end, place)) : (max(band.start, place), band.end)
      if start < end { moment += band.moment(about: place, from: start, to: end) }
    }
    return abs(strip.slope * moment)
  }

  /// Metres from the vertex of a sector, its leg there included.
  func walk(ofSector number: Int) -> Double {
    bounds[number].least - sheet.partition.sectors[number - strips].leastRadius
  }
}
