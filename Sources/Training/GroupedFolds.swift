import Statistics

/// Crossed folds for rows that belong to a model and a question: what is tested shares neither
/// with what was trained on.
///
/// Models and questions are each dealt into `count` groups. Cell (a, b) tests the rows of model
/// group a and question group b, and trains on those of other model groups and other question
/// groups. A row without one of the keys belongs to its other group only: it is never trained
/// on where that group is tested, and is tested in one cell of it. So every row with a key is
/// tested exactly once. A row with neither key is trained on everywhere and tested nowhere.
public struct GroupedFolds: Hashable, Sendable {
  /// One test and the training that goes with it.
  public struct Cell: Hashable, Sendable {
    public var modelGroup: Int
    public var questionGroup: Int
    /// Places of rows, ascending.
    public var test: [Int]
    /// Places of rows, ascending.
    public var training: [Int]
  }

  /// How many groups of models, and of questions, there are.
  public let count: Int

  /// The group of each model, 0..<``count``.
  public let modelGroups: [String: Int]

  /// The group of each question, 0..<``count``.
  public let questionGroups: [String: Int]

  /// The cells, count², by model group, then question group; some have no test rows if there
  /// are few models or questions.
  public let cells: [Cell]

  /// Deals models and questions into groups of about equal numbers of rows.
  ///
  /// Depends on the seed and on how many rows each key has, not on the rows' order. Traps if
  /// the two lists differ in length or `count` is below 2.
  ///
  /// - Parameters:
  ///   - models: the model of each row.
  ///   - questions: the question of each row.
  public init(models: [String?], questions: [String?], count: Int = 4, seed: UInt64) {
    precondition(models.count == questions.count, "a model and a question for each row")
    precondition(count >= 2, "at least two groups")
    var random = SplitMix64(seed: seed)
    let modelDeal = Deal(models, count: count, random: &random)
    let questionDeal = Deal(questions, count: count, random: &random)

    var cells = (0..<count * count).map {
      Cell(modelGroup: $0 / count, questionGroup: $0 % count, test: [], training: [])
    }
    for (row, (model, question)) in zip(models, questions).enumerated() {
      let modelGroup = model.flatMap { modelDeal.groups[$0] }
      let questionGroup = question.flatMap { questionDeal.groups[$0] }
      let modelCell = modelGroup ?? question.flatMap { questionDeal.others[$0] }
      let questionCell = questionGroup ?? model.flatMap { modelDeal.others[$0] }
      for place in cells.indices {
        let (tested, asked) = (cells[place].modelGroup, cells[place].questionGroup)
        if modelCell == tested, questionCell == asked {
          cells[place].test.append(row)
        } else if modelGroup != tested, questionGroup != asked {
          cells[place].training.append(row)
        }
      }
    }
    self.count = count
    self.modelGroups = modelDeal.groups
    self.questionGroups = questionDeal.groups
    self.cells = cells
  }

  /// Keys dealt into groups.
  private struct Deal {
    /// The group of each key.
    var groups: [String: Int] = [:]
    /// For a row that lacks the other key: which group of the other kind tests it.
    var others: [String: Int] = [:]

    /// The largest key first, each to the group with the fewest rows; the shuffle decides
    /// between keys of one size, and groups are tried in order.
    init(_ keys: [String?], count: Int, random: inout SplitMix64) {
      var sizes: [String: Int] = [:]
      for case let key? in keys { sizes[key, default: 0] += 1 }
      let shuffled = random.shuffled(sizes.keys.sorted())
      let order = shuffled.enumerated().sorted {
        (sizes[$1.element] ?? 0, $0.offset) < (sizes[$0.element] ?? 0, $1.offset)
      }
      var loads = [Int](repeating: 0, count: count)
      var members = [Int](repeating: 0, count: count)
      for (_, key) in order {
        let group = loads.indices.reduce(0) { loads[$1] < loads[$0] ? $1 : $0 }
        groups[key] = group
        others[key] = members[group] % count
        loads[group] += sizes[key] ?? 0
        members[group] += 1
      }
    }
  }
}
