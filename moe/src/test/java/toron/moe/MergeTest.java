package toron.moe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.checkpoint.PeftAdapter;
import toron.moe.checkpoint.ShardReading;
import toron.moe.model.Lora;

final class MergeTest {
  private static final Path MODEL = Path.of("src/test/resources/toron/moe/parity/mixtral");

  @TempDir Path folder;

  @Test
  void adaptersThatDoNothingLeaveTheModelAsItWas() throws IOException {
    Lora.Options attention = new Lora.Options(2, 4, true, false, false);
    try (Lora lora = Lora.init(HfCheckpoint.config(MODEL), attention, 1)) {
      PeftAdapter.save(folder.resolve("adapter"), lora, "base");
    }
    int folded = Merge.run(MODEL, folder.resolve("adapter"), folder.resolve("out"));
    assertThat(folded).isEqualTo(2 * 4);
    assertThat(ShardReading.bytes(folder.resolve("out"))).isEqualTo(ShardReading.bytes(MODEL));
  }
}
