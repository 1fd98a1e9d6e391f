import Assessment
import PlanarGeometry
import Wording

/// Maps of parts of the city.
extension RunRecord {
  /// The communities of a district by the first circle; nil where no required type has it.
  func districtPicture(
    _ name: String, of positions: [Int], layout: PictureLayout
  ) -> Picture? {
    guard let circle = standard.circles.first, !positions.isEmpty,
      let map = districtMap(name, of: positions, by: circle)
    else { return nil }
    return AreaMapDrawing.picture(
      map, on: MapGround(of: city, language: language), layout: layout)
  }

  private func districtMap(
    _ name: String, of positions: [Int], by circle: ServiceCircle
  ) -> AreaMap? {
    guard let number = standard.circles.firstIndex(of: circle),
      !result.requiredTypes(minutes: circle.minutes).isEmpty
    else { return nil }
    let classes = CircleClasses(
      required: result.requiredTypes(minutes: circle.minutes).count, language: language)
    let kinds = positions.map { classes.kind(of: result.circles[$0][number]) }
    return AreaMap(
      title: PictureTexts.district(name, circle.name)[language].printable, subtitles: [shareLine],
      remarks: pictureRemarks, legendTitle: PictureTexts.typesMissed[language],
      kinds: classes.kinds(counting: kinds),
      areas: zip(positions, kinds).map { position, kind in
        AreaMap.Area(
          region: city.communities[position].region, title: label(ofCommunity: position),
          group: name, kind: kind)
      }, names: names(of: positions) { $0.street },
      window: positions.map { city.communities[$0] }.box)
  }

  /// A community with the facilities in and around it, and its streets.
  func communityPicture(_ position: Int, _ layout: PictureLayout) -> Picture {
    let region = city.communities[position].region
    let window = region.box.expanded(by: max(Self.leastMargin, region.box.diagonal / 5))
    let shown = city.communities.indices.filter {
      city.communities[$0].region.box.intersects(window)
    }
    let map = AreaMap(
      title: PictureTexts.community(label(ofCommunity: position))[language].printable,
      subtitles: [], remarks: pictureRemarks, legendTitle: PictureTexts.map[language],
      kinds: [
        .init(label: PictureTexts.thisCommunity[language], color: PictureColor(0xFCEFC9)),
        .init(label: PictureTexts.neighbours[language], color: PictureColor(0xEFF2F5)),
      ],
      areas: shown.map { own in
        AreaMap.Area(
          region: city.communities[own].region, title: label(ofCommunity: own),
          group: own == position ? "1" : "0", kind: own == position ? 0 : 1)
      }, points: facilityPoints(in: window),
      pointsTitle: PictureTexts.facilitiesByCategory[language],
      names: names(of: shown) { $0.name }.filter { window.contains($0.place) },
      window: window, hasGroupBorders: true, hasStreets: true)
    return AreaMapDrawing.picture(
      map, on: MapGround(of: city, language: language, hasDistricts: false), layout: layout)
  }

  /// Metres of the surroundings that a map of a community shows at least.
  private static let leastMargin = 250.0

  /// Facilities by the category of their first type.
  private func facilityPoints(in window: PlanarBox) -> [AreaMap.Points] {
    let table = city.facilities
    var places: [String: [PlanarPoint]] = [:]
    for position in 0..<table.count {
      let place = table.place(of: position)
      guard window.contains(place), let service = table.serviceRange(of: position).first else {
        continue
      }
      let type = standard.types[Int(table.services[service].type)]
      places[type.category ?? "", default: []].append(place)
    }
    let categories = standard.categories.map { (id: $0.id, name: $0.name) }
    return (categories + [(id: "", name: PictureTexts.otherCategory)]).enumerated().compactMap {
      number, category in
      guard let own = places[category.id] else { return nil }
      let color = MapColors.kinds[min(number, MapColors.kinds.count - 1)]
      return AreaMap.Points(
        places: own, label: category.name[language].printable, color: color)
    }
  }
}
