package ai.djl.pytorch.jni;

import ai.djl.Device;
import java.io.IOException;
import java.io.InputStream;

/**
 * A TorchScript module whose methods take part in automatic differentiation. It lies in DJL's
 * package because the native call with the training flag is visible only here; DJL's own {@code
 * IValueUtils.runMethod} always runs in inference mode.
 */
public final class ScriptModule {
  private final long handle;

  private ScriptModule(long handle) {
    this.handle = handle;
  }

  /** Compiles an archive. */
  public static ScriptModule load(InputStream archive, Device device) throws IOException {
    return new ScriptModule(JniUtils.loadModuleHandle(archive, device, true, false));
  }

  /** Runs a method; whether it records for backward is the thread's gradient mode. */
  public IValue run(String method, long[] arguments) {
    return new IValue(PyTorchLibrary.LIB.moduleRunMethod(handle, method, arguments, true, false));
  }
}
