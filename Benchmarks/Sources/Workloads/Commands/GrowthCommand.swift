import ArgumentParser

struct GrowthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth", abstract: "W6: a lattice of streets.")

  @Argument(help: "About how many nodes.") var nodes: Int

  func validate() throws {
    if !(4...100_000_000).contains(nodes) { throw ValidationError("4 to 100000000 nodes") }
  }

  func run() throws { try GrowthWorkload(nodes: nodes).run() }
}
