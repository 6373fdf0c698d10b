package toron.rlhf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusOptions;
import toron.corpus.testing.Folders;
import toron.corpus.testing.Script;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.structure.debate.Debate.SpeechKind;
import toron.structure.debate.Side;

/** What judges' comments on sentences make of two speeches, and of one. */
final class CommentPairsTest {
  private static final String OPENING =
      "Quiet rooms help students. The libraries should stay open until ten, as the reading rooms "
          + "of the university do.";

  /** One sentence of four is at fault. */
  private static final String BETTER =
      "They say that rooms are quiet. Staff would have to work at night. "
          + "Nobody likes the night at all. The town cannot pay them for it.";

  /** Two sentences of four are. */
  private static final String WORSE =
      "They say that rooms are quiet. Homes are as quiet as libraries. "
          + "Everybody has a desk at home now. Buses do not run that late.";

  @TempDir Path folder;

  @BeforeEach
  void corpus() throws IOException {
    Folders folders = new Folders(folder).with(Folders.allowed("league"));
    folders.add(
        round("a", BETTER).fault("J1", 1, "Nobody likes the night at all.", "That is not shown."),
        "league");
    folders.add(
        round("b", WORSE)
            .fault("J1", 1, "Homes are as quiet as libraries.", "It is unclear why.")
            .fault("J1", 1, "Everybody has a desk at home now.", "Where is that from?"),
        "league");
    folders.add(
        round("c", WORSE + " That is all.").fault("J2", 1, "That is all.", "It was not."),
        "league");
    CorpusOptions d = CorpusOptions.DEFAULT;
    CorpusOptions all =
        new CorpusOptions(
            List.of(), "2026-01-01", d.filters(), 1, 1, 1, true, d.shares(), null, null);
    new CorpusBuild(all, Progress.NONE).run(folders.write(), folder.resolve("corpus"));
  }

  private static Script round(String name, String answer) {
    return new Script(name, "en", "unknown")
        .motion("Libraries should stay open at night")
        .speech("PM", Side.AFFIRMATIVE, SpeechKind.CONSTRUCTIVE, "Prime Minister")
        .say(OPENING)
        .speech("LO", Side.NEGATIVE, SpeechKind.CONSTRUCTIVE, "Leader of the Opposition")
        .say(answer);
  }

  private List<PreferencePair> pairs() throws IOException {
    RlhfOptions d = RlhfOptions.DEFAULT;
    RlhfOptions options =
        new RlhfOptions(
            List.of("comments"), d.maxCharacters(), d.alterations(), d.maxLengthRatio(), d.seed());
    Path out = folder.resolve("rlhf");
    new RlhfBuild(options, Progress.NONE).run(folder.resolve("corpus"), out);
    List<PreferencePair> pairs = new ArrayList<>();
    for (String split : List.of("train", "validation", "test")) {
      pairs.addAll(JsonLines.readAll(out.resolve(split + ".jsonl"), PreferencePair.class));
    }
    return pairs;
  }

  @Test
  void theSpeechWithLessAtFaultIsPreferredAmongThoseOfOneJudge() throws IOException {
    List<PreferencePair> speeches =
        pairs().stream().filter(p -> p.chosen().get(0).content().equals(BETTER)).toList();
    assertThat(speeches).hasSize(1);
    PreferencePair pair = speeches.get(0);
    assertThat(pair.signal()).isEqualTo("comments");
    assertThat(pair.rejected().get(0).content()).isEqualTo(WORSE);
    assertThat(pair.margin()).isEqualTo(0.25);
    assertThat(pair.prompt().get(1).content()).contains(OPENING);
  }

  @Test
  void aCutWithoutTheFaultIsPreferredToACutThatKeepsIt() throws IOException {
    List<PreferencePair> cuts =
        pairs().stream()
            .filter(p -> !p.chosen().get(0).content().equals(BETTER))
            .filter(p -> p.rejected().get(0).content().contains("Nobody likes the night at all."))
            .toList();
    assertThat(cuts).hasSize(1);
    assertThat(cuts.get(0).chosen().get(0).content())
        .isEqualTo(
            "They say that rooms are quiet. Staff would have to work at night. "
                + "The town cannot pay them for it.");
    assertThat(cuts.get(0).rejected().get(0).content())
        .isEqualTo(
            "They say that rooms are quiet. Staff would have to work at night. "
                + "Nobody likes the night at all.");
    assertThat(cuts.get(0).provenance()).isNotEmpty();
  }
}
