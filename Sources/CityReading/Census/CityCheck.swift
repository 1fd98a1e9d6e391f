import Assessment
import TableFiles
public import Wording

/// Reads and validates all that a study names without examining anything, and goes on where a run would stop.
public struct CityCheck: Sendable {
  /// What can be read; nil where no city is left: no communities, or no facility.
  public private(set) var input: CityInput?
  /// What would stop an examination, in the order in which it was met.
  public private(set) var failures: [InputError] = []

  /// Layers that cannot be read are left out one after the other, so that one bad file does not hide the
  /// others'.
  ///
  /// - Complexity: that of `CityReader.read`, once more for each layer that cannot be read.
  public init(_ study: Study, language: Language) {
    var left: Study? = study
    left?.maxLeftOut = 1
    while let study = left {
      do throws(InputError) {
        var reader = CityReader(study, language: language, allowsPartial: true)
        reader.takesCensus = true
        let input = try reader.read()
        failures += input.unreadFiles
        self.input = input
        return
      } catch {
        failures.append(error)
        left = study.leavingOutLayer(of: error)
      }
    }
    failures += study.unreadableFiles.filter { !failures.contains($0) }
  }
}

extension Study {
  /// The study without the layer that an error is about; nil where no city can be read without it.
  fileprivate func leavingOutLayer(of error: InputError) -> Study? {
    guard case .data(let file?, _, _) = error else { return nil }
    var study = self
    switch file {
    case population?.path:
      study.population = nil
      if measure == .population { study.measure = nil }
    case residential?.path:
      study.residential = nil
      if measure == .residential { study.measure = nil }
    case barriers?.path: study.barriers = nil
    case _ where network?.paths.contains(file) ?? false:
      study.network = nil
      study.metric = nil
    default: return nil
    }
    return study
  }

  /// Why files of the study cannot be opened, each by itself.
  fileprivate var unreadableFiles: [InputError] {
    let sources =
      [communities, population, residential, barriers].compactMap(\.self)
      + facilities.map(\.source)
    return sources.compactMap { source in
      do throws(InputError) {
        _ = try FeatureTable(path: source.path, as: source.form)
        return nil
      } catch {
        return error
      }
    }
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
