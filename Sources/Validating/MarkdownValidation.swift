import Reporting

/// A validation as Markdown, for READMEs and wikis.
public enum MarkdownValidation {
  public static func text(_ validation: Validation) -> String {
    var lines = ["# Validation", ""]
    for paragraph in validation.opening { lines += [Escape.markdown(paragraph), ""] }
    for table in validation.tables {
      lines += ["## " + Escape.markdown(table.title), "", line(table.head)]
      lines.append("| --- |" + String(repeating: " ---: |", count: table.head.count - 1))
      lines += table.rows.map(line) + [""]
      if !table.note.isEmpty { lines += [Escape.markdown(table.note), ""] }
    }
    lines += ["## What the words mean", ""]
    lines += validation.legend.map { "- " + Escape.markdown($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.map(Escape.markdown).joined(separator: " | ") + " |"
  }
}
