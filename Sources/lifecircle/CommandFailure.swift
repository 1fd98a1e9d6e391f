import Assessment
import FacilityLocation
import Projection
import RunFiles
import WhatIf
import Wording

/// Why the command ends with a status other than 0, in one line; more only where all problems of
/// scenarios are told at once.
struct CommandFailure: Error {
  /// 1 a `--fail-…` condition holds, 2 usage, 3 bad input data, 4 failure of the output, memory or a
  /// library.
  var status: Int32
  var lines: [String]

  init(status: Int32, line: String) {
    self.status = status
    lines = [line]
  }
}

extension CommandFailure {
  private static let shownLines = 20

  /// All that is wrong in an input, not empty: the first lines, and how many more there are.
  init(_ errors: [InputError], _ language: Language) {
    status = errors.first?.exitStatus ?? 3
    lines = errors.prefix(Self.shownLines).map { $0.line(in: language) }
    let more = errors.count - lines.count
    if more > 0 {
      lines.append(language == .zh ? "……另有 \(more) 个问题" : "… and \(more) more problems")
    }
  }

  /// Runs `body` and gives the errors of the modules the form of the command.
  static func translating(
    _ language: Language, _ body: () async throws -> Void
  ) async throws {
    do {
      try await body()
    } catch let error as InputError {
      throw CommandFailure(error, language)
    } catch let error as OutputError {
      throw CommandFailure(error, language)
    } catch let error as AssessmentError {
      throw CommandFailure(error, language)
    } catch let error as ProjectionError {
      throw CommandFailure(error, language)
    } catch let error as ScenarioError {
      throw CommandFailure(error, language)
    }
  }

  /// A site that the models chose and the city does not take.
  private init(_ error: ScenarioError, _ language: Language) {
    let sites = error.problems.map(\.facility).joined(separator: ", ")
    let text = LocalizedText(
      zh: "候选点 \(sites) 无法放置设施;请从候选点文件中删除",
      en: "no facility can stand at \(sites); take it out of the candidates")
    self.init(status: 3, line: text[language])
  }
}

extension CommandFailure {
  init(_ error: InputError, _ language: Language) {
    self.init(status: error.exitStatus, line: error.line(in: language))
  }

  init(_ error: OutputError, _ language: Language) {
    self.init(status: 4, line: error.line(in: language))
  }

  init(_ error: ProjectionError, _ language: Language) {
    let text: LocalizedText =
      switch error {
      case .unknownSystem(let name, let reason):
        LocalizedText(zh: "未知的坐标系“\(name)”:\(reason)", en: "\(error)")
      case .notHorizontal(let name):
        LocalizedText(zh: "坐标系“\(name)”既不是地理坐标系也不是投影坐标系", en: "\(error)")
      case .unsupportedDatum(let name):
        LocalizedText(zh: "暂不能读取 \(name) 坐标;请先转换为 WGS 84(EPSG:4326)", en: "\(error)")
      case .noTransformation(let source, let target, let reason):
        LocalizedText(zh: "无法从“\(source)”转换到“\(target)”:\(reason)", en: "\(error)")
      }
    self.init(status: 4, line: text[language])
  }

  init(_ error: AssessmentError, _ language: Language) {
    let text: LocalizedText =
      switch error {
      case .unknownType(let id):
        LocalizedText(
          zh: "标准中没有设施类型 \(id);请检查类型编号",
          en: "the standard has no type \(id); check the id of the type")
      case .radiusOutOfRange(let id):
        LocalizedText(
          zh: "设施类型 \(id) 的服务半径过小或过大;请检查标准、--walk-speed 和 --detour",
          en: "the radius of \(id) is too small or too large; check the standard, --walk-speed "
            + "and --detour")
      case .latticeTooFine(let community, let cell):
        LocalizedText(
          zh: "社区 \(community):格网边长 \(cell) 米过小;请增大 --cell",
          en: "community \(community): cells of \(cell) m are too many; give a larger --cell")
      case .tooManyPlaces(let cell):
        LocalizedText(
          zh: "格网边长 \(cell) 米时需求点过多;请增大 --cell,减少 --types,或不用 --write-demand",
          en: "cells of \(cell) m make too many places of demand; give a larger --cell, fewer "
            + "--types, or no --write-demand")
      case .missingDemand(let measure):
        LocalizedText(
          zh: "没有 \(measure.rawValue) 口径所需的数据;请提供 --\(measure.rawValue),"
            + "或改用 --measure area",
          en: "there is no data for the measure \(measure.rawValue); "
            + "give --\(measure.rawValue), or use --measure area")
      case .missingNetwork:
        LocalizedText(
          zh: "没有步行路网;请提供 --network,或使用 --metric straight",
          en: "there is no network; give --network, or use --metric straight")
      case .tooManyFacilities:
        LocalizedText(
          zh: "一种设施类型的设施超过 16777216 处", en: "one type has more than 16777216 facilities")
      }
    self.init(status: error.isUsage ? 2 : 3, line: text[language])
  }
}

extension AssessmentError {
  /// Whether other flags are the remedy, rather than other data.
  fileprivate var isUsage: Bool {
    switch self {
    case .unknownType, .radiusOutOfRange, .latticeTooFine, .tooManyPlaces, .missingNetwork: true
    case .missingDemand, .tooManyFacilities: false
    }
  }
}
