package toron.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
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

  private float[] weight(Path folder, String name) throws IOException {
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder);
        Parameters wide = checkpoint.parameters().copy(DataType.FLOAT32)) {
      return wide.get(name).toFloatArray();
    }
  }

  private static String expert(int number, String part) {
    return "model.layers.0.block_sparse_moe.experts." + number + "." + part + ".weight";
  }

  @Test
  void noiseIsAShareOfTheWeightsOwnSpread() throws IOException {
    new Upcycle(new Upcycle.Options(2, 1, 0.1, 0, 1)).run(GOLDENS.resolve("llama"), folder);
    float[] dense = weight(GOLDENS.resolve("llama"), "model.layers.0.mlp.up_proj.weight");
    float[] first = weight(folder, expert(0, "w3"));
    assertThat(weight(folder, expert(1, "w3"))).isNotEqualTo(first);
    double noise = 0;
    double size = 0;
    for (int i = 0; i < dense.length; i++) {
      noise += Math.pow(first[i] - dense[i], 2);
      size += Math.pow(dense[i], 2);
    }
    assertThat(Math.sqrt(noise / size)).isBetween(0.08, 0.12);
  }

  @Test
  void aRenewedUnitIsNewOnItsWayInAndOutAndTheOthersStay() throws IOException {
    new Upcycle(new Upcycle.Options(2, 1, 0, 0.5, 1)).run(GOLDENS.resolve("llama"), folder);
    int hidden = 24;
    int width = 20;
    float[] gate = weight(GOLDENS.resolve("llama"), "model.layers.0.mlp.gate_proj.weight");
    float[] down = weight(GOLDENS.resolve("llama"), "model.layers.0.mlp.down_proj.weight");
    float[] newGate = weight(folder, expert(1, "w1"));
    float[] newDown = weight(folder, expert(1, "w2"));
    int renewed = 0;
    for (int unit = 0; unit < width; unit++) {
      int rows = 0;
      int columns = 0;
      for (int i = 0; i < hidden; i++) {
        rows += gate[unit * hidden + i] != newGate[unit * hidden + i] ? 1 : 0;
        columns += down[i * width + unit] != newDown[i * width + unit] ? 1 : 0;
      }
      // Stored in bfloat16, a number drawn anew may happen to be the old one.
      assertThat(rows)
          .satisfiesAnyOf(n -> assertThat(n).isZero(), n -> assertThat(n).isGreaterThan(20));
      assertThat(columns > 20).isEqualTo(rows > 20);
      renewed += rows > 0 ? 1 : 0;
    }
    assertThat(renewed).isBetween(5, 15);
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
