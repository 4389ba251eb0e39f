@testable import Providers
import Records
import Testing

@Test(
  arguments: [
    ("Yes.", nil, "Yes.", .absent),
    ("", nil, "", .absent),
    ("<think>Hm.</think>\n\nYes.", "Hm.", "\n\nYes.", .closed),
    ("\n <think>\nHm.\n</think>Yes.", "\nHm.\n", "Yes.", .closed),
    ("<think></think>Yes.", "", "Yes.", .closed),
    ("Hm.</think>Yes.", "Hm.", "Yes.", .closed),
    ("<think>a</think>b</think>Yes.", "a</think>b", "Yes.", .closed),
    ("<think>Hm. Is it", "Hm. Is it", "", .unclosed),
    ("  <think>", "", "", .unclosed),
    ("<thinking>Hm.</thinking>Yes.", "Hm.", "Yes.", .closed),
    ("<thinking>Hm.", "Hm.", "", .unclosed),
    ("◁think▷Hm.◁/think▷Yes.", "Hm.", "Yes.", .closed),
    ("◁think▷嗯", "嗯", "", .unclosed),
    ("[THINK]Hm.[/THINK]Yes.", "Hm.", "Yes.", .closed),
    ("<|begin_of_thought|>Hm.<|end_of_thought|>Yes.", "Hm.", "Yes.", .closed),
    ("The tag <think> opens a trace.", nil, "The tag <think> opens a trace.", .absent),
    ("Say \"<think>\" first.", nil, "Say \"<think>\" first.", .absent),
    ("I think so. [THINK] twice.", nil, "I think so. [THINK] twice.", .absent),
  ] as [(String, String?, String, Response.ReasoningState)])
func `reasoning ends where its mark closes, and a mark that is only mentioned opens none`(
  content: String, reasoning: String?, text: String, state: Response.ReasoningState
) {
  let split = Reasoning.split(content)
  #expect(split.reasoning == reasoning)
  #expect(split.text == text)
  #expect(split.state == state)
}
