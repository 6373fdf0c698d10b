package toron.corpus.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.corpus.Message;
import toron.corpus.Provenance;
import toron.structure.debate.Location;

/** Puts messages together and keeps note of where each printed word of them stands. */
public final class Composer {
  private static final Pattern HOLE = Pattern.compile("\\{([a-z-]+)\\}");
  private final SourcedDebate debate;
  private final String field;
  private final List<Message> messages = new ArrayList<>();
  private final List<Provenance> provenance = new ArrayList<>();

  /**
   * @param field of the row that the messages are for: {@code messages}, {@code prompt}, …
   */
  public Composer(SourcedDebate debate, String field) {
    this.debate = debate;
    this.field = field;
  }

  public Composer add(String role, Part part) {
    StringBuilder content = new StringBuilder();
    append(content, part);
    messages.add(new Message(role, content.toString()));
    return this;
  }

  /**
   * A template whose holes, such as <code>{motion}</code>, are filled.
   *
   * @throws IllegalArgumentException when the template has a hole that nothing fills
   */
  public static Part fill(String template, Map<String, Part> parts) {
    List<Part> all = new ArrayList<>();
    Matcher hole = HOLE.matcher(template);
    int from = 0;
    while (hole.find()) {
      Part part = parts.get(hole.group(1));
      if (part == null) {
        throw new IllegalArgumentException(
            "nothing fills {" + hole.group(1) + "} of the template '" + template + "'");
      }
      all.add(Part.words(template.substring(from, hole.start())));
      all.add(part);
      from = hole.end();
    }
    all.add(Part.words(template.substring(from)));
    return new Part.Joined(all);
  }

  public List<Message> messages() {
    return messages;
  }

  public List<Provenance> provenance() {
    return provenance;
  }

  /** Code points over all messages. */
  public int characters() {
    return messages.stream()
        .mapToInt(m -> m.content().codePointCount(0, m.content().length()))
        .sum();
  }

  private void append(StringBuilder content, Part part) {
    if (part instanceof Part.Joined joined) {
      joined.parts().forEach(piece -> append(content, piece));
      return;
    }
    int begin = content.codePointCount(0, content.length());
    content.append(part.text());
    if (part instanceof Part.Quote quote && !quote.text().isEmpty()) {
      note(quote, begin);
    }
  }

  /** One entry a page; the pieces of the message follow the pieces of the document. */
  private void note(Part.Quote quote, int begin) {
    for (Part.Stretch stretch : quote.stretches()) {
      if (blank(quote.text(), stretch)) {
        continue; // a break between two lines stands on neither of them
      }
      Location at = stretch.at();
      provenance.add(
          new Provenance(
              field,
              messages.size(),
              begin + stretch.begin(),
              begin + stretch.end(),
              at.document(),
              at.page(),
              at.begin(),
              at.end(),
              debate.sha256(at.document())));
    }
  }

  private static boolean blank(String text, Part.Stretch stretch) {
    int from = text.offsetByCodePoints(0, stretch.begin());
    return text.substring(from, text.offsetByCodePoints(from, stretch.end() - stretch.begin()))
        .isBlank();
  }
}
