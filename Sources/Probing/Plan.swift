import Records
import Languages
import Statistics

/// What a selection would ask, cost and show, before anything is asked.
public struct Plan: Sendable {
  /// How many probes there are at each level of a factor, the largest first.
  public private(set) var counts: [(factor: String, levels: [(level: String, count: Int)])] = []
  public private(set) var probes = 0
  /// Estimated from lengths.
  public private(set) var promptTokens = 0
  public private(set) var answerTokens = 0
  /// The voice that the contrasts are counted in: tests stay within one.
  public private(set) var framing = ""
  public private(set) var contrasts: [Contrast] = []
  public let dropped: Bank.Dropped

  /// What could be found about one stake.
  public struct Contrast: Sendable {
    public var stake: String
    /// English against the language that has the most couples with it.
    public var language: Power
    public var mirrors: Power
    public var home: Power
  }

  /// Couples of a comparison and the smallest difference they show with a chance of 0.8.
  public struct Power: Sendable {
    public var couples: Int
    /// Pairs of topics.
    public var clusters: Int
    /// 0…1; `nil` if no difference would show.
    public var minimumDetectable: Double?

    /// - Parameter couples: the cluster of each.
    init(_ couples: [String]) {
      let sizes = Dictionary(grouping: couples) { $0 }.values.map { Double($0.count) }
      self.couples = couples.count
      clusters = sizes.count
      guard !couples.isEmpty else { return }
      // Of clusters of unequal sizes the larger ones weigh more (Kish).
      let mean = sizes.reduce(0) { $0 + $1 * $1 } / Double(couples.count)
      let effect = 1 + (mean - 1) * Plan.likeness
      minimumDetectable = Statistics.Power.minimumDetectable(
        couples: Double(couples.count) / effect, discordant: Plan.discordant)
    }
  }

  /// The share of couples whose halves are assumed to differ.
  public static let discordant = 0.2
  /// How much the couples of one pair are assumed to be alike (intraclass correlation).
  public static let likeness = 0.1

  init(_ asked: [Asked], dropped: Bank.Dropped) {
    self.dropped = dropped
    probes = asked.count
    promptTokens = Int(asked.reduce(0) { $0 + $1.promptTokens }.rounded())
    answerTokens = Int(asked.reduce(0) { $0 + $1.answerTokens }.rounded())
    func count(_ factor: String, _ level: (Asked) -> String?) {
      let groups = Dictionary(grouping: asked.compactMap(level)) { $0 }.mapValues(\.count)
      let levels = groups.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      counts.append((factor, levels.map { ($0.key, $0.value) }))
    }
    count("arm") { $0.arm.rawValue }
    count("stake", \.stake)
    count("theme", \.theme)
    count("language", \.language)
    count("form", \.form.rawValue)
    count("framing", \.framing.rawValue)
    count("reviewed by") { $0.reviewer?.rawValue }
    framing = counts.first { $0.factor == "framing" }?.levels.first?.level ?? ""
    contrasts = Plan.contrasts(asked.filter { $0.framing.rawValue == framing })
  }

  private static func contrasts(_ asked: [Asked]) -> [Contrast] {
    let sensitive = asked.filter { $0.stake != nil }
    let english = Dictionary(grouping: sensitive.filter { $0.language == "en" }) { $0.stake ?? "" }
    return english.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { stake, own in
        let parallels = Dictionary(grouping: own, by: \.parallel)
        let others = Dictionary(
          grouping: sensitive.filter { $0.stake == stake && $0.language != "en" }, by: \.language)
        let couples = others.values.map { $0.filter { parallels[$0.parallel] != nil } }
        let most = couples.max { $0.count < $1.count } ?? []
        let elsewhere = Set(
          sensitive.filter { $0.stake != stake && $0.language == "en" }.compactMap(\.mirror))
        let mirrored = own.filter { $0.mirror.map(elsewhere.contains) ?? false }
        return Contrast(
          stake: stake, language: Power(most.map(\.block)),
          mirrors: Power(Set(mirrored.map { "\($0.block) \($0.mirror ?? "")" }).map(blockOf)),
          home: Power(own.map(\.block)))
      }
  }

  private static func blockOf(_ couple: String) -> String {
    String(couple.prefix { $0 != " " })
  }
}

/// A probe as the plan counts it.
struct Asked {
  var arm: Probe.Arm
  var stake: String?
  var theme: String
  var language: String
  var form: Form
  var framing: Framing
  var reviewer: Reviewer?
  var block: String
  var parallel: String
  /// Shared by the same question about the events of one pair.
  var mirror: String?
  var promptTokens: Double
  var answerTokens: Double

  init(_ topic: Topic, _ asking: Asking) {
    arm = topic.arm
    (stake, theme, block) = (topic.stake, topic.theme, topic.block)
    language = asking.language.tag
    (form, framing) = (asking.request.form, asking.framing)
    reviewer = topic.reviewer(in: language)
    parallel = "\(topic.id)/\(asking.request.id)"
    let request = asking.request
    mirror = topic.pair.map { "\($0)/\(request.id)/\(request.form)" }
    let prompt = Double(TokenEstimate.tokens(of: asking.text))
    (promptTokens, answerTokens) = (prompt, TokenEstimate.answer(to: asking, prompt))
  }
}

extension TokenEstimate {
  /// What an answer usually has: a short one to a wish for three sentences, as much as the
  /// request for a translation, else by form.
  static func answer(to asking: Asking, _ prompt: Double) -> Double {
    if asking.framing == .brief { return 120 }
    return switch asking.request.form {
    case .question, .critics, .government: 500
    case .essay, .completion: 600
    case .summary: 120
    case .translation: prompt
    case .multipleChoice: 60
    }
  }
}

extension Bank {
  /// What a selection would ask, cost and show.
  public func plan(_ selection: Selection, _ design: Design) throws -> Plan {
    var asked: [Asked] = []
    let dropped = try forEachAsking(selection, design) { asked.append(Asked($0, $1)) }
    return Plan(asked, dropped: dropped)
  }
}
