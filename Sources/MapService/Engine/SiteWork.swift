import Assessment
import CityReading
import CitySiting
import Coverage
import FacilityLocation
import PlanarGeometry
import Projection
import TableFiles
import WhatIf
import Wording

/// What a page asks where to build: as `site --type T --count P` answers it.
struct SiteWish: Equatable, Sendable {
  var type: String
  var count: Int
  /// Id of the community in which the sites must stand; nil for anywhere.
  var community: String?

  static let counts = 1...10

  init(_ json: JSONValue) throws(RequestRefusal) {
    var form = DraftForm()
    let members = form.members(json, "body", known: ["type", "count", "community"])
    type = form.text(members["type"], "type") ?? ""
    count = form.wholeNumber(members["count"], "count", in: Self.counts) ?? 1
    if let json = members["community"] { community = form.text(json, "community") }
    try form.finish()
  }
}

/// One siting, which ends early when its task is cancelled.
struct SiteWork: Sendable {
  let study: MapStudy
  let wish: SiteWish

  func run() async throws(RequestRefusal) -> [UInt8] {
    guard study.baseline.types.contains(where: { $0.id == wish.type }) else {
      throw RequestRefusal(422, MapTexts.unknownType(wish.type))
    }
    let candidates = try candidates()
    let siting = try await models(candidates)
    try checkCancellation()
    guard siting.exclusions.contains(where: { $0 == nil }) else {
      throw RequestRefusal(422, MapTexts.noCandidate)
    }
    let search = SitingSearch { Task.isCancelled }
    let answer = siting.maximalCovering(budget: Double(wish.count), search: search)
    try checkCancellation()
    return try json(answer, of: siting)
  }

  private func checkCancellation() throws(RequestRefusal) {
    if Task.isCancelled { throw .superseded }
  }

  private func candidates() throws(RequestRefusal) -> [CandidateSite] {
    guard let id = wish.community else { return study.candidates }
    guard let community = study.input.city.communities.first(where: { $0.id == id }) else {
      throw RequestRefusal(422, MapTexts.unknownCommunity(id))
    }
    let inside = study.candidates.filter {
      !RegionMembership.regions(holding: $0.position, among: [community.region]).isEmpty
    }
    guard !inside.isEmpty else { throw RequestRefusal(422, MapTexts.noCandidate) }
    return inside
  }

  private func models(
    _ candidates: [CandidateSite]
  ) async throws(RequestRefusal) -> CitySiteModels {
    var options = study.baseline.options
    // A core is left to those who drag a facility meanwhile.
    options.threads = max(options.threads - 1, 1)
    do throws(AssessmentError) {
      return try await CitySiteModels(
        study.input.city, standard: study.input.standard, options: options,
        type: wish.type, candidates: candidates, reach: 1)
    } catch {
      throw RequestRefusal(422, MapTexts.unknownType(wish.type))
    }
  }

  /// What an examination finds where the models count cells of land, as `site` tells it.
  private func gains(_ answer: SitingAnswer, of siting: CitySiteModels) -> [Double] {
    guard siting.countsCells else { return answer.gains }
    var city = study.baseline
    return city.examine(answer.sites, of: siting).gains
  }

  private func json(
    _ answer: SitingAnswer, of siting: CitySiteModels
  ) throws(RequestRefusal) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("type")
    json.string(wish.type)
    json.key("radius")
    json.number(siting.radius, decimals: 3)
    json.key("candidates")
    json.integer(siting.candidates.count)
    json.key("objective")
    json.number(answer.objective, decimals: 3)
    json.key("bound")
    json.number(answer.bound, decimals: 3)
    json.key("sites")
    json.beginArray()
    let gains = gains(answer, of: siting)
    let sites = answer.sites.map { siting.candidates[$0] }
    for (number, place) in try degrees(of: sites).enumerated() {
      append(sites[number], place, gain: gains[number], number: number, to: &json)
    }
    json.endArray()
    json.endObject()
    return json.bytes
  }

  private func degrees(
    of sites: [CandidateSite]
  ) throws(RequestRefusal) -> [(longitude: Double, latitude: Double)] {
    guard let reader = try? ScenarioReader(for: study.input) else {
      throw RequestRefusal(500, MapTexts.noPlace)
    }
    return sites.map { reader.degrees(of: $0.position) }
  }

  private func append(
    _ site: CandidateSite, _ place: (longitude: Double, latitude: Double), gain: Double,
    number: Int, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("order")
    json.integer(number + 1)
    json.key("site_id")
    json.string(site.id)
    json.key("name")
    json.string(site.name)
    json.key("at")
    json.numbers([place.longitude, place.latitude], decimals: 9)
    json.key("xy")
    json.numbers([site.position.x, site.position.y], decimals: 3)
    json.key("gain")
    json.number(gain, decimals: 3)
    json.key("community_id")
    json.string(home(of: site))
    json.endObject()
  }

  private func home(of site: CandidateSite) -> String? {
    let communities = study.input.city.communities
    return RegionMembership.regions(holding: site.position, among: communities.map(\.region))
      .first.map { communities[Int($0)].id }
  }
}
