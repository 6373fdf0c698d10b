package toron.corpus.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusDebate;
import toron.corpus.Replacement;
import toron.files.JsonLines;
import toron.files.Manifest;

/**
 * The debates of a corpus folder with their replacements. Both files are in the same order, so that
 * one debate is held at a time.
 */
public final class CorpusReader implements InOrder.Source<SourcedDebate>, AutoCloseable {
  private final Stream<CorpusDebate> debates;
  private final Stream<Replacement> replacements;
  private final Iterator<CorpusDebate> nextDebate;
  private final Iterator<Replacement> nextReplacement;
  private @Nullable Replacement waiting;

  /**
   * @throws toron.files.BadDataException when the folder is not a corpus
   */
  public CorpusReader(Path corpus) throws IOException {
    Manifest.of(corpus);
    this.debates = JsonLines.read(corpus.resolve(CorpusBuild.DEBATES), CorpusDebate.class);
    this.replacements = JsonLines.read(corpus.resolve(CorpusBuild.REPLACEMENTS), Replacement.class);
    this.nextDebate = debates.iterator();
    this.nextReplacement = replacements.iterator();
  }

  @Override
  public boolean hasNext() {
    return nextDebate.hasNext();
  }

  @Override
  public SourcedDebate next() {
    CorpusDebate row = nextDebate.next();
    Map<String, NavigableMap<Integer, Replacement>> own = new HashMap<>();
    while (true) {
      if (waiting == null && nextReplacement.hasNext()) {
        waiting = nextReplacement.next();
      }
      Replacement r = waiting;
      if (r == null || !r.debate().equals(row.debate().id())) {
        return new SourcedDebate(row, own);
      }
      own.computeIfAbsent(r.document(), d -> new TreeMap<>()).put(r.begin(), r);
      waiting = null;
    }
  }

  @Override
  public void close() {
    debates.close();
    replacements.close();
  }
}
