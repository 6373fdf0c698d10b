package toron.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Bench;
import toron.structure.debate.Debate.Speech;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

/** How a debate's own words for its sides and speeches appear on a page, and links to the paper. */
final class DebateWords {
  private final Debate debate;
  private final PageLinks links;
  private final Map<Integer, Integer> places = new HashMap<>();

  DebateWords(Debate debate, PageLinks links) {
    this.debate = debate;
    this.links = links;
    List<Speech> speeches = debate.speeches();
    for (int i = 0; i < speeches.size(); i++) {
      places.putIfAbsent(speeches.get(i).index(), i);
    }
  }

  static String sideClass(@Nullable Side side) {
    return side == null ? "chair" : side.proposes() ? "aff" : "neg";
  }

  Html side(@Nullable Side side) {
    if (side == null) {
      return Labels.of("side.none");
    }
    for (Bench bench : debate.sides()) {
      if (bench.side() == side && bench.label() != null) {
        return Html.words(bench.label());
      }
    }
    return Labels.of("side", side);
  }

  /** The short name of a speech: its code, else its number. */
  static String code(Speech speech) {
    return speech.role() == null ? String.valueOf(speech.index() + 1) : speech.role();
  }

  /** The short name and, where it says more, the label as printed. */
  static String name(Speech speech) {
    String code = code(speech);
    return speech.label() == null || speech.label().equals(code)
        ? code
        : code + " " + speech.label();
  }

  Optional<Speech> speech(int index) {
    return Optional.ofNullable(places.get(index)).map(debate.speeches()::get);
  }

  /** The id of a speech's full text on this page. */
  String anchor(Speech speech) {
    Integer place = places.get(speech.index());
    return "s" + (place == null ? 0 : place + 1);
  }

  String speaker(Speech speech) {
    return debate.speakers().stream()
        .filter(speaker -> speaker.id().equals(speech.speaker()))
        .map(speaker -> speaker.name() == null ? speaker.id() : speaker.name())
        .findFirst()
        .orElse("");
  }

  /** Links to the paper, one a page; plain page numbers where no views were written. */
  @Nullable Html pages(List<Location> where) {
    if (where.isEmpty()) {
      return null;
    }
    List<Integer> numbers = where.stream().map(Location::page).distinct().toList();
    String name =
        "p." + numbers.get(0) + (numbers.size() > 1 ? "–" + numbers.get(numbers.size() - 1) : "");
    return links
        .to(where)
        .map(href -> Html.tag("a", "paper").href(href).text(name))
        .orElseGet(() -> Html.tag("span", "paper").text(name));
  }

  /** Paragraphs of a text. */
  static List<Html> paragraphs(String text, String language) {
    List<Html> paragraphs = new ArrayList<>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> paragraphs.add(Html.tag("p").attr("lang", language).text(line)));
    return paragraphs;
  }
}
