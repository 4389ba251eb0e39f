import Records

/// How services say that they held something back: the moderation layers around models, told
/// apart from the models and from failures.
enum Blocks {
  /// One service's way of saying that it blocked something.
  struct Filter: Sendable {
    var name: String
    /// Error codes and types, lower-case.
    var codes: [String] = []
    /// Parts of error messages, lower-case.
    var phrases: [String] = []
    var meaning = Meaning.byWords
    var by = Response.Block.Origin.provider
    /// 9: documented by the service; 7: seen in the wild, more than once; 6: a gateway's word.
    var confidence: Int
    /// The page that describes it, or the place where it was seen.
    var source: String
    /// An error body in which it is found, as the service sends it.
    var example: String

    /// Which side of the model the filter stands on.
    enum Meaning: Sendable {
      case input, output
      /// Its words say: an output filter names the output, everything else is about the prompt.
      case byWords
    }

    func status(code: String?, message: String?) -> Status {
      switch meaning {
      case .input: .filteredInput
      case .output: .filteredOutput
      case .byWords:
        [code, message].contains { $0?.lowercased().contains("output") ?? false }
          ? .filteredOutput : .filteredInput
      }
    }
  }

  /// The filter that an error's code and message report; `nil` if it is no block.
  static func filter(code: String?, message: String?) -> Filter? {
    let code = code?.lowercased() ?? ""
    let message = message?.lowercased() ?? ""
    // Nearly every reply names neither, and looking for many phrases in nothing takes its time.
    if code.isEmpty, message.isEmpty { return nil }
    return all.first { filter in
      filter.codes.contains(code) || filter.phrases.contains { message.contains($0) }
    }
  }

  /// First match wins.
  static let all: [Filter] = [
    Filter(
      name: "DashScope", codes: ["data_inspection_failed", "datainspectionfailed"],
      phrases: ["data may contain inappropriate content"], confidence: 9,
      source: "https://help.aliyun.com/zh/model-studio/error-code",
      example: #"""
        {"error":{"code":"data_inspection_failed","message":"Output data may contain inappropriate content.","type":"data_inspection_failed"}}
        """#),
    Filter(
      name: "DeepSeek", phrases: ["content exists risk"], meaning: .input, confidence: 9,
      source: "https://github.com/deepseek-ai/DeepSeek-V3/issues",
      example: #"""
        {"error":{"message":"Content Exists Risk","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}
        """#),
    Filter(
      name: "Moonshot", phrases: ["considered high risk"], meaning: .input, confidence: 7,
      source: "https://platform.kimi.ai/docs/api/errors",  // there: the prompt or the answer
      example: #"""
        {"error":{"type":"content_filter","message":"The request was rejected because it was considered high risk"}}
        """#),
    Filter(
      name: "OpenAI/Azure",
      codes: ["content_filter", "content_policy_violation", "invalid_prompt"],
      phrases: ["content management policy", "responsibleaipolicyviolation"], meaning: .input,
      confidence: 9,
      source: "https://learn.microsoft.com/azure/ai-services/openai/concepts/content-filter",
      example: #"""
        {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","code":"content_filter","status":400}}
        """#),
    Filter(
      name: "Anthropic", phrases: ["output blocked by content filtering policy"],
      meaning: .output, confidence: 9,
      source: "https://github.com/anthropics/claude-code/issues/6195",
      example: #"""
        {"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"}}
        """#),
    Filter(
      name: "Zhipu", codes: ["1301", "sensitive"], phrases: ["敏感内容", "不安全或敏感"],
      meaning: .input, confidence: 9,
      source: "https://docs.bigmodel.cn/cn/api/api-code",
      example: #"""
        {"contentFilter":[{"level":1,"role":"user"}],"error":{"code":"1301","message":"系统检测到输入或生成内容可能包含不安全或敏感内容，请您避免输入易产生敏感内容的提示语。"}}
        """#),
    Filter(
      name: "MiniMax input", codes: ["base_resp 1026"], meaning: .input, confidence: 9,
      source: "https://platform.minimaxi.com/document/error_code",
      example: #"{"base_resp":{"status_code":1026,"status_msg":"input new_sensitive"}}"#),
    Filter(
      name: "MiniMax output", codes: ["base_resp 1027"], meaning: .output, confidence: 9,
      source: "https://platform.minimaxi.com/document/error_code",
      example: #"{"base_resp":{"status_code":1027,"status_msg":"output new_sensitive"}}"#),
    Filter(
      name: "Volcengine Ark",
      codes: [
        "sensitivecontentdetected", "inputtextsensitivecontentdetected",
        "outputtextsensitivecontentdetected",
      ],
      confidence: 8, source: "https://www.volcengine.com/docs/82379/1299023",
      example: #"""
        {"error":{"code":"OutputTextSensitiveContentDetected","message":"The request failed because the output text may contain sensitive information.","type":"BadRequest"}}
        """#),
    Filter(
      name: "xAI",
      phrases: ["content violates usage guidelines", "content violates safety guidelines"],
      meaning: .input, confidence: 7,
      source: "https://github.com/stanford-crfm/helm/pull/3770",
      example: #"""
        {"code":"The caller does not have permission to execute the specified operation","error":"Content violates usage guidelines."}
        """#),
    Filter(
      name: "OpenRouter", phrases: ["requires moderation", "input was flagged"], meaning: .input,
      by: .gateway, confidence: 9, source: "https://openrouter.ai/docs/api-reference/errors",
      example: #"""
        {"error":{"code":403,"message":"m requires moderation on X. Your input was flagged for \"violence\".","metadata":{"reasons":["violence"],"provider_name":"X"}}}
        """#),
    Filter(
      name: "Gemini", codes: ["prohibited_content", "safety", "blocklist"],
      phrases: ["blocked due to safety", "prohibited content"], confidence: 8,
      source: "https://ai.google.dev/api/generate-content",
      example: #"{"error":{"code":"PROHIBITED_CONTENT","message":"Request blocked."}}"#),
    Filter(
      name: "moderation", codes: ["moderation", "moderation_blocked", "content_moderation"],
      phrases: ["flagged by moderation", "violates our usage policies"], by: .gateway,
      confidence: 6, source: "https://openrouter.ai/docs/api-reference/errors",
      example: #"{"error":{"code":"moderation_blocked","message":"Request refused."}}"#),
  ]
}
