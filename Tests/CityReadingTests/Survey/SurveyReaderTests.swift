import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// What residents answered, as tables have it.
@Suite struct SurveyReaderTests {
  /// Three communities with households 100, 200 and none; B is in renewal.
  private static let communities = """
    {"type": "FeatureCollection", "features": [\
    \(square("A", 0, #""households": 100, "更新改造": "否""#)),\
    \(square("B", 1, #""households": 200, "更新改造": "是""#)),\
    \(square("C", 2, #""拆迁安置": "yes""#))]}
    """

  private static func square(_ id: String, _ column: Int, _ properties: String) -> String {
    let (west, east) = (120.165 + 0.01 * Double(column), 120.175 + 0.01 * Double(column))
    let ring = [(west, 30.245), (east, 30.245), (east, 30.255), (west, 30.255), (west, 30.245)]
    return """
      {"type": "Feature", "properties": {"id": "\(id)", "name": "\(id)社区", \(properties)}, \
      "geometry": {"type": "Polygon", "coordinates": [[\
      \(ring.map { "[\($0.0), \($0.1)]" }.joined(separator: ", "))]]}}
      """
  }

  private func read(
    _ survey: String, fields: [String: String] = [:], communities: String = Self.communities
  ) throws -> CityInput {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", communities))
    let canteen = "id,type,x,y\nF1,communityCanteen,120.17,30.25\n"
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", canteen)))
    ]
    study.survey = LayerSource(path: try folder.write("survey.csv", survey), fields: fields)
    study.maxLeftOut = 1
    return try CityReader(study).read()
  }

  private func surveys(_ input: CityInput) throws -> [CommunitySurvey?] {
    try #require(input.city.survey).communities
  }

  @Test func rowsOfCategories() throws {
    let input = try read(
      """
      community_id,category,households,asked,reached,answered,need_votes,satisfaction
      A,elderlyCare,100,90,80,60,31,3.5
      A,教育,100,90,85,50,10,4
      B,Elderly care,,150,140,120,,2
      C,health,40,40,40,33,0,5
      """)
    let surveys = try surveys(input)
    let a = CommunitySurvey(
      households: 100, asked: 90, reached: 85, answered: 60,
      categories: [
        "elderlyCare": CategoryAnswers(answered: 60, needVotes: 31, satisfaction: 3.5),
        "education": CategoryAnswers(answered: 50, needVotes: 10, satisfaction: 4),
      ])
    #expect(surveys[0] == a)
    #expect(surveys[1]?.households == 200 && surveys[1]?.isRenewal == true)
    #expect(
      surveys[1]?.categories == ["elderlyCare": CategoryAnswers(answered: 120, satisfaction: 2)])
    #expect(surveys[2]?.isRenewal == true && surveys[2]?.isValid == true)
    #expect(surveys.map { $0?.isValid } == [true, false, true])
    let told = input.problems.compactMap(\.file).filter { $0.hasSuffix("survey.csv") }
    #expect(told.isEmpty)
  }

  @Test func headingsInChinese() throws {
    let input = try read(
      """
      社区编码;社区名称;类别;户数(户);发放户数;触达户数;有效答卷数(份);需求票数;满意度(1-5)
      A;甲;养老;100;90;80;60;31;3.5
      """)
    let a = try #require(try surveys(input)[0])
    #expect(a.households == 100 && a.asked == 90 && a.reached == 80 && a.answered == 60)
    let answers = CategoryAnswers(answered: 60, needVotes: 31, satisfaction: 3.5)
    #expect(a.categories == ["elderlyCare": answers])
  }

  @Test func namesWhereThereAreNoIDs() throws {
    let input = try read("社区,有效户数\nB社区,150\nD社区,10\n")
    #expect(try surveys(input).map { $0?.answered } == [nil, 150, nil])
    #expect(problems(input, "is not among the communities").map(\.feature) == ["D社区"])
  }

  @Test func mappedFields() throws {
    let input = try read(
      "nr,n\nA,55\n", fields: ["community_id": "nr", "answered": "n"])
    #expect(try surveys(input)[0]?.answered == 55)
  }

  /// A household that answered for several categories is one; the row without category decides.
  @Test func distinctHouseholds() throws {
    let input = try read(
      """
      community_id,category,answered,need_votes,satisfaction
      A,elderlyCare,45,1,1
      A,health,48,1,1
      B,elderlyCare,100,1,1
      B,,170,80,4
      C,合计,10,,
      """)
    let surveys = try surveys(input)
    #expect(surveys[0]?.answered == 48 && surveys[0]?.isValid == false)
    #expect(surveys[1]?.answered == 170 && surveys[1]?.isValid == true)
    #expect(surveys[1]?.overall == CategoryAnswers(answered: 170, needVotes: 80, satisfaction: 4))
    #expect(surveys[2] == nil)
    let missing = problems(input, "neither the survey nor the communities")
    #expect(missing.map(\.feature) == ["C"] && missing.map(\.row) == [6])
  }

  @Test func whatCannotBe() throws {
    let input = try read(
      """
      community_id,category,households,asked,reached,answered,need_votes,satisfaction
      A,elderlyCare,100,90,95,60,61,3.5
      A,health,100,120,80,101,10,4
      A,sports,100,,,50.5,10,4
      B,health,200,50,60,70,10,4
      """)
    let surveys = try surveys(input)
    let care = CategoryAnswers(answered: 60, satisfaction: 3.5)
    #expect(surveys[0]?.categories == ["elderlyCare": care])
    let more = problems(input, "is more than").map { "\($0.row ?? 0) \($0.problem) \($0.action)" }
    #expect(
      more == [
        "2 need_votes 61 is more than answered 60 skipped",
        "2 reached 95 is more than asked 90 kept",
        "3 answered 101 is more than households 100 skipped",
        "5 answered 70 is more than reached 60 kept", "5 reached 60 is more than asked 50 kept",
      ])
    #expect(problems(input, "50.5 is no whole number").map(\.row) == [4])
    #expect(problems(input, "has no number of households with a valid").map(\.row) == [4])
  }

  @Test func repeatedAndUnknownRows() throws {
    let input = try read(
      """
      community_id,category,answered
      A,elderlyCare,60
      A,养老,10
      A,洗车,10
      ,health,10
      Z,health,10
      B,health,
      """)
    #expect(try surveys(input).map { $0?.answered } == [60, nil, nil])
    #expect(problems(input, "row 2, which counts").map(\.row) == [3])
    #expect(problems(input, "'洗车' is no category of the standard").map(\.row) == [4])
    #expect(problems(input, "names no community").map(\.row) == [5])
    #expect(problems(input, "is not among the communities").map(\.feature) == ["Z"])
    #expect(problems(input, "1 rows of the survey are not filled in").map(\.severity) == [.info])
    #expect(problems(input, "2 of 3 communities have no row with answers: B, C").count == 1)
  }

  /// 100 households by the communities: 104 are those of another day, 106 are not, and 96 of which 49 answered
  /// would be valid while 100 are not.
  @Test(arguments: [
    (104.0, 80.0, ""), (106, 80, "count, and 100 in the communities"), (97, 49, "would be another"),
  ])
  func householdsOfTwoFiles(households: Double, answered: Double, words: String) throws {
    let input = try read("community_id,households,answered\nA,\(households),\(answered)\n")
    #expect(try surveys(input)[0]?.households == households)
    let found = problems(input, "households are")
    #expect(words.isEmpty ? found.isEmpty : found.count == 1 && found[0].problem.contains(words))
  }

  @Test func householdsOfRowsThatDiffer() throws {
    let input = try read(
      "community_id,category,households,answered\nA,health,100,50\nA,sports,101,40\n")
    #expect(try surveys(input)[0]?.households == 101)
    #expect(problems(input, "rows of the community have 100 and 101").count == 1)
  }

  // MARK: - Scales of satisfaction

  @Test(arguments: [
    ([4.5, 3, 5], nil), ([7.5, 4, 9], "0…10"), ([75, 4, 90], "0…100"), ([0.5, 0.75, 1], "0…1"),
    ([750, 900, 3], ""),
  ])
  func scales(values: [Double], scale: String?) throws {
    let rows = zip(["A", "B", "C"], values).map { "\($0),50,40,\($1)" }.joined(separator: "\n")
    let input = try read("community_id,households,answered,satisfaction\n\(rows)\n")
    let told = problems(input, "no value of the column is used")
    let read = try surveys(input).compactMap { $0?.overall?.satisfaction }
    #expect(read == (scale == nil ? values : []))
    #expect(told.count == (scale == nil ? 0 : 1))
    #expect(told.allSatisfy { scale == "" || $0.problem.contains(scale.map { " \($0):" } ?? "") })
    #expect(input.alerts.count == told.count)
  }

  @Test func perCents() throws {
    let input = try read("community_id,answered,satisfaction\nA,40,85%\nB,40,90%\n")
    #expect(problems(input, "looks like a scale 0…100%").count == 1)
  }

  /// One of eleven is a mistake of its row.
  @Test func oneValueOutside() throws {
    let names = (0..<11).map { "N\($0)" }
    let squares = names.enumerated().map { Self.square($1, $0, #""households": 50"#) }
    let rows = names.map { "\($0),40,\($0 == "N3" ? "45" : "4.5")" }.joined(separator: "\n")
    let input = try read(
      "community_id,answered,satisfaction\n\(rows)\n",
      communities:
        #"{"type": "FeatureCollection", "features": [\#(squares.joined(separator: ","))]}"#)
    #expect(try surveys(input).compactMap { $0?.overall?.satisfaction }.count == 10)
    #expect(problems(input, "1 of 11 values are not from 1 to 5, such as 45").map(\.row) == [5])
  }

  // MARK: - Files of no use

  @Test(arguments: [
    ("id,x\nA,1\n", "no field for the households with a valid answer found among: id, x"),
    ("name_of,answered\nA,1\n", "no field for the community found among"),
    ("community_id,answered\nZ,1\n", "no usable row of a survey"),
    ("community_id,answered\n", "no usable row of a survey"),
  ])
  func refused(text: String, words: String) {
    #expect {
      try read(text)
    } throws: { error in
      (error as? InputError)?.exitStatus == 3 && "\(error)".contains(words)
    }
  }

  /// A kind that speaks of resettlement is no answer to the question.
  @Test func kindsWithoutRenewal() throws {
    let squares = ["A", "B"].enumerated().map {
      Self.square($1, $0, #""households": 50, "kind": "拆迁安置房""#)
    }
    let input = try read(
      "community_id,answered\nA,30\n",
      communities:
        #"{"type": "FeatureCollection", "features": [\#(squares.joined(separator: ","))]}"#)
    #expect(problems(input, "2 communities are of kinds such as '拆迁安置房'").count == 1)
    #expect(try surveys(input)[0]?.isValid == true)
  }

  @Test func unclearRenewal() throws {
    let input = try read(
      "community_id,answered\nA,60\n",
      communities:
        #"{"type": "FeatureCollection", "features": [\#(Self.square("A", 0, #""households": 100, "renewal": "部分""#))]}"#
    )
    #expect(problems(input, "'部分' is neither yes nor no").map(\.feature) == ["A"])
    #expect(input.city.communities[0].isRenewal == false)
  }
}
