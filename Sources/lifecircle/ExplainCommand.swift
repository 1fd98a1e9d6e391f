import ArgumentParser
import Wording

/// `lifecircle explain`: why a community got its verdicts.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Why a community got its verdicts, and what would change them.",
    discussion: """
      Example:
        lifecircle assess --study study.yaml --out results
        lifecircle explain --run results --community 幸福社区
        lifecircle explain --run results --community 330102001001 \\
            --type communityCanteen --study study.yaml

      says for each type that the community misses how much is covered, the nearest facility and how far it \
      is, what is in the way, where the radius comes from and how sure it is, and the cause. With --study \
      it also looks for the best site in the community and says what a facility there would gain. With --route it \
      draws the way from the community to its nearest facility of the type:
        lifecircle explain --run results --community 330102001001 \\
            --type communityCanteen --study study.yaml --route way.geojson

      Exit status: 0 done, 2 usage, 3 bad input data, 4 failure of memory or a library.
      """)

  @Option(name: .customLong("run"), help: "Folder with the results of a run of assess.")
  var folder = "lifecircle-out"

  @Option(help: "Id or name of a community.")
  var community: String

  @Option(help: "Id of a type, to be explained whether it is met or missed. (default: all)")
  var type: String?

  @Option(help: "Study file that the run was made from, for the best site in the community.")
  var study: String?

  @Option(
    name: .customLong("route"), defaultAsFlag: "route.geojson",
    help: """
      Write the way from the community to its nearest facility of --type to a file, .geojson or .gpkg; needs \
      --study.
      """)
  var route: String? = nil

  @Option(help: "Language of texts, zh or en. (default: that of the locale)")
  var language: Language?

  func validate() throws {
    guard let route else { return }
    if type == nil { throw ValidationError("--route leads to one type; give --type TYPE") }
    if study == nil {
      throw ValidationError("--route needs the files of the run; give --study STUDY.yaml")
    }
    if RouteFile.Form(path: route) == nil {
      throw ValidationError("--route \(route) ends neither in .geojson nor in .gpkg")
    }
  }

  func run() async throws {
    let language = language ?? .ofLocale
    try await CommandFailure.translating(language) {
      try await ExplainRun(command: self, language: language).run()
    }
  }
}
