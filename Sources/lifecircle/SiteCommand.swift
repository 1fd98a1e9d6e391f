import ArgumentParser
import CityData
import Reporting

/// `lifecircle site`: where new facilities should stand.
struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Propose sites: LSCP, MCLP, p-median, p-center, each with its proven bound.",
    discussion: """
      Example:
        lifecircle site --cost-matrix walks.csv --demand places.csv \\
            --model mclp --radius 500 --count 5 --out sites

      reads the columns demand, site and cost of walks.csv and the columns id and weight of \
      places.csv, chooses the five sites that cover the most weight within 500, and writes \
      sites.csv, summary.json and problems.csv to the folder sites. The bound says how much better \
      any choice can be at most; --exact goes on until there is none.

      Models: lscp the fewest sites that cover all that can be covered, mclp the most weight covered, \
      pmedian the least sum of weight times cost, pcenter the least worst cost.

      Exit status: 0 done, 2 usage, 3 bad input data, 4 failure of the output, memory or a library.
      """)

  @Option(help: "Costs as a table in long form: demand, site, cost.")
  var costMatrix: String

  @Option(
    help: "Columns of the matrix: demand=…,site=…,cost=….", transform: FieldNames.init(_:))
  var matrixFields = FieldNames()

  @Option(help: "Demand places as a table: id, weight.")
  var demand: String

  @Option(help: "Columns of the demand: id=…,weight=….", transform: FieldNames.init(_:))
  var demandFields = FieldNames()

  @Option(help: "What is asked.")
  var model: SitingModel

  @Option(help: "Largest cost at which a place is covered, inclusive (mclp, lscp).")
  var radius: Double?

  @Option(help: "Number of sites (mclp, pmedian, pcenter).")
  var count: Int?

  @Flag(help: "Go on by branch and bound until the answer is proven optimal.")
  var exact = false

  @Option(help: "End the search after so many seconds with the best answer so far.")
  var timeLimit: Double?

  @OptionGroup var common: CommonFlags

  func validate() throws {
    try matrixFields.check("--matrix-fields", CostMatrixReader.matrixKeys)
    try demandFields.check("--demand-fields", CostMatrixReader.demandKeys)
    if let radius, !(radius >= 0 && radius.isFinite) {
      throw ValidationError("--radius \(radius) is not a number from 0")
    }
    if let count, count < 1 { throw ValidationError("--count \(count) is less than 1") }
    if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
      throw ValidationError("--time-limit \(timeLimit) is not a number of seconds above 0")
    }
    if radius == nil && model.needsRadius {
      throw ValidationError("--model \(model.rawValue) needs --radius")
    }
    if count == nil && model != .lscp {
      throw ValidationError("--model \(model.rawValue) needs --count")
    }
  }

  func run() async throws {
    let language = common.chosenLanguage
    do {
      try MatrixSiteRun(command: self, language: language).run()
    } catch let error as InputError {
      throw CommandFailure(error, language)
    } catch let error as OutputError {
      throw CommandFailure(error, language)
    }
  }
}

/// The value of `--model`.
enum SitingModel: String, ExpressibleByArgument, CaseIterable {
  case mclp, lscp, pmedian, pcenter

  var needsRadius: Bool { self == .mclp || self == .lscp }
}

/// Columns by what they say: `key=column,key=column`.
struct FieldNames: Sendable {
  var columns: [String: String] = [:]

  init() {}

  init(_ text: String) throws {
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError("'\(item)' is not of the form key=column")
      }
      columns[String(parts[0])] = String(parts[1])
    }
  }

  func check(_ flag: String, _ keys: [String]) throws {
    if let wrong = columns.keys.sorted().first(where: { !keys.contains($0) }) {
      throw ValidationError(
        "\(flag) has no key \(wrong); there are \(keys.joined(separator: ", "))")
    }
  }
}
