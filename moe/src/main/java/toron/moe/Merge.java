package toron.moe;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.checkpoint.PeftAdapter;
import toron.moe.model.Lora;
import toron.moe.model.Parameters;

/** Folds LoRA adapters into the model that they adapt: {@code toron moe merge}. */
public final class Merge {
  private Merge() {}

  /**
   * Reads a model folder and an adapter folder, writes a model folder in the model's own type. An
   * adapter with a scoring head gives a model for sequence classification.
   *
   * @return how many weights an adapter was folded into
   */
  public static int run(Path model, Path adapter, Path out) throws IOException {
    try (HfCheckpoint base = HfCheckpoint.load(model);
        Lora lora = PeftAdapter.load(adapter, base.config());
        Parameters merged = lora.merge(base.parameters())) {
      NDArray score = PeftAdapter.score(adapter, merged.manager());
      if (score == null) {
        HfCheckpoint.save(out, base.config(), merged, base.sideFiles());
      } else {
        HfCheckpoint.save(
            out,
            base.config().scorer("reward"),
            merged.withScore(score, base.type()),
            base.sideFiles());
      }
      return lora.parameters().names().size() / 2;
    }
  }
}
