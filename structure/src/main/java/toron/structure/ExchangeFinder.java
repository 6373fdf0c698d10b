package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** Questions and answers of a cross-examination. */
final class ExchangeFinder {
  private static final Pattern ASKER =
      Pattern.compile(
          "[\\s　]*[(【\\[]?(?:Q(?:uestion)?\\s?\\d{0,2}|問\\d{0,2}|質問者?\\d{0,2}|質疑者?|質)[)】\\]]?[\\s　]*[.::)、]?[\\s　]*(?=\\S)");
  private static final Pattern ANSWERER =
      Pattern.compile(
          "[\\s　]*[(【\\[]?(?:A(?:nswer)?\\s?\\d{0,2}|答え?\\d{0,2}|応答者?\\d{0,2}|回答者?|応)[)】\\]]?[\\s　]*[.::)、]?[\\s　]*(?=\\S)");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "[\\s　]*[【\\[(]?([^\\s　:。、「」?!]{1,20}(?: [^\\s　:。、「」?!]{1,14}){0,3})[)】\\]]?[\\s　]*:[\\s　]*");

  /** "否　…", "【肯定側】…", "Neg: …": the side stands for the voice. */
  private static final Pattern VOICE =
      Pattern.compile(
          "[\\s　]*[(【\\[〔<《]?((?:肯定|否定|賛成|反対)側?|肯|否|aff(?:irmative)?|neg(?:ative)?|pro|con)[)】\\]〕>》]?(?:[\\s　]*[:.][\\s　]*|[\\s　]+|(?<=[)】\\]〕>》]))(?=\\S)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LABEL_END = Pattern.compile("[.:)】\\]、\\s\u3000]$");
  private static final Pattern DASH = Pattern.compile("[\\s　]*(?:――|──|—|–|- )[\\s　]*");
  private static final Pattern ASKS =
      Pattern.compile("[??]|(?:です|ます|でしょう|ました|よろしい|ません)か(?=[。\\s]|$)|か。");

  private final SourceText source;
  private final String text;

  ExchangeFinder(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** One question with its answer, if there is one. */
  record Found(Span question, @Nullable Span answer) {}

  private record Part(String who, Span words) {}

  List<Found> find(Span body) {
    List<Part> parts = parts(body);
    List<Found> found = new ArrayList<>();
    if (parts.size() < 2) {
      return found;
    }
    String asker = asker(parts);
    @Nullable Span question = null;
    for (Part part : parts) {
      if (part.who().equals(asker)) {
        if (question != null) {
          found.add(new Found(question, null));
        }
        question = part.words();
      } else if (question != null) {
        found.add(new Found(question, part.words()));
        question = null;
      }
    }
    if (question != null && ASKS.matcher(text.substring(question.begin(), question.end())).find()) {
      found.add(new Found(question, null));
    }
    return found;
  }

  /** Points of information: two lines behind dashes, a question and what the speaker answers. */
  List<Found> points(Span body) {
    List<Found> found = new ArrayList<>();
    @Nullable Span question = null;
    for (TextLine line : source.lines()) {
      if (line.begin() < body.begin() || line.end() > body.end()) {
        continue;
      }
      Matcher dash = DASH.matcher(text).region(line.begin(), line.end());
      Span words = dash.lookingAt() ? source.trim(dash.end(), line.end()) : null;
      if (words != null && question != null) {
        found.add(new Found(question, words));
        question = null;
      } else {
        boolean asks = words != null && ASKS.matcher(source.text(line)).find();
        question = asks ? words : null;
      }
    }
    return found;
  }

  /** Turns within the speech: neighbouring lines of one voice are one part. */
  private List<Part> parts(Span body) {
    List<Part> parts = new ArrayList<>();
    for (TextLine line : source.lines()) {
      if (line.end() <= body.begin() || line.begin() >= body.end()) {
        continue;
      }
      int begin = Math.max(line.begin(), body.begin());
      int end = Math.min(line.end(), body.end());
      Part part = part(begin, end);
      if (part == null && !parts.isEmpty() && end > begin) {
        Part last = parts.remove(parts.size() - 1);
        parts.add(new Part(last.who(), source.trim(last.words().begin(), end)));
      } else if (part != null
          && !parts.isEmpty()
          && last(parts).who().equals(part.who())
          && !ASKS.matcher(text.substring(last(parts).words().begin(), last(parts).words().end()))
              .find()) {
        Part last = parts.remove(parts.size() - 1);
        parts.add(new Part(last.who(), source.trim(last.words().begin(), end)));
      } else if (part != null) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static Part last(List<Part> parts) {
    return parts.get(parts.size() - 1);
  }

  private @Nullable Part part(int begin, int end) {
    Matcher asker = ASKER.matcher(text).region(begin, end);
    if (asker.lookingAt() && asker.end() > begin) {
      return new Part("Q", source.trim(asker.end(), end));
    }
    Matcher answerer = ANSWERER.matcher(text).region(begin, end);
    if (answerer.lookingAt() && labelled(begin, answerer.end())) {
      return new Part("A", source.trim(answerer.end(), end));
    }
    Matcher voice = VOICE.matcher(text).region(begin, end);
    if (voice.lookingAt()) {
      return new Part(voice.group(1), source.trim(voice.end(), end));
    }
    Matcher speaker = SPEAKER.matcher(text).region(begin, end);
    if (speaker.lookingAt() && speaker.end() < end) {
      return new Part(speaker.group(1), source.trim(speaker.end(), end));
    }
    Matcher dash = DASH.matcher(text).region(begin, end);
    if (dash.lookingAt() && dash.end() < end) {
      return new Part("―", source.trim(dash.end(), end));
    }
    return null;
  }

  /** An "A" that begins a word is not a label. */
  private boolean labelled(int begin, int end) {
    String words = text.substring(begin, end);
    boolean divided = LABEL_END.matcher(words).find();
    return divided || (words.length() > 1 && words.charAt(0) > 0x7f);
  }

  /** Who asks: the voice with more questions; at a tie the first. */
  private String asker(List<Part> parts) {
    String first = parts.get(0).who();
    int ofFirst = 0;
    int ofOthers = 0;
    for (Part part : parts) {
      if (ASKS.matcher(text.substring(part.words().begin(), part.words().end())).find()) {
        if (part.who().equals(first)) {
          ofFirst++;
        } else {
          ofOthers++;
        }
      }
    }
    if (first.equals("Q") || ofFirst >= ofOthers) {
      return first;
    }
    return parts.stream().map(Part::who).filter(w -> !w.equals(first)).findFirst().orElse(first);
  }
}
