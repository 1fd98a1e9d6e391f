public import CityReading

/// What a run was asked for, so that it can be repeated with other files.
public struct RunRequest: Sendable {
  /// Words of the command line that change what is found, as they were given.
  public var arguments: [String]
  /// Paths of the files by what they hold.
  public private(set) var layers: [Layer: [String]] = [:]

  /// What a file holds, in the words of a study.
  public enum Layer: String, Sendable, CaseIterable {
    case communities, facilities, network, barriers, population, residential, standard, projects
  }

  public init(arguments: [String], of study: Study) {
    self.arguments = arguments
    layers[.communities] = study.communities.map { [$0.path] }
    layers[.facilities] = study.facilities.flatMap { facilities in
      [facilities.source.path] + (facilities.entrances.map { [$0.source.path] } ?? [])
    }
    layers[.network] = study.network?.paths
    layers[.barriers] = study.barriers.map { [$0.path] }
    layers[.population] = study.population.map { [$0.path] }
    layers[.residential] = study.residential.map { [$0.path] }
    layers[.projects] = study.projects.map { [$0.path] }
    layers[.standard] = study.standard.map { [$0] }
  }
}

extension NetworkSource {
  fileprivate var paths: [String] {
    switch self {
    case .file(let source): [source.path]
    case .tables(let nodes, let edges, _, _, _): [nodes, edges]
    }
  }
}
