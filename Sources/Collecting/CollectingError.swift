public import Records

/// What ends a collecting run early. What was collected until then is in the output.
public enum CollectingError: Failure {
  case unreachable(target: String, reason: String)
  case exhausted(target: String, reason: String)
  case unauthorised(target: String)
  case missingKey(variable: String)
  case badAddress(String)
  case badReplay(name: String, line: Int, what: String)

  public var kind: FailureKind {
    switch self {
    case .unreachable: .unreachable
    case .exhausted: .exhausted
    case .unauthorised, .missingKey: .credentials
    case .badAddress, .badReplay: .badInput
    }
  }

  public var description: String {
    switch self {
    case .unreachable(let target, let reason):
      "\(target) gives no answers: \(reason); check --target and go on with --resume"
    case .exhausted(let target, let reason):
      "\(target) takes no more requests now: \(reason); go on later with --resume"
    case .unauthorised(let target):
      "\(target) refuses the credentials; put a valid key into the variable that --key-env names"
    case .missingKey(let variable):
      "the environment has no \(variable), which --key-env names; export it first"
    case .badAddress(let address):
      "'\(address)' is no base address; it looks like http://127.0.0.1:8080/v1"
    case .badReplay(let name, let line, let what):
      "\(name), line \(line): \(what)"
    }
  }
}
