package toron.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import toron.files.JsonLines;
import toron.ingest.Document;
import toron.structure.DebateParser;

/**
 * Debates a minute of one thread, by its own processor time, and the heap that is left after each
 * round: documents are streamed and nothing is kept, so it must not grow. Fails where it does.
 */
public final class StructureBench {
  private static final double GROWTH = 1.25;

  private StructureBench() {}

  /**
   * @param args folders that {@code toron ingest} wrote, and last how many debates to read
   */
  public static void main(String[] args) throws IOException {
    int wanted = Integer.parseInt(args[args.length - 1]);
    List<Path> folders = Stream.of(args).limit(args.length - 1L).map(Path::of).toList();
    round(folders); // warm-up
    List<Long> heaps = new ArrayList<>();
    long debates = 0;
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    while (debates < wanted) {
      int found = round(folders);
      if (found == 0) {
        throw new IllegalArgumentException("no debate in " + folders);
      }
      debates += found;
      heaps.add(heap());
    }
    double minutes = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 60e9;
    long first = heaps.get(0);
    long last = heaps.get(heaps.size() - 1);
    System.out.printf(
        "%d debates, %.0f a minute of one core; heap after the first round %d KiB, after the last"
            + " %d KiB%n",
        debates, debates / minutes, first / 1024, last / 1024);
    if (last > first * GROWTH) {
      throw new IllegalStateException("the heap grew");
    }
  }

  private static int round(List<Path> folders) throws IOException {
    DebateParser parser = new DebateParser();
    int debates = 0;
    for (Path folder : folders) {
      try (Stream<Document> documents =
          JsonLines.read(folder.resolve("documents.jsonl"), Document.class)) {
        for (Document document : (Iterable<Document>) documents::iterator) {
          debates += parser.parse(document).debates().size();
        }
      }
    }
    return debates;
  }

  private static long heap() {
    System.gc(); // only what is still held counts
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
