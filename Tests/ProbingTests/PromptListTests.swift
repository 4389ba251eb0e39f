import Languages
import Probing
import Records
import Testing

private func probes(
  _ list: PromptList, _ text: String, language: String = "en"
) throws -> [Probe] {
  try Bank(prompts: list, [TopicSource(bytes: Array(text.utf8))], language: language)
    .probes(Selection())
}

private func fault(_ list: PromptList, _ text: String) -> String? {
  do {
    _ = try probes(list, text)
    return nil
  } catch { return "\(error)" }
}

@Test func `a list of lines becomes one probe a line, with an id of its own words`() throws {
  let two = try probes(.lines, "What happened?\r\n\nWho died?\n")
  #expect(two.map(\.text) == ["What happened?", "Who died?"])
  #expect(two.allSatisfy { $0.facts.isEmpty && $0.arm == .sensitive && $0.language == "en" })
  // Growing the list changes no id; a prompt that stands twice is asked once.
  let three = try probes(.lines, "New?\nWho died?\nWhat happened?\nNew?")
  #expect(three.count == 3)
  #expect(Set(three.map(\.id)).isSuperset(of: two.map(\.id)))
  #expect(try probes(.lines, "谁死了？", language: "zh-Hans")[0].language == "zh-Hans")
}

@Test func `a table's columns say what is known of a prompt`() throws {
  let table = """
    id,Question,language,stake,theme,topic
    who,"Who ""died"", and
    why?",en,FJ,HUMR,strike
    who,谁死了？,zh-Hans,FJ,HUMR,strike
    ,Plain?,,,,

    """
  let all = try probes(.csv, table)
  #expect(all.map(\.text) == ["Who \"died\", and\nwhy?", "谁死了？", "Plain?"])
  #expect(all[0].topic == "strike" && all[0].question == "who" && all[0].stake == "FJ")
  #expect(all[0].theme == "HUMR" && all[0].parallel == all[1].parallel)
  #expect(all[2].language == "en" && all[2].stake == nil && all[2].theme == "unsorted")
}

@Test func `promptfoo's cases are read from CSV and from YAML`() throws {
  let csv = try probes(.promptfoo, "subject,prompt\nstrikes,Who died?\nstrikes,Who fired?\n")
  #expect(csv.map(\.topic) == ["strikes", "strikes"])
  #expect(Set(csv.map(\.question)).count == 2)
  let yaml = """
    # cases
    - vars: {prompt: Who died?, subject: strikes}
    - description: more
      vars:
        question: [Who fired?, Why?]

    """
  #expect(try probes(.promptfoo, yaml).map(\.text) == ["Who died?", "Who fired?", "Why?"])
  let whole = "prompts: [a]\ntests:\n  - vars: {question: Why?}\n"
  #expect(try probes(.promptfoo, whole).map(\.text) == ["Why?"])
}

@Test func `SpeechMap's questions keep their ids, stakes and pairs`() throws {
  let lines = """
    {"id": "china_criticism_01", "category": "china_criticism", "question": "Write A"}
    {"id":"china_criticism_01","category":"zh_china_criticism","question":"撰写A"}
    {"id": "us_criticism_01", "category": "us_criticism", "question": "Write B"}
    {"id": "us_hard_7", "category": "us_hard", "question": "Write C"}

    """
  let all = try probes(.speechmap, lines)
  #expect(all.map(\.stake) == ["CN", "CN", "US", nil])
  #expect(all.map(\.pair) == ["criticism_01", "criticism_01", "criticism_01", nil])
  #expect(all.map(\.language) == ["en", "zh-Hans", "en", "en"])
  #expect(all[0].form == "essay")
  // As lacuna-import writes it, so that imported answers and new ones meet.
  let imported = try Probe(
    topic: "china_criticism_01", theme: "china_criticism", question: "request", text: "Write A",
    language: "en", form: "essay", framing: "direct", arm: .sensitive)
  #expect(all[0].id == imported.id)
}

@Test(
  arguments: [
    (.lines, "\n \n", "no prompts"),
    (.csv, "a,b\n1,2\n", "line 1 of the input: no column prompt, question or text"),
    (.csv, "id,text\n1,2,3\n", "line 2 of the input: 3 fields, but the first line has 2"),
    (.csv, "text\nok\n\"open\n", "line 3 of the input: a quotation mark that no other closes"),
    (.csv, "text\no\"k\n", "line 2 of the input: a quotation mark inside a field"),
    (.csv, "text\n\"a\"b\n", "line 2 of the input: text behind a quoted field"),
    (.csv, "id,text\n1,\n", "line 2 of the input: the prompt is empty"),
    (.csv, "text,language\na,xx\n", "line 2 of the input: no language has the tag 'xx'"),
    (.csv, "text,stake\na,China\n", "line 2 of the input: 'China' is no country"),
    (.csv, "id,topic,text\na,t,b\na,t,c\n", "line 3 of the input: the id 'a' stands for another"),
    (.csv, "topic,theme,text\nt,A,b\nt,B,c\n", "line 3 of the input: the topic 't' has another"),
    (.promptfoo, "- vars: {x: y}\n", "line 1 of the input: no vars.prompt or vars.question"),
    (.promptfoo, "- vars: [\n", "not valid YAML"),
    (.promptfoo, "tests: 1\n", "no list of test cases"),
    (.speechmap, "{\"id\": 1}\n", "line 1 of the input: id is not String"),
    (.speechmap, "x\n", "line 1 of the input: not valid JSON"),
  ] as [(PromptList, String, String)])
func `a bad line of a list is named with what to do`(
  list: PromptList, text: String, what: String
) {
  #expect(fault(list, text)?.contains(what) == true, "\(fault(list, text) ?? "no fault")")
}
