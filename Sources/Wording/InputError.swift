/// Why an input cannot be examined at all. What is wrong with single features does not throw: it is
/// collected as `InputProblem`.
public enum InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The request is incomplete or contradicts itself.
  case usage(InputMessage)
  /// A file, or a place in it, cannot be used. `row` is a line of text or the number of a row or
  /// feature, from 1.
  case data(file: String?, row: Int?, InputMessage)
  /// GEOS or PROJ failed although the input was sound.
  case library(file: String?, InputMessage)

  /// Exit status of the command: 2 usage, 3 bad input data, 4 failure of a library.
  public var exitStatus: Int32 {
    switch self {
    case .usage: 2
    case .data: 3
    case .library: 4
    }
  }

  /// One line `file:row: what is wrong; what to do`, without control characters.
  public func line(in language: Language) -> String {
    place.printable + message.problem[language] + LocalizedText.semicolon[language]
      + message.fix[language]
  }

  public var description: String { line(in: .en) }

  public var message: InputMessage {
    switch self {
    case .usage(let message), .data(_, _, let message), .library(_, let message): message
    }
  }

  private var place: String {
    switch self {
    case .usage: ""
    case .data(let file?, let row?, _): "\(file):\(row): "
    case .data(let file?, nil, _), .library(let file?, _): "\(file): "
    case .data, .library: ""
    }
  }
}
