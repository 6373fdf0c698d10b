package toron.ingest.layout;

/** Glyphs joined to groups (a disjoint-set forest), and what each group votes on average. */
final class Groups {
  private final int[] parent;
  private final long[] sum;
  private final int[] count;

  Groups(int[] votes) {
    parent = new int[votes.length];
    sum = new long[votes.length];
    count = new int[votes.length];
    for (int i = 0; i < votes.length; i++) {
      parent[i] = i;
      sum[i] = votes[i];
      count[i] = 1;
    }
  }

  void join(int a, int b) {
    int first = root(a);
    int second = root(b);
    if (first != second) {
      parent[second] = first;
      sum[first] += sum[second];
      count[first] += count[second];
    }
  }

  /** 0 for what stands alone. */
  double mean(int i) {
    int root = root(i);
    return count[root] < 2 ? 0 : sum[root] / (double) count[root];
  }

  private int root(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
