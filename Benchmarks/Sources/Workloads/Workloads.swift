import ArgumentParser

/// Times parts of the engine and writes inputs and results where a rival can read them.
@main
struct Workloads: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Times parts of the engine and writes what a rival needs to do the same.",
    subcommands: [
      CoveredAreaCommand.self, NearestCommand.self, NetworkCommand.self, LayersCommand.self,
      ReadingCommand.self,
      GrowthCommand.self, WhatIfCommand.self, SitesCommand.self, ScoresCommand.self,
      IndexCommand.self,
    ])
}
