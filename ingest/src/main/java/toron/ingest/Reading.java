package toron.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.ingest.Document.Page;
import toron.ingest.Document.Ruby;

/**
 * What a reader found in one file: a {@link Document} without what the stage knows of the file.
 *
 * @param title from the file's metadata or its largest heading
 */
record Reading(@Nullable String title, String text, List<Page> pages, List<Ruby> ruby) {
  Reading {
    pages = List.copyOf(pages);
    ruby = List.copyOf(ruby);
  }
}
