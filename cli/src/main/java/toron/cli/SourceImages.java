package toron.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toron.files.Manifest;
import toron.ingest.Document;
import toron.ingest.PdfPages;
import toron.report.PageImages;

/** Page images from the files that an ingest folder was made of. */
final class SourceImages implements PageImages {
  /** Enough to read ruby on a screen. */
  private static final double DPI = 96;

  private final List<Path> roots = new ArrayList<>();

  /**
   * @param ingest the folder that ingest wrote
   */
  SourceImages(Path ingest) throws IOException {
    Manifest manifest = Manifest.of(ingest);
    for (Map.Entry<String, String> input : manifest.inputs().entrySet()) {
      roots.add(manifest.input(ingest, input.getKey()));
    }
  }

  @Override
  public Optional<byte[]> of(Document document, int page) throws IOException {
    if (!document.source().mediaType().equals("application/pdf")) {
      return Optional.empty();
    }
    for (Path root : roots) {
      for (Path file : candidates(root, document.source().path())) {
        if (Files.isRegularFile(file)) {
          return Optional.of(PdfPages.png(file, page, DPI));
        }
      }
    }
    throw new IOException(document.source().path() + ": not found below " + roots);
  }

  /** Paths count from their root; with several roots they begin with its name. */
  private static List<Path> candidates(Path root, String path) {
    List<Path> candidates = new ArrayList<>(List.of(root.resolve(path), root.resolveSibling(path)));
    if (Files.isRegularFile(root) && path.equals(String.valueOf(root.getFileName()))) {
      candidates.add(0, root);
    }
    return candidates;
  }
}
