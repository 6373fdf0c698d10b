package toron.corpus.withdraw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.DatasetKind;
import toron.corpus.withdraw.WithdrawalRecord.Reached;
import toron.files.AtomicFiles;
import toron.files.Json;
import toron.files.Manifest;
import toron.files.RunLock;

/**
 * Takes the planned rows out of one folder. Lines that stay are copied as they are; the manifest is
 * written last, so that a run that was stopped is done again from the plan and ends the same.
 */
final class Rewriting {
  private final String contribution;
  private final Map<String, DatasetKind<?>> kinds;

  Rewriting(String contribution, Map<String, DatasetKind<?>> kinds) {
    this.contribution = contribution;
    this.kinds = kinds;
  }

  @SuppressWarnings("try") // the lock is held, not used
  Reached apply(Reached plan) throws IOException {
    Path folder = Path.of(plan.folder());
    try (RunLock lock = RunLock.take(folder)) {
      Manifest manifest = Manifest.of(folder);
      boolean done =
          manifest.counts().containsKey("withdrawn." + contribution)
              && !Planning.lists(manifest, contribution);
      if (!done) {
        for (Map.Entry<String, List<String>> file : plan.removed().entrySet()) {
          filter(folder.resolve(file.getKey()), new HashSet<>(file.getValue()));
        }
        finish(folder, plan, manifest);
      }
      Map<String, @Nullable String> after = new LinkedHashMap<>();
      Map<String, String> now = Planning.hashes(folder);
      plan.sha256Before().keySet().forEach(name -> after.put(name, now.get(name)));
      return new Reached(
          plan.folder(), plan.stage(), plan.what(), plan.removed(), plan.sha256Before(), after);
    }
  }

  private void finish(Path folder, Reached plan, Manifest manifest) throws IOException {
    DatasetKind<?> kind = kinds.get(plan.stage());
    if (kind != null) {
      kind.reissue(folder, contribution, plan.rows());
      return;
    }
    if (plan.stage().equals("ingest")) {
      // What the journal has read would come back with the next run.
      Files.deleteIfExists(folder.resolve("journal.jsonl"));
    }
    Path splits = folder.resolve("splits.jsonl");
    if (Files.isRegularFile(splits)) {
      recount(splits, folder.resolve("debates.jsonl"));
    }
    manifest(folder, plan, manifest);
  }

  private static void filter(Path file, Set<String> removed) throws IOException {
    rewrite(
        file,
        (line, number) ->
            removed.contains(Reading.id(Reading.parse(file, number, line))) ? null : line);
  }

  /** A motion keeps its split, even when its last debate is gone. */
  private static void recount(Path splits, Path debates) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    Reading.each(debates, row -> sizes.merge(row.path("group").asText(), 1L, Long::sum));
    rewrite(
        splits,
        (line, number) -> {
          ObjectNode row = (ObjectNode) Reading.parse(splits, number, line);
          row.put("debates", sizes.getOrDefault(row.path("group").asText(), 0L));
          return Json.line(row);
        });
  }

  /** What becomes of a line; null: it goes. */
  private interface Change {
    @Nullable String of(String line, long number) throws IOException;
  }

  private static void rewrite(Path file, Change change) throws IOException {
    AtomicFiles.write(
        file,
        out -> {
          BufferedWriter writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
          try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
              String kept = change.of(line, ++number);
              if (kept != null) {
                writer.write(kept);
                writer.write('\n');
              }
            }
          }
          writer.flush();
        });
  }

  private void manifest(Path folder, Reached plan, Manifest old) throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>(old.counts());
    counts.replaceAll((name, n) -> counted(plan.stage(), name) ? 0 : n);
    for (Map.Entry<String, Long> now : Counting.of(plan.stage(), folder).entrySet()) {
      counts.put(now.getKey(), now.getValue());
    }
    counts.put("withdrawn." + contribution, (long) Counting.rows(plan));
    Map<String, Object> details = new LinkedHashMap<>(old.details());
    if (details.get("contributions") instanceof List<?> given) {
      List<Object> left = new ArrayList<>();
      for (Object one : given) {
        boolean gone =
            one instanceof Map<?, ?> full
                ? Objects.equals(full.get("id"), contribution)
                : Objects.equals(one, contribution);
        if (!gone) {
          left.add(Objects.requireNonNull(one));
        }
      }
      details.put("contributions", left);
    }
    if (plan.stage().equals("corpus")) {
      details.put("balance", Counting.balance(folder));
    }
    new Manifest(
            old.contract(),
            old.stage(),
            old.toron(),
            old.inputs(),
            old.configuration(),
            counts,
            details)
        .write(folder);
  }

  /** Counts of what is there, some of which may be there no more. */
  private static boolean counted(String stage, String name) {
    return name.startsWith("pages.") || (stage.equals("structure") && name.startsWith("debates."));
  }
}
