import Records

extension Rule {
  /// Boilerplate that known systems send word for word.
  static let canned = Rule(
    id: "canned",
    label: .canned,
    rationale: "The answer is a boilerplate statement that known systems send word for word.",
    confidence: 0.95,
    claims: [
      Example("Sorry, that's beyond my current scope. Let’s talk about something else."),
      Example("你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。"),
    ],
    spares: [
      Example("Sorry, that is beyond what I know."),
      Example("A chatbot replied: \"Sorry, that's beyond my current scope.\" Soldiers had fired."),
    ],
    matches: { signals in
      let words = signals.text.bytes.filter { $0 > 0x40 || (0x30...0x39).contains($0) }
      return Canned.statements.contains { words.starts(with: $0) && words.count < $0.count + 60 }
        ? [signals.text.evidence(rule: "canned", signals.text.bytes.indices)] : nil
    })
}

/// Boilerplate seen from public systems; compared without case, spaces and punctuation.
private enum Canned {
  /// DeepSeek's and Qwen's chat applications and interfaces; R1's English and Chinese stock
  /// refusals; Baidu's Ernie Bot.
  static let statements: [[UInt8]] = [
    "Sorry, that's beyond my current scope. Let's talk about something else.",
    "Sorry, I'm not sure how to approach this type of question yet.",
    "I am sorry, I cannot answer that question. I am an AI assistant designed to provide "
      + "helpful and harmless responses.",
    "你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。",
    "对不起，我还没有学会如何思考这类问题",
    "抱歉，我还没有学会如何回答这个问题",
    "作为一个人工智能语言模型，我还没学习如何回答这个问题",
    "换个话题试试",
  ].map { FoldedText($0).bytes.filter { $0 > 0x40 || (0x30...0x39).contains($0) } }
}
