import TextModels
import Testing

@Test func `buckets are sorted, and the values of one bucket added`() {
  let row = SparseVector([(index: 9, value: 1), (2, 0.5), (9, 2), (0, 3)])
  #expect(row.indices == [0, 2, 9])
  #expect(row.values == [3, 0.5, 3])
}

@Test func `values that cancel are left out`() {
  let row = SparseVector([(index: 4, value: 1), (4, -1), (7, 2), (8, 0), (9, 1), (9, -1)])
  #expect(row.indices == [7])
  #expect(row.values == [2])
  #expect(SparseVector([(index: 4, value: 1), (4, -1), (4, 2)]).values == [2])
  #expect(SparseVector([]).indices.isEmpty)
}

@Test func `a product with weights takes the row's buckets and stops at the end`() {
  let row = SparseVector(indices: [0, 2, 9], values: [3, 0.5, 3])
  #expect(row.dot([2, 100, 4]) == 8)
  #expect(row.dot([]) == 0)
}

@Test func `a product of two rows takes the buckets that both have`() {
  let one = SparseVector(indices: [0, 2, 9], values: [3, 0.5, 3])
  let other = SparseVector(indices: [1, 2, 3, 9, 10], values: [5, 4, 5, -1, 5])
  #expect(one.dot(other) == -1)
  #expect(other.dot(one) == -1)
}
