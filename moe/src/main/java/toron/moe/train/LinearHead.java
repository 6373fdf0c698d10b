package toron.moe.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Slopes;

/**
 * Figures of a softmax over a vocabulary, with backward passes that hold a few hundred rows of
 * logits at a time.
 */
final class LinearHead {
  private LinearHead() {}

  static NDArray crossEntropy(
      NDManager manager,
      NDArray hidden,
      NDArray head,
      NDArray targets,
      NDArray weights,
      long rows) {
    boolean sloped = Gradients.recording();
    boolean learnt = sloped && Gradients.reaches(head);
    NDList found =
        Gradients.unrecorded(
            () ->
                Ops.tensors(
                    manager,
                    "cross_entropy",
                    hidden,
                    head,
                    targets,
                    weights,
                    rows,
                    sloped,
                    learnt));
    NDArray loss = found.get(0);
    if (sloped) {
      Gradients.require(loss, true);
      Gradients.add(new Done(loss, hidden, head, found));
    }
    return loss;
  }

  static NDArray logProbabilities(
      NDManager manager, NDArray hidden, NDArray head, NDArray targets, long rows) {
    NDArray out =
        Gradients.unrecorded(
            () -> Ops.tensor(manager, "target_log_probabilities", hidden, head, targets, rows));
    if (Gradients.recording()) {
      Gradients.require(out, true);
      Gradients.add(new Again(out, hidden, head, targets, rows));
    }
    return out;
  }

  /** A sum whose gradients were found with it; what arrives scales them. */
  private record Done(NDArray loss, NDArray hidden, NDArray head, NDList found)
      implements Gradients.Stretch {
    @Override
    public NDList outputs() {
      return new NDList(loss);
    }

    @Override
    public void back(NDList arriving, Slopes slopes) {
      NDArray by = arriving.get(0);
      slopes.through(hidden, Ops.tensor(slopes.scratch(), "scaled", found.get(1), by));
      if (slopes.wanted(head)) {
        slopes.leaf(head, Ops.tensor(slopes.manager(), "scaled", found.get(2), by));
      }
    }

    @Override
    public void close() {
      found.get(1).close();
      found.get(2).close();
    }
  }

  /** Figures whose logits are computed again on the way back. */
  private record Again(NDArray out, NDArray hidden, NDArray head, NDArray targets, long rows)
      implements Gradients.Stretch {
    @Override
    public NDList outputs() {
      return new NDList(out);
    }

    @Override
    public void back(NDList arriving, Slopes slopes) {
      boolean learnt = slopes.wanted(head);
      NDList found =
          Ops.tensors(
              slopes.manager(),
              "target_log_probabilities_back",
              arriving.get(0),
              hidden,
              head,
              targets,
              rows,
              learnt);
      slopes.through(hidden, found.get(0));
      if (learnt) {
        slopes.leaf(head, found.get(1));
      } else {
        found.get(1).close();
      }
    }

    @Override
    public void close() {}
  }
}
