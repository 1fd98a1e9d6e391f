import Assessment
import CircleDrawing
import GEOSBridge
import Reporting
import Wording

/// Tells of circles, and of what changes do to them. Answers depend on the request alone.
struct CircleDesk: Sendable {
  private let circles: MapCircles
  private let city: City
  /// The answer about all of them, which does not change.
  let list: [UInt8]

  /// - Parameter city: whose page is shown.
  init(_ circles: MapCircles, on city: City) {
    (self.circles, self.city) = (circles, city)
    list = circles.record.liveCircles(on: city)
  }

  /// - Complexity: that of the circles that are touched and of an examination of them.
  func answer(to wish: CircleEditWish) async throws(RequestRefusal) -> [UInt8] {
    let given = circles.record.circles
    let after = try await applied(wish.edits)
    var record = circles.record
    record.question.edits = wish.edits
    do {
      record.circles = try await circles.judge.judged(
        after, at: after.circles(touchedBy: given.drawn))
      record.before = try given.part(at: given.drawn.circles(touchedBy: after))
    } catch {
      throw RequestRefusal(500, MapTexts.cannotJudge)
    }
    let lines = CircleCommandLines(arguments: circles.arguments, source: circles.source)
    return record.liveEdits(on: city, commands: lines.lines(of: wish.edits))
  }

  private func applied(_ edits: [CircleEdit]) async throws(RequestRefusal) -> DrawnCircles {
    let drawn = circles.record.circles.drawn
    do throws(CircleError) {
      return try await drawn.applying(edits)
    } catch {
      let text = error.text(
        units: drawn.atoms.city.communities.map(\.id), circles: drawn.circles.map(\.id))
      throw RequestRefusal(422, text)
    }
  }
}
