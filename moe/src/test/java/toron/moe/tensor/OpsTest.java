package toron.moe.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OpsTest {
  @Test
  void gradientsOfAProjection() {
    try (NDManager manager = Tensors.manager()) {
      NDArray x = Tensors.of(manager, new float[] {1, 2, 3, 4}, 2, 2);
      NDArray w = Tensors.of(manager, new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
      Gradients.require(w, true);
      try (Ops.Held weights = Ops.Held.of(Map.of("q", w))) {
        NDList gradients =
            Gradients.recorded(
                () -> {
                  NDArray y = Ops.tensor(manager, "project", x, weights, "q");
                  return Gradients.of(manager, y.sum(), new NDList(w));
                });
        assertThat(gradients.get(0).toFloatArray()).containsExactly(4, 6, 4, 6, 4, 6);
      }
    }
  }
}
