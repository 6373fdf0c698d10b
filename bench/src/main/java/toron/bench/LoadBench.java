package toron.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import toron.files.Json;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.tensor.Ops;
import toron.moe.tensor.Tensors;

/**
 * Maps a checkpoint, copies every tensor out of it or writes it again, once a process; {@code
 * bench/moe/loading.py} runs it beside safetensors. Memory is in MB, from /proc/self/status.
 */
public final class LoadBench {
  private LoadBench() {}

  /**
   * @param args map, read or save; a model folder; for save the folder to write
   */
  public static void main(String[] args) throws IOException {
    Tensors.start();
    try (NDManager manager = Tensors.manager()) {
      // The operators are compiled once a process, whatever is loaded.
      Tensors.of(manager, new float[1], 1).close();
      Map<String, Object> found = new LinkedHashMap<>();
      found.put("before", resident("VmRSS"));
      long begin = System.nanoTime();
      try (HfCheckpoint checkpoint = HfCheckpoint.load(Path.of(args[1]))) {
        found.put("mapped_seconds", (System.nanoTime() - begin) / 1e9);
        found.put("mapped", resident("VmRSS"));
        begin = System.nanoTime();
        if (args[0].equals("read")) {
          copyOut(checkpoint, manager);
        } else if (args[0].equals("save")) {
          HfCheckpoint.save(
              Path.of(args[2]),
              checkpoint.config(),
              checkpoint.parameters(),
              checkpoint.sideFiles(),
              500_000_000L);
        }
        found.put("seconds", (System.nanoTime() - begin) / 1e9);
        found.put("peak", resident("VmHWM"));
        found.put("anonymous", resident("RssAnon"));
      }
      System.out.println(Json.line(found));
    }
  }

  /** A copy of each tensor, all kept, as a load into memory of one's own. */
  private static void copyOut(HfCheckpoint checkpoint, NDManager manager) {
    for (String name : checkpoint.parameters().names()) {
      NDArray tensor = checkpoint.parameters().get(name);
      Ops.tensor(manager, "copy", tensor);
    }
  }

  private static long resident(String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1000;
      }
    }
    throw new IOException("/proc/self/status has no " + name);
  }
}
