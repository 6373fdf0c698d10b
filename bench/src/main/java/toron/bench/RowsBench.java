package toron.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import toron.corpus.CorpusBuild;
import toron.corpus.Split;
import toron.files.Hashes;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;
import toron.sft.SftBuild;
import toron.sft.SftOptions;
import toron.sft.SftResult;

/**
 * {@code sft build} over a corpus repeated until it gives so many rows: rows a second, what the
 * process held at most, and whether any number of workers writes the same bytes.
 */
public final class RowsBench {
  private RowsBench() {}

  /**
   * @param args the folder of a corpus, how many rows, a folder to write in, then numbers of
   *     workers
   */
  public static void main(String[] args) throws IOException {
    Path corpus = Path.of(args[0]);
    long wanted = Long.parseLong(args[1]);
    Path folder = Path.of(args[2]);
    long once = build(corpus, folder.resolve("once"), 1).rows();
    long copies = (wanted + once - 1) / once;
    Path large = folder.resolve("corpus");
    repeat(corpus, large, copies);
    System.out.printf("%d copies of a corpus that gives %d rows%n", copies, once);
    System.out.printf("heap at most %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
    List<String> hashes = new ArrayList<>();
    for (int i = 3; i < args.length; i++) {
      int workers = Integer.parseInt(args[i]);
      Path out = folder.resolve("rows");
      long begun = System.nanoTime();
      SftResult result = build(large, out, workers);
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "%d workers: %d rows in %.0f s, %.0f rows/s, resident at most %d MiB%n",
          workers, result.rows(), seconds, result.rows() / seconds, Rss.peakMib());
      hashes.add(hash(out));
      System.out.println("  " + hashes.get(hashes.size() - 1));
      Folders.delete(out);
    }
    System.out.println(
        hashes.stream().distinct().count() == 1 ? "the same bytes" : "OTHER BYTES: " + hashes);
    Folders.delete(folder);
  }

  private static SftResult build(Path corpus, Path out, int workers) throws IOException {
    return new SftBuild(SftOptions.DEFAULT, workers, Progress.NONE).run(corpus, out);
  }

  /** The same debates under other ids, so that each gives rows of its own. */
  private static void repeat(Path corpus, Path out, long copies) throws IOException {
    for (Map.Entry<String, String> file :
        Map.of(CorpusBuild.DEBATES, "id", CorpusBuild.REPLACEMENTS, "debate").entrySet()) {
      Path from = corpus.resolve(file.getKey());
      JsonLines.<JsonNode>write(
          out.resolve(file.getKey()),
          rows -> {
            for (long copy = 0; copy < copies; copy++) {
              try (Stream<JsonNode> all = JsonLines.read(from, JsonNode.class)) {
                for (JsonNode row : (Iterable<JsonNode>) all::iterator) {
                  String id = row.path(file.getValue()).asText() + "-" + copy;
                  rows.add(((ObjectNode) row).put(file.getValue(), id));
                }
              }
            }
          });
    }
    Json.write(out.resolve(Manifest.FILE), Json.mapper().valueToTree(Manifest.of(corpus)));
  }

  private static String hash(Path rows) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Split split : Split.values()) {
      all.append(Hashes.sha256(rows.resolve(split.id() + ".jsonl")));
      all.append(Hashes.sha256(rows.resolve(split.id() + ".parquet")));
    }
    all.append(Hashes.sha256(rows.resolve("dropped.jsonl")));
    return Hashes.sha256(all.toString());
  }
}
