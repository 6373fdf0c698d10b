package toron.sft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import toron.corpus.Dropped;
import toron.corpus.Split;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.files.Json;

/**
 * The rows of one debate.
 *
 * @param gate what the evidence gate saw in it
 */
record DebateRows(
    String debate,
    String language,
    Split split,
    List<Row> rows,
    List<Dropped> dropped,
    Map<String, Long> gate) {

  /** A row and its line. */
  record Row(Conversation row, String json) {}

  static DebateRows of(SourcedDebate debate, Phrasings phrasings, SftOptions options) {
    RowMaker maker = new RowMaker(phrasings, options);
    DebateRows made =
        new DebateRows(
            debate.debate().id(),
            debate.debate().language(),
            debate.row().split(),
            new ArrayList<>(),
            new ArrayList<>(),
            maker.gate());
    made.fill(debate, maker, phrasings, options);
    return made;
  }

  private void fill(SourcedDebate source, RowMaker maker, Phrasings phrasings, SftOptions options) {
    if (!phrasings.speaks(language) || !Rendering.speaks(language)) {
      dropped.add(new Dropped(debate, "language", "instructions", "no wordings in " + language));
      return;
    }
    RowMaker.OfDebate of = maker.of(source);
    for (String task : options.tasks().isEmpty() ? Tasks.NAMES : options.tasks()) {
      List<Draft> drafts = new ArrayList<>();
      List<Round.Untraceable> lost = new ArrayList<>();
      Tasks.make(
          task,
          new Round(
              source,
              new Rendering(source),
              phrasings,
              options.maxCharacters(),
              drafts::add,
              lost::add));
      for (Round.Untraceable row : lost) {
        dropped.add(
            new Dropped(
                RowMaker.id(row.task(), source, row.unit()),
                "untraceable",
                "provenance",
                row.task() + " " + row.unit() + ": the text is not where its location says"));
      }
      for (Draft draft : drafts) {
        RowMaker.Made one = of.make(draft);
        Conversation row = one.row();
        Dropped drop = one.dropped();
        if (row != null) {
          rows.add(new Row(row, Json.line(row)));
        } else if (drop != null) {
          dropped.add(drop);
        }
      }
    }
  }
}
