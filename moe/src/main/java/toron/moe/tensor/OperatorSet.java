package toron.moe.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.ScriptModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Operators of a TorchScript source of their own, beside those of {@link Ops}. */
public final class OperatorSet {
  private final ScriptModule module;

  private OperatorSet(ScriptModule module) {
    this.module = module;
  }

  /**
   * @param source a class {@code Ops} in serialised TorchScript
   * @throws ai.djl.engine.EngineException when libtorch does not know an operator
   */
  public static OperatorSet compile(String source) {
    Tensors.start();
    try {
      return new OperatorSet(
          ScriptModule.load(new ByteArrayInputStream(ScriptArchive.of(source)), Device.cpu()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An operator with one result, which belongs to the manager. */
  public NDArray tensor(NDManager manager, String method, Object... arguments) {
    try (IValue result = Ops.run(module, method, arguments)) {
      return result.toTensor((PtNDManager) manager);
    }
  }

  /** An operator that gives a list of tensors. */
  public NDList tensors(NDManager manager, String method, Object... arguments) {
    try (IValue result = Ops.run(module, method, arguments)) {
      return new NDList(result.toTensorArray((PtNDManager) manager));
    }
  }
}
