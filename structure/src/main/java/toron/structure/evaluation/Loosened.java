package toron.structure.evaluation;

import java.util.List;
import java.util.Random;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;

/**
 * A document as one with fewer paragraphs: some line breaks inside of speeches become blanks, so
 * that units begin and end in the middle of a line. All offsets stay what they were.
 */
final class Loosened {
  private static final double SHARE = 0.35;

  private Loosened() {}

  static Document of(Document document, List<Debate> debates, Random random) {
    String text = document.text();
    StringBuilder loose = new StringBuilder(text);
    for (Debate debate : debates) {
      for (Debate.Speech speech : debate.speeches()) {
        boolean argues =
            switch (speech.kind()) {
              case CONSTRUCTIVE, REBUTTAL, REPLY, STATEMENT -> true;
              case CROSS_EXAMINATION, MODERATION, ADJUDICATION -> false;
            };
        for (Location location : argues ? speech.location() : List.<Location>of()) {
          int begin = text.offsetByCodePoints(0, location.begin());
          int end = text.offsetByCodePoints(begin, location.end() - location.begin());
          for (int at = begin + 1; at < end - 1; at++) {
            if (text.charAt(at) == '\n' && random.nextDouble() < SHARE) {
              loose.setCharAt(at, ' ');
            }
          }
        }
      }
    }
    return new Document(
        document.id(),
        document.source(),
        document.language(),
        document.title(),
        loose.toString(),
        document.pages(),
        document.ruby(),
        document.quality());
  }
}
