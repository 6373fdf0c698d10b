package toron.structure.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a stretch of text into sentences; quotations in corner brackets are never cut. */
public final class Sentences {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "vs", "no", "e.g", "i.e", "u.s", "jr", "sen",
          "rep", "fig", "p", "pp", "vol");

  private Sentences() {}

  /** Offsets, half open, of one sentence. */
  public record Span(int begin, int end) {}

  /** Sentences of {@code text[begin, end)}, without surrounding blanks, in order. */
  public static List<Span> of(String text, int begin, int end) {
    List<Span> spans = new ArrayList<>();
    int start = begin;
    int depth = 0;
    for (int at = begin; at < end; at++) {
      char c = text.charAt(at);
      if (c == '「' || c == '『') {
        depth++;
      } else if ((c == '」' || c == '』') && depth > 0) {
        depth--;
      }
      if (c == '\n') {
        depth = 0;
        add(spans, text, start, at);
        start = at + 1;
      } else if (depth == 0 && ends(text, at, end)) {
        int stop = closers(text, at + 1, end);
        add(spans, text, start, stop);
        start = stop;
        at = stop - 1;
      }
    }
    add(spans, text, start, end);
    return spans;
  }

  private static boolean ends(String text, int at, int end) {
    char c = text.charAt(at);
    if (c == '。' || c == '！' || c == '？') {
      return true;
    }
    if (c != '.' && c != '!' && c != '?') {
      return false;
    }
    if (c == '.' && numbers(text, at)) {
      return false;
    }
    int next = closers(text, at + 1, end);
    if (next < end && !Character.isWhitespace(text.charAt(next))) {
      return c != '.' && text.charAt(at) > 0x7f;
    }
    return c != '.' || !ABBREVIATIONS.contains(wordBefore(text, at));
  }

  /** "1. 内因性": a number that opens a line. */
  private static boolean numbers(String text, int dot) {
    int from = dot;
    while (from > 0 && dot - from < 3 && Character.isDigit(text.charAt(from - 1))) {
      from--;
    }
    return from < dot && (from == 0 || text.charAt(from - 1) == '\n');
  }

  private static String wordBefore(String text, int at) {
    int from = at;
    while (from > 0
        && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
      from--;
    }
    return text.substring(from, at).toLowerCase(java.util.Locale.ROOT);
  }

  private static int closers(String text, int at, int end) {
    int stop = at;
    while (stop < end && "\"'”’)]）」』".indexOf(text.charAt(stop)) >= 0) {
      stop++;
    }
    return stop;
  }

  private static void add(List<Span> spans, String text, int begin, int end) {
    int b = begin;
    int e = end;
    while (b < e && Character.isWhitespace(text.charAt(b))) {
      b++;
    }
    while (e > b && Character.isWhitespace(text.charAt(e - 1))) {
      e--;
    }
    if (b < e) {
      spans.add(new Span(b, e));
    }
  }
}
