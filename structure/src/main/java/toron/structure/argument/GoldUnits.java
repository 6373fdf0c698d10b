package toron.structure.argument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.format.Draft;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** A debate that is known, in the shapes of this package. */
public final class GoldUnits {
  private final SourceText source;
  private final List<Draft.Turn> turns = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final Map<Integer, Integer> links = new HashMap<>();

  public GoldUnits(SourceText source, Debate gold) {
    this.source = source;
    Map<String, @Nullable String> names = new HashMap<>();
    gold.speakers().forEach(s -> names.put(s.id(), s.name()));
    for (Debate.Speech speech : gold.speeches()) {
      Span body = source.span(speech.location());
      String speaker = speech.speaker();
      String name = speaker == null ? null : names.get(speaker);
      turns.add(new Draft.Turn(speech.role(), speech.side(), speech.kind(), body, name, body));
    }
    Map<String, Integer> ids = new HashMap<>();
    for (Debate.Argument argument : gold.arguments()) {
      ids.put(argument.id(), ids.size());
    }
    for (Debate.Argument argument : gold.arguments()) {
      for (Debate.Target target : argument.targets()) {
        links.putIfAbsent(units.size(), ids.getOrDefault(target.argument(), -1));
      }
      units.add(unit(argument, ids));
    }
  }

  private Unit unit(Debate.Argument argument, Map<String, Integer> ids) {
    String parent = argument.parent();
    return new Unit(
        argument.speech(),
        argument.side(),
        argument.kind(),
        argument.issue(),
        null,
        parent == null ? -1 : ids.getOrDefault(parent, -1),
        source.span(argument.location()));
  }

  public List<Draft.Turn> turns() {
    return turns;
  }

  public List<Unit> units() {
    return units;
  }

  /** What each unit that answers something answers first, by index. */
  public Map<Integer, Integer> links() {
    return links;
  }
}
