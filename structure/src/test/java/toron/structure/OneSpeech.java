package toron.structure;

import java.util.List;
import java.util.stream.Collectors;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** Reads a text as one speech, so that only what is in it can be wrong. */
final class OneSpeech {
  private static final String LABEL = "若林 Mori 野党 首相";

  private OneSpeech() {}

  static Debate read(String language, Debate.SpeechKind kind, String text) {
    String all = LABEL + "\n" + text;
    Document document = Texts.document(language, all);
    Outline.Range body = new Outline.Range(LABEL.length() + 1, all.length());
    Outline.Turn turn =
        new Outline.Turn(
            "AC", Side.AFFIRMATIVE, kind, new Outline.Range(0, LABEL.length()), "Deng", body);
    Outline outline = new Outline("nade", Debate.Event.UNKNOWN, List.of(turn), null);
    Debate debate = new DebateParser().read(document, outline);
    Verbatim.check(document, debate);
    return debate;
  }

  /** "citation | quotation", one a line. */
  static String evidence(String language, String text) {
    return read(language, Debate.SpeechKind.CONSTRUCTIVE, text).evidence().stream()
        .map(e -> e.citation() + " | " + e.quote())
        .collect(Collectors.joining("\n"));
  }

  /** "question | answer", one a line. */
  static String exchanges(String language, Debate.SpeechKind kind, String text) {
    return read(language, kind, text).exchanges().stream()
        .map(e -> e.question().text() + " | " + (e.answer() == null ? "" : e.answer().text()))
        .collect(Collectors.joining("\n"));
  }
}
