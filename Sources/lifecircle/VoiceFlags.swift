import ArgumentParser
import CityReading

/// The flags of what residents say.
struct VoiceFlags: ParsableArguments {
  @Option(
    help: """
      Survey of residents (CSV or xlsx): community_id, category, households, asked, reached, answered, need_votes, \
      satisfaction; lifecircle survey --template writes the sheet.
      """)
  var survey: String?

  @Option(help: "Points of complaints, such as those of the 12345 line.")
  var complaints: String?

  @Option(help: "Coordinate system of the complaints.")
  var complaintsCRS: String?

  /// Puts what the flags say in place of what `study` says.
  func replace(in study: inout Study) {
    if let survey { study.survey.replacePath(survey) }
    if let complaints { study.complaints.replacePath(complaints) }
    if let complaintsCRS { study.complaints?.crs = complaintsCRS }
  }
}
