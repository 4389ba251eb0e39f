import Yams

/// The way to a value of a topic: keys, and places in lists from 0.
struct Path: Hashable, ExpressibleByArrayLiteral {
  enum Step: Hashable {
    case key(String)
    case place(Int)
  }

  var steps: [Step]

  init(arrayLiteral keys: String...) { steps = keys.map(Step.key) }

  static func / (path: Path, key: String) -> Path { path.adding(.key(key)) }
  static func / (path: Path, place: Int) -> Path { path.adding(.place(place)) }

  private func adding(_ step: Step) -> Path {
    var longer = self
    longer.steps.append(step)
    return longer
  }

  /// The line of the value in its document, from 1, or of the nearest thing around it that
  /// has one: a member's is that of its key.
  func line(in root: Node) -> Int? {
    var node = root
    var line = root.mark?.line
    for step in steps {
      switch step {
      case .key(let key):
        guard let pair = node.mapping?.first(where: { $0.key.scalar?.string == key }) else {
          return line
        }
        line = pair.key.mark?.line ?? line
        node = pair.value
      case .place(let place):
        guard let items = node.sequence, items.indices.contains(place) else { return line }
        node = items[place]
        line = node.mark?.line ?? line
      }
    }
    return line
  }
}
