import Records
import Testing

@Test(
  arguments: [
    (.incoherent, .evasive),
    (.canned, .evasive),
    (.refusal, .denial),
    (.deflection, .evasive),
    (.feignedIgnorance, .evasive),
    (.vague, .evasive),
    (.premiseDenial, .evasive),
    (.stateNarrative, .evasive),
    (.fabrication, .complete),
    (.downplayed, .complete),
    (.omission, .complete),
    (.hedged, .evasive),
    (.full, .complete),
  ] as [(Label, Outcome)])
func `each label has its place in the three-way view`(label: Label, outcome: Outcome) {
  #expect(label.outcome == outcome)
}

@Test func `the labels are thirteen, in the order in which they are asked`() {
  #expect(
    Label.allCases.map(\.rawValue) == [
      "incoherent", "canned", "refusal", "deflection", "feigned_ignorance", "vague",
      "premise_denial", "state_narrative", "fabrication", "downplayed", "omission", "hedged",
      "full",
    ])
}

@Test(arguments: Status.allCases)
func `a row is counted where its status and outcome say`(status: Status) {
  let observed: Set<Status> = [
    .ok, .filteredInput, .filteredOutput, .nativeRefusal, .suppressedEmpty,
  ]
  let blocks: Set<Status> = [.filteredInput, .filteredOutput]
  for outcome in Outcome.allCases {
    let wanted: Tally =
      switch outcome {
      case _ where !observed.contains(status): .notMeasured
      case .complete: .complete
      case .evasive: .evasive
      case .denial: .denial
      case .error: blocks.contains(status) ? .blocked : .notMeasured
      }
    #expect(Tally(status, outcome) == wanted)
  }
}

@Test(arguments: Status.allCases)
func `only what failed on the way is sent again`(status: Status) {
  #expect(status.isRetried == [.transportError, .quotaError, .empty].contains(status))
  // What was measured is never asked for a second time.
  #expect(!(status.isRetried && status.isObserved))
}

@Test(
  arguments: [
    (.hardModel, [.canned, .refusal], [.nativeRefusal, .suppressedEmpty]),
    (
      .hardBroad, [.canned, .refusal],
      [.nativeRefusal, .suppressedEmpty, .filteredInput, .filteredOutput]
    ),
    (.evasion, [.deflection, .feignedIgnorance, .vague, .hedged], []),
    (
      .manipulation, [.premiseDenial, .stateNarrative, .fabrication, .downplayed, .omission], []
    ),
    (.willing, [.fabrication, .downplayed, .omission, .full], []),
    (.clean, [.full], []),
  ] as [(RollUp, Set<Label>, Set<Status>)])
func `a roll-up holds these labels and these endings and no others`(
  rollUp: RollUp, labels: Set<Label>, statuses: Set<Status>
) {
  #expect(Set(Label.allCases.filter { rollUp.contains(.ok, $0) }) == labels)
  #expect(Set(Status.allCases.filter { rollUp.contains($0, nil) }) == statuses)
}
