public import ArgumentParser
import Foundation
import Wording

extension Language: ExpressibleByArgument {
  /// That of the locale: Chinese where it says so, otherwise English.
  static var ofLocale: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("zh") == true ? .zh : .en
  }
}
