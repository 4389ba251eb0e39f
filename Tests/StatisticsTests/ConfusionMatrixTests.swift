import Statistics
import Testing

// Reference values from scikit-learn 1.9.1, with reference classes `t` and own classes `p`
// spelled out from the table:
//   python3 -c 'from sklearn.metrics import *; m = [[50,3,2],[8,20,5],[1,4,7]]
//   t = [i for i in range(3) for j in range(3) for _ in range(m[i][j])]
//   p = [j for i in range(3) for j in range(3) for _ in range(m[i][j])]
//   print(accuracy_score(t, p), f1_score(t, p, average="macro"), cohen_kappa_score(t, p),
//   cohen_kappa_score([x == 0 for x in t], [x == 0 for x in p]))'
private let tables: [([Int], Double, Double, Double?, Double?)] = [
  (
    [50, 3, 2, 8, 20, 5, 1, 4, 7], 0.77, 0.694107062528115, 0.5962078651685394,
    0.714867617107943
  ),
  ([0, 0, 0, 0, 3, 1, 0, 2, 9], 0.8, 0.7619047619047619, 0.5263157894736842, nil),
  (
    [90, 5, 0, 3, 0, 0, 2, 0, 0], 0.9, 0.3157894736842105, -0.04166666666666674,
    -0.05263157894736836
  ),
  ([10, 0, 0, 0, 0, 0, 0, 0, 0], 1, 1, nil, nil),
  (
    [2, 3, 4, 5, 1, 6, 7, 8, 0], 0.08333333333333333, 0.0857487922705314,
    -0.3561643835616437, -0.1875
  ),
  (
    [768, 40, 5, 90, 55, 10, 3, 12, 51], 0.8452611218568665, 0.7033791083286282,
    0.5249007816852468, 0.5688151572840178
  ),
]

private func near(_ a: Double?, _ b: Double?) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) < 1e-12
}

@Test(arguments: tables)
func `agreement is what scikit-learn computes`(
  counts: [Int], accuracy: Double, macroF1: Double, kappa: Double?, binary: Double?
) {
  let matrix = ConfusionMatrix(classes: 3, counts: counts)
  #expect(near(matrix.accuracy, accuracy))
  #expect(near(matrix.macroF1, macroF1))
  #expect(near(matrix.kappa, kappa))
  #expect(near(matrix.against(0).kappa, binary))
}

@Test func `counting one by one gives the same table, rows being the reference`() {
  var matrix = ConfusionMatrix(classes: 3)
  for (reference, own) in [(0, 0), (0, 1), (1, 2), (1, 2)] {
    matrix.add(reference: reference, own: own)
  }
  #expect(matrix == ConfusionMatrix(classes: 3, counts: [1, 1, 0, 0, 0, 2, 0, 0, 0]))
  #expect(matrix[1, 2] == 2)
  #expect([0, 1, 2].map(matrix.references) == [2, 2, 0])
  #expect([0, 1, 2].map(matrix.owns) == [1, 1, 2])
  #expect(matrix.against(0).counts == [1, 1, 0, 2])
}

@Test func `an empty table has no agreement`() {
  let matrix = ConfusionMatrix(classes: 3)
  #expect(matrix.total == 0)
  #expect(matrix.accuracy == nil && matrix.macroF1 == nil && matrix.kappa == nil)
}
