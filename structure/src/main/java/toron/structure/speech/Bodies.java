package toron.structure.speech;

import toron.structure.discourse.ExchangeWords;
import toron.structure.discourse.Paragraphs;
import toron.structure.heading.Sections;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** The words of a speech between its heading and what follows. */
final class Bodies {
  private final SourceText source;

  Bodies(SourceText source) {
    this.source = source;
  }

  /** A speech's words: without pauses at the end and without lists of sources behind it. */
  Span body(int begin, int end) {
    int stop = end;
    for (TextLine line : source.lines()) {
      if (line.begin() >= end) {
        break;
      }
      if (line.begin() > begin) {
        Sections.Found section = Sections.find(source.text(), line.begin(), line.end());
        if (section != null && section.kind() == Sections.Kind.END) {
          stop = Math.min(stop, line.begin());
        }
      }
    }
    return spoken(begin, Math.max(begin, stop));
  }

  /** Without applause and other stage directions at the end. */
  Span spoken(int begin, int end) {
    Span body = source.trim(begin, end);
    for (TextLine line = source.lineAt(Math.max(body.begin(), body.end() - 1));
        body.length() > 0 && pause(line) && line.begin() > body.begin();
        line = source.lineAt(Math.max(body.begin(), body.end() - 1))) {
      body = source.trim(body.begin(), line.begin());
    }
    return body;
  }

  private boolean pause(TextLine line) {
    String words = source.text(line);
    if (Paragraphs.STAGE.matcher(words).matches()) {
      return !ExchangeWords.interrupts().matcher(words).find(); // a question and its answer
    }
    Sections.Found section = Sections.find(source.text(), line.begin(), line.end());
    return section != null && section.kind() == Sections.Kind.PAUSE;
  }
}
