package toron.moe.tensor;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ScriptModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls the operators written in {@code ops.py}: TorchScript source that libtorch compiles when the
 * first operator is called. Results belong to the manager that the caller names, never to an
 * argument's. Inside {@link Gradients#recorded} they are differentiable.
 */
public final class Ops {
  /** One class in parts; the first holds its head. */
  private static final List<String> SOURCES =
      List.of("ops.py", "model.py", "training.py", "attention.py", "block.py", "block_back.py");

  /** The products of a layer: the faster, and what every libtorch has. */
  private static final List<String> PRODUCTS = List.of("products_onednn.py", "products.py");

  /** Set to {@code products.py} to have float32 products as libtorch itself computes them. */
  private static final String CHOICE = "toron.products";

  private Ops() {}

  /** libtorch's numbers for the types that are used here. */
  private static final Map<DataType, Integer> CODES =
      Map.of(
          DataType.UINT8, 0,
          DataType.INT32, 3,
          DataType.INT64, 4,
          DataType.FLOAT16, 5,
          DataType.FLOAT32, 6,
          DataType.FLOAT64, 7,
          DataType.BOOLEAN, 11,
          DataType.BFLOAT16, 15);

  /** libtorch's number for a type, which operators take. */
  public static int code(DataType type) {
    Integer code = CODES.get(type);
    if (code == null) {
      throw new IllegalArgumentException("no tensor here is of type " + type);
    }
    return code;
  }

  /** A tensor's type; DJL's own {@code getDataType} does not know bfloat16. */
  public static DataType type(NDArray tensor) {
    long code;
    try (IValue result = run("type_of", tensor)) {
      code = result.toLong();
    }
    for (Map.Entry<DataType, Integer> entry : CODES.entrySet()) {
      if (entry.getValue() == code) {
        return entry.getKey();
      }
    }
    throw new IllegalArgumentException("no tensor here is of libtorch's type " + code);
  }

  /** An operator with one result. */
  public static NDArray tensor(NDManager manager, String method, Object... arguments) {
    try (IValue result = run(method, arguments)) {
      return result.toTensor((PtNDManager) manager);
    }
  }

  /** An operator that gives a list of tensors. */
  public static NDList tensors(NDManager manager, String method, Object... arguments) {
    try (IValue result = run(method, arguments)) {
      return new NDList(result.toTensorArray((PtNDManager) manager));
    }
  }

  /** An operator that says yes or no. */
  static boolean holds(String method, Object... arguments) {
    try (IValue result = run(method, arguments)) {
      return result.toBoolean();
    }
  }

  /** An operator for its effect on its arguments. */
  public static void run(NDManager manager, String method, Object... arguments) {
    tensor(manager, method, arguments).close();
  }

  /** An operator that gives a {@code Dict[str, Tensor]}, to be handed to others. */
  public static Held held(String method, Object... arguments) {
    return new Held(run(method, arguments));
  }

  private static IValue run(String method, Object... arguments) {
    return run(Script.MODULE, method, arguments);
  }

  static IValue run(ScriptModule module, String method, Object... arguments) {
    List<IValue> made = new ArrayList<>(arguments.length);
    try {
      long[] handles = new long[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        IValue value = arguments[i] instanceof Held held ? held.value : value(arguments[i]);
        if (!(arguments[i] instanceof Held)) {
          made.add(value);
        }
        handles[i] = value.getHandle();
      }
      JniUtils.setGraphExecutorOptimize(false);
      return module.run(method, handles);
    } finally {
      made.forEach(IValue::close);
    }
  }

  private static IValue value(Object argument) {
    if (argument instanceof PtNDArray tensor) {
      return IValue.from(tensor);
    } else if (argument instanceof Integer number) {
      return IValue.from(number.longValue());
    } else if (argument instanceof Long number) {
      return IValue.from(number.longValue());
    } else if (argument instanceof Double number) {
      return IValue.from(number.doubleValue());
    } else if (argument instanceof Boolean flag) {
      return IValue.from(flag.booleanValue());
    } else if (argument instanceof String text) {
      return IValue.from(text);
    } else if (argument instanceof long[] numbers) {
      return IValue.listFrom(numbers);
    } else if (argument instanceof NDList list) {
      return IValue.listFrom(list.stream().toArray(PtNDArray[]::new));
    }
    throw new IllegalArgumentException("no operator takes a " + argument.getClass().getName());
  }

  /**
   * Tensors handed to operators again and again, made ready once, since that costs a native call a
   * tensor. Holds references, so close it before the tensors.
   */
  public static final class Held implements AutoCloseable {
    private final IValue value;

    private Held(IValue value) {
      this.value = value;
    }

    /** A {@code Dict[str, Tensor]}. */
    public static Held of(Map<String, NDArray> tensors) {
      Map<String, PtNDArray> map = new LinkedHashMap<>();
      tensors.forEach((name, tensor) -> map.put(name, (PtNDArray) tensor));
      return new Held(IValue.stringMapFrom(map));
    }

    /** A {@code List[Tensor]}. */
    public static Held of(NDList tensors) {
      return new Held(Ops.value(tensors));
    }

    /** A list of what is held. */
    public static Held of(List<Held> all) {
      return new Held(IValue.listFrom(all.stream().map(held -> held.value).toArray(IValue[]::new)));
    }

    @Override
    public void close() {
      value.close();
    }
  }

  /** Compiled once a process, on first use. */
  private static final class Script {
    static final ScriptModule MODULE = load();

    private static ScriptModule load() {
      Tensors.start();
      String choice = System.getProperty(CHOICE);
      try {
        if (choice != null) {
          return load(choice);
        }
        try {
          return load(PRODUCTS.get(0));
        } catch (EngineException e) {
          // This libtorch was built without oneDNN.
          return load(PRODUCTS.get(1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static ScriptModule load(String products) throws IOException {
      StringBuilder source = new StringBuilder();
      for (String file : SOURCES) {
        source.append(text(file));
      }
      source.append(text(products));
      return ScriptModule.load(
          new ByteArrayInputStream(ScriptArchive.of(source.toString())), Device.cpu());
    }

    private static String text(String file) throws IOException {
      try (InputStream in = Ops.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException(file + " is missing from the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
