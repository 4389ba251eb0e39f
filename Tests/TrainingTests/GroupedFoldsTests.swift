import Statistics
import Testing
import Training

/// Rows of 11 models and 23 questions, some without one of them.
private let keys: [(model: String?, question: String?)] = (0..<800).map { row in
  let (model, question) = (row * row % 11, row * 7 % 23)
  return (
    row % 13 == 5 ? nil : "model \(model)", row % 17 == 3 && row % 13 != 5 ? nil : "q\(question)"
  )
}

private func folds(_ rows: [(model: String?, question: String?)], seed: UInt64) -> GroupedFolds {
  GroupedFolds(models: rows.map(\.model), questions: rows.map(\.question), seed: seed)
}

@Test(arguments: [1, 2, 3] as [UInt64])
func `no training row has a model or a question of the cell's test rows`(seed: UInt64) {
  for cell in folds(keys, seed: seed).cells {
    let models = Set(cell.test.compactMap { keys[$0].model })
    let questions = Set(cell.test.compactMap { keys[$0].question })
    #expect(!cell.training.isEmpty && !cell.test.isEmpty)
    for row in cell.training {
      #expect(keys[row].model.map { !models.contains($0) } ?? true)
      #expect(keys[row].question.map { !questions.contains($0) } ?? true)
    }
  }
}

@Test(arguments: [1, 2, 3] as [UInt64])
func `every row is tested exactly once`(seed: UInt64) {
  let cells = folds(keys, seed: seed).cells
  #expect(cells.count == 16)
  #expect(cells.flatMap(\.test).sorted() == Array(keys.indices))
}

@Test func `cells hold the rows of their groups`() {
  let folds = folds(keys, seed: 1)
  for cell in folds.cells {
    for (row, key) in keys.enumerated() {
      guard let model = key.model, let question = key.question else { continue }
      let groups = (folds.modelGroups[model], folds.questionGroups[question])
      let isTest = groups == (cell.modelGroup, cell.questionGroup)
      let isTraining = groups.0 != cell.modelGroup && groups.1 != cell.questionGroup
      #expect(cell.test.contains(row) == isTest)
      #expect(cell.training.contains(row) == isTraining)
    }
  }
}

@Test func `a row without a model trains wherever its question is not tested`() throws {
  let folds = folds(keys, seed: 1)
  let row = try #require(keys.firstIndex { $0.model == nil })
  let group = folds.questionGroups[try #require(keys[row].question)]
  for cell in folds.cells {
    #expect(cell.training.contains(row) == (cell.questionGroup != group))
    #expect(!cell.test.contains(row) || cell.questionGroup == group)
  }
}

@Test func `a row with neither key trains everywhere and is tested nowhere`() {
  let folds = GroupedFolds(models: ["a", nil], questions: ["b", nil], count: 2, seed: 1)
  #expect(folds.cells.allSatisfy { $0.training.contains(1) && !$0.test.contains(1) })
}

@Test func `groups do not depend on the rows' order, but on the seed`() {
  let one = folds(keys, seed: 4)
  let other = folds(keys.reversed(), seed: 4)
  #expect(one.modelGroups == other.modelGroups)
  #expect(one.questionGroups == other.questionGroups)
  #expect((5...9).contains { folds(keys, seed: $0).questionGroups != one.questionGroups })
}

@Test func `groups have about equal numbers of rows`() {
  let folds = folds(keys, seed: 1)
  var rows = [Int](repeating: 0, count: 4)
  for key in keys { if let question = key.question { rows[folds.questionGroups[question]!] += 1 } }
  #expect((rows.max() ?? 0) - (rows.min() ?? 0) <= 40)
}
