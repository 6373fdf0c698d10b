package toron.moe.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toron.files.Progress;
import toron.moe.model.Compute;
import toron.moe.model.Decoder;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.model.Tiny;

/** Steps leave no tensor behind; the long run with resident memory is a bench. */
final class SoakTest {
  @TempDir private Path temp;

  /** Counts live tensors every so many steps. */
  private static final class Census implements Progress {
    private final List<Long> counts = new ArrayList<>();
    private long step;

    @Override
    public void begin(String stage, long total, String unit) {}

    @Override
    public void advance(long by, String item) {
      step += by;
      if (step % 20 == 0) {
        counts.add(live());
      }
    }

    @Override
    public void end(String summary) {}

    private static long live() {
      try {
        String histogram =
            (String)
                ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        return histogram
            .lines()
            .filter(line -> line.contains(PtNDArray.class.getName()))
            .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[1]))
            .sum();
      } catch (JMException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stepsLeaveNoTensorBehind(boolean checkpointing) throws IOException {
    ModelConfig config = Tiny.config("mixtral");
    TrainingOptions options = TrainingLoopTest.options(100, checkpointing);
    Compute compute = options.compute();
    Census census = new Census();
    try (Parameters parameters = Tiny.random(config, 3);
        Decoder decoder = Decoder.trainable(config, parameters, compute, null)) {
      Map<String, NDArray> trained = new LinkedHashMap<>();
      parameters.names().forEach(name -> trained.put(name, parameters.get(name)));
      List<Sequence> rows = TrainingLoopTest.counting(40);
      new TrainingLoop<>(
              new TrainingSetup<>(
                  "soak",
                  trained,
                  config.top(),
                  new CausalLm(decoder),
                  Packing.of(rows, 40, 1),
                  List.of(Tokens.of(rows.subList(0, 4))),
                  options,
                  "soak"),
              census)
          .run(temp);
    }
    assertThat(census.counts).hasSize(5);
    assertThat(census.counts).allMatch(count -> count.equals(census.counts.get(0)));
  }
}
