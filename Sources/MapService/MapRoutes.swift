import Assessment
import CityReading
import Projection
import Reporting
import RunFiles
import TableFiles
import WhatIf
import Wording

/// Which request is answered by what.
struct MapRoutes: HTTPService {
  let language: Language
  private let study: MapStudy
  private let access: TokenGuard
  private let page: MapPage
  private let pool: WhatIfPool
  private let desk: SiteDesk
  private let shelf: ScenarioShelf
  /// nil where no circles were given.
  private let circles: CircleDesk?

  /// Working copies at most; an answer uses one core.
  private static let copyLimit = 4

  init(
    _ study: MapStudy, page: MapPage, folder: String, access: TokenGuard
  ) throws(ProjectionError) {
    (self.study, self.page, self.access) = (study, page, access)
    language = study.language
    pool = try WhatIfPool(study, limit: min(study.baseline.options.threads, Self.copyLimit))
    desk = SiteDesk(study)
    shelf = ScenarioShelf(folder: folder, record: study.record)
    circles = study.circles.map { CircleDesk($0, on: study.input.city) }
  }

  private static let sites = "/api/sites"
  private static let scenarios = "/api/scenarios"
  private static let circles = "/api/circles"
  private static let circleEdits = "/api/circles/edit"

  /// Methods by path.
  private static let methods = [
    "/": ["GET"], "/api/version": ["GET"], "/api/whatif": ["POST"], "/api/catchment": ["POST"],
    sites: ["POST"], scenarios: ["GET", "POST", "DELETE"], circles: ["GET"],
    circleEdits: ["POST"],
  ]

  /// Whether the answer may take so long that the client may have gone before.
  func isLong(_ request: HTTPRequest) -> Bool { request.head.path == Self.sites }

  func answer(_ request: HTTPRequest) async -> HTTPAnswer {
    do throws(RequestRefusal) {
      try access.check(request.head)
      guard let methods = Self.methods[request.head.path] else { throw .notFound }
      guard methods.contains(request.head.method) else { throw .methodNotAllowed(methods) }
      return try await found(request)
    } catch {
      return HTTPAnswer(error, language)
    }
  }

  private func found(_ request: HTTPRequest) async throws(RequestRefusal) -> HTTPAnswer {
    switch (request.head.path, request.head.method) {
    case ("/", _): return HTTPAnswer(page: page.html, policy: page.policy)
    case ("/api/version", _): return HTTPAnswer(json: version)
    case (Self.scenarios, "GET"): return HTTPAnswer(json: await shelf.list())
    case (Self.scenarios, "DELETE"): return try await remove(request)
    case (Self.circles, _): return HTTPAnswer(json: try circleDesk.list)
    default: break
    }
    let body = try json(request)
    switch request.head.path {
    case "/api/whatif": return HTTPAnswer(json: try await whatIf(body))
    case "/api/catchment": return HTTPAnswer(json: try await catchment(body))
    case Self.sites:
      let wish = try SiteWish(body)
      return HTTPAnswer(json: try await desk.answer(to: wish, for: request.window))
    case Self.circleEdits:
      let wish = try CircleEditWish(body)
      return HTTPAnswer(json: try await circleDesk.answer(to: wish))
    default: return try await save(body)
    }
  }

  private var circleDesk: CircleDesk {
    get throws(RequestRefusal) {
      guard let circles else { throw RequestRefusal(404, MapTexts.noCircles) }
      return circles
    }
  }

  private func json(_ request: HTTPRequest) throws(RequestRefusal) -> JSONValue {
    do throws(InputError) {
      return try JSONValue.read(FileContents(path: "body", content: request.body))
    } catch {
      throw RequestRefusal(400, MapTexts.notJSON(error.message.problem))
    }
  }

  private func whatIf(_ body: JSONValue) async throws(RequestRefusal) -> [UInt8] {
    var form = DraftForm()
    let members = form.members(body, "body", known: ["scenario"])
    try form.finish()
    let draft = try ScenarioDraft(members["scenario"])
    return try await pool.use { (worker) async throws(RequestRefusal) in
      try await worker.answer(to: draft)
    }
  }

  private func catchment(_ body: JSONValue) async throws(RequestRefusal) -> [UInt8] {
    var form = DraftForm()
    let members = form.members(body, "body", known: ["type", "at", "xy"])
    let type = form.text(members["type"], "type")
    let place = form.place(members, "body")
    try form.finish()
    guard let type, let place else { throw .malformed }
    return try await pool.use { (worker) async throws(RequestRefusal) in
      try await worker.catchment(ofType: type, at: place)
    }
  }

  private func save(_ body: JSONValue) async throws(RequestRefusal) -> HTTPAnswer {
    var form = DraftForm()
    let members = form.members(body, "body", known: ["name", "scenario"])
    let name = form.text(members["name"], "name") ?? ""
    try form.finish()
    let draft = try ScenarioDraft(members["scenario"])
    let free = await shelf.freeName(name)
    let (text, outcome) = try await pool.use { (worker) async throws(RequestRefusal) in
      try await worker.outcome(of: draft, name: free)
    }
    var answer = HTTPAnswer(json: try await shelf.save(text, outcome))
    answer.status = 201
    return answer
  }

  private func remove(_ request: HTTPRequest) async throws(RequestRefusal) -> HTTPAnswer {
    guard let number = request.head.query("id").flatMap({ Int($0) }) else {
      throw RequestRefusal(404, MapTexts.unknownScenario)
    }
    try await shelf.remove(number)
    return HTTPAnswer(json: await shelf.list())
  }

  private var version: [UInt8] {
    let options = study.baseline.options
    var json = JSONWriter()
    json.beginObject()
    for (key, text) in [
      ("version", Release.version), ("metric", options.metric.rawValue),
      ("measure", options.measure.rawValue), ("language", language.rawValue),
    ] {
      json.key(key)
      json.string(text)
    }
    json.key("protocol")
    json.integer(MapPage.liveProtocol)
    json.endObject()
    return json.bytes
  }
}
