package toron.rlhf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import toron.moe.model.Decoder;
import toron.moe.tensor.Gradients;
import toron.moe.tensor.Tensors;
import toron.moe.train.CausalLm;
import toron.moe.train.Tokens;

/** The numbers that a reward model gives, pair by pair and without learning. */
final class Scoring {
  private final Decoder decoder;
  private final NDArray score;

  /**
   * @param score (1, hidden), the head
   */
  Scoring(Decoder decoder, NDArray score) {
    this.decoder = decoder;
    this.score = score;
  }

  /** Rewards of both answers of each pair. */
  record Rewards(PairTokens pair, float chosen, float rejected) {
    Judged judged() {
      return Judged.of(pair, (double) chosen - rejected);
    }
  }

  List<Rewards> of(List<PairTokens> pairs) {
    List<Rewards> rewards = new ArrayList<>();
    for (PairTokens pair : pairs) {
      try (NDManager manager = Tensors.manager()) {
        float[] both =
            Gradients.unrecorded(() -> rewards(manager, List.of(pair)).rewards().toFloatArray());
        rewards.add(new Rewards(pair, both[0], both[1]));
      }
    }
    return rewards;
  }

  /** Floating-point operations of a training step; the head of one number counts for nothing. */
  double flops(List<PairTokens> batch) {
    return decoder.trainingFlops(PairBatch.tokens(batch).lengths(), 0);
  }

  /** Rewards (2 n), the chosen answers' first, with the routers' logits. */
  record Batch(NDArray rewards, NDList routers) {}

  /** The forward pass: a reward is read off an answer's last token. */
  Batch rewards(NDManager manager, List<PairTokens> batch) {
    Tokens tokens = PairBatch.tokens(batch);
    Decoder.Output out = CausalLm.run(manager, decoder, tokens);
    NDArray last = PairBatch.lastOfEach(manager, out.hidden(), tokens);
    return new Batch(PairBatch.linear(manager, last, score), out.routers());
  }
}
