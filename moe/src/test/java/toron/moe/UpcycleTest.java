package toron.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toron.files.BadDataException;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.generate.GenerationOptions;
import toron.moe.generate.Generator;
import toron.moe.model.Family;
import toron.moe.model.Parameters;

final class UpcycleTest {
  private static final Path GOLDENS = Path.of("src/test/resources/toron/moe/parity");

  @TempDir Path folder;

  private static List<int[]> greedy(Path folder) throws IOException {
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder);
        Generator generator = new Generator(checkpoint.config(), checkpoint.parameters())) {
      return generator.generate(
          List.of(new int[] {3, 17, 42}, new int[] {5, 9, 31, 0}),
          GenerationOptions.greedy(40, Set.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama-tied"})
  void anUnperturbedMixtureWritesWhatTheDenseModelDid(String name) throws IOException {
    Path dense = GOLDENS.resolve(name);
    assertThat(new Upcycle(new Upcycle.Options(4, 2, 0, 0, 1)).run(dense, folder).family())
        .isEqualTo(Family.MIXTRAL);
    assertThat(greedy(folder)).containsExactlyElementsOf(greedy(dense));
  }

  @Test
  void perturbedExpertsDiffer() throws IOException {
    new Upcycle(new Upcycle.Options(2, 1, 0.1, 0.5, 1)).run(GOLDENS.resolve("llama"), folder);
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder);
        Parameters p = checkpoint.parameters().copy(ai.djl.ndarray.types.DataType.FLOAT32)) {
      String name = "model.layers.0.block_sparse_moe.experts.%d.w1.weight";
      assertThat(p.get(name.formatted(0)).toFloatArray())
          .isNotEqualTo(p.get(name.formatted(1)).toFloatArray());
    }
  }

  @Test
  void onlyADenseModelIsUpcycled() {
    assertThatThrownBy(
            () ->
                new Upcycle(new Upcycle.Options(2, 1, 0, 0, 1))
                    .run(GOLDENS.resolve("olmoe"), folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("olmoe");
  }

  @Test
  void infoCountsWhatATokenUses() throws IOException {
    MoeInfo info = MoeInfo.of(GOLDENS.resolve("mixtral"));
    // 48·24 twice; a layer: 24·24 twice, 24·12 twice, norms 48, router 4·24, 4 experts of 3·24·20.
    long layer = 2 * 576 + 2 * 288 + 48 + 96 + 4 * 1440;
    assertThat(info.parameters()).isEqualTo(2 * 1152 + 24 + 2 * layer);
    assertThat(info.active()).isEqualTo(info.parameters() - 2 * 2 * 1440);
    assertThat(info.trainingBytes()).isEqualTo(16 * info.parameters());
    assertThat(info.unsupported()).isEmpty();
  }
}
