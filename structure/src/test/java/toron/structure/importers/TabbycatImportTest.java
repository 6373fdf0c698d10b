package toron.structure.importers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** A tournament that never was, in the shapes in which Tabbycat gives tournaments away. */
final class TabbycatImportTest {
  private static final String XML =
      """
      <tournament name="Harbour Cup" short="HC" style="bp">
        <round name="Round 1" elimination="False" feedback-weight="0.5" start="2025-05-03 09:00:00">
          <debate id="D1" adjudicators="A1 A2" chair="A1" motion="M1">
            <side team="T1"><ballot adjudicators="A1 A2" ignored="False" rank="2">156</ballot>
              <speech speaker="S1" reply="False"><ballot adjudicators="A1 A2">78</ballot></speech>
              <speech speaker="S2" reply="False"><ballot adjudicators="A1 A2">78</ballot></speech></side>
            <side team="T2"><ballot adjudicators="A1 A2" ignored="False" rank="1">158</ballot>
              <speech speaker="S3" reply="False"><ballot adjudicators="A1 A2">80</ballot></speech>
              <speech speaker="S4" reply="False"><ballot adjudicators="A1 A2">78</ballot></speech></side>
            <side team="T3"><ballot adjudicators="A1 A2" ignored="False" rank="4">140</ballot></side>
            <side team="T4"><ballot adjudicators="A1 A2" ignored="False" rank="3">150</ballot></side>
          </debate>
          <debate id="D2" adjudicators="A1" chair="A1" motion="M1"/>
          <debate id="D3" motion="M9"><side team="T1"/><side team="T2"/></debate>
        </round>
        <participants>
          <team id="T1" name="Quay A"><speaker id="S1">Ann Reed</speaker><speaker id="S2">Bo Lund</speaker></team>
          <team id="T2" name="Pier B"><speaker id="S3">Cy Marsh</speaker><speaker id="S4">Di Holm</speaker></team>
          <team id="T3" name="Dock C"/><team id="T4" name="Mole D"/>
          <adjudicator id="A1" name="Eve Stone"/><adjudicator id="A2" name="Fay Brook"/>
        </participants>
        <motion id="M1" reference="Ferries">This house would make ferries free<info-slide>A ferry is a boat.</info-slide></motion>
      </tournament>
      """;

  @TempDir Path folder;

  @BeforeEach
  void contribute() throws IOException {
    write(
        "contribution.yaml",
        "id: tab\ncontributor: nobody\nlicence: CC0-1.0\npermissions: {ai_training: allowed}\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private ImportResult run() throws IOException {
    return new TabbycatImport(null, Progress.NONE).run(folder, folder.resolve("out"));
  }

  private Debate only() throws IOException {
    List<Debate> debates = JsonLines.readAll(folder.resolve("out/debates.jsonl"), Debate.class);
    assertThat(debates).hasSize(1);
    return debates.get(0);
  }

  @Test
  void anArchiveOfBritishParliamentaryGivesRanksAndPoints() throws IOException {
    write("hc.xml", XML);
    assertThat(run().failures()).isEqualTo(Map.of("unconfirmed", 1L, "no-motion", 1L));
    Debate debate = only();
    assertThat(debate.format()).isEqualTo("bp");
    assertThat(debate.event()).isEqualTo(new Debate.Event("Harbour Cup", "2025-05-03", "Round 1"));
    assertThat(debate.sides())
        .extracting(Debate.Bench::team)
        .containsExactly("Quay A", "Pier B", "Dock C", "Mole D");
    assertThat(debate.speeches())
        .extracting(Debate.Speech::role)
        .containsExactly("PM", "LO", "DPM", "DLO");
    assertThat(debate.speakers())
        .extracting(Debate.Speaker::name)
        .containsExactly("Ann Reed", "Cy Marsh", "Bo Lund", "Di Holm");
    Debate.Decision decision = requireNonNull(debate.decision());
    assertThat(decision.winner()).isNull();
    assertThat(decision.ranks())
        .containsExactly(
            new Debate.Rank(Side.OPENING_GOVERNMENT, 2),
            new Debate.Rank(Side.OPENING_OPPOSITION, 1),
            new Debate.Rank(Side.CLOSING_GOVERNMENT, 4),
            new Debate.Rank(Side.CLOSING_OPPOSITION, 3));
    assertThat(decision.scores())
        .contains(new Debate.Score(Side.OPENING_OPPOSITION, 1, null, "speaker points", 80, null))
        .hasSize(4);
    Document document =
        JsonLines.readAll(folder.resolve("out/documents.jsonl"), Document.class).get(0);
    Debate.Passage motion = requireNonNull(debate.motion());
    assertThat(motion.text()).isEqualTo("This house would make ferries free");
    assertThat(
            document
                .text()
                .substring(motion.location().get(0).begin(), motion.location().get(0).end()))
        .isEqualTo(motion.text());
    assertThat(Files.readString(folder.resolve("out/failures.jsonl"))).contains("hc.xml#D2");
  }

  @Test
  void theArchiveThatIsCutShortIsToldWithItsLine() throws IOException {
    write("hc.xml", XML.substring(0, 300));
    assertThatThrownBy(this::run)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("hc.xml:");
  }

  private static final String API = "https://tab.example/api/v1/tournaments/hc/";

  private static String team(String side, int team, boolean win, double score, String ghost) {
    return "{\"side\":"
        + side
        + ",\"team\":\""
        + API
        + "teams/"
        + team
        + "\",\"win\":"
        + win
        + ",\"score\":"
        + score
        + ",\"speeches\":[{\"speaker\":\""
        + API
        + "speakers/"
        + team
        + "\",\"score\":75.5,\"ghost\":"
        + ghost
        + "}]}";
  }

  private static String ballot(int id, String flags, String... sheets) {
    return "{\"id\":"
        + id
        + ",\"url\":\""
        + API
        + "rounds/1/pairings/7/ballots/"
        + id
        + "\",\"motion\":\""
        + API
        + "motions/1\","
        + flags
        + ",\"result\":{\"sheets\":["
        + String.join(",", sheets)
        + "]}}";
  }

  private static String sheet(int judge, String... teams) {
    return "{\"adjudicator\":\""
        + API
        + "adjudicators/"
        + judge
        + "\",\"teams\":["
        + String.join(",", teams)
        + "]}";
  }

  @Test
  void answersOfTheApiGiveVotesAndLeaveOutWhatDoesNotCount() throws IOException {
    write("motions.json", "[{\"url\":\"" + API + "motions/1\",\"text\":\"フェリーは無料であるべきだ\"}]");
    write(
        "teams.json",
        "[{\"url\":\""
            + API
            + "teams/1\",\"long_name\":\"Quay A\",\"speakers\":[{\"url\":\""
            + API
            + "speakers/1\",\"name\":\"Ann Reed\"}]},{\"url\":\""
            + API
            + "teams/2\",\"long_name\":\"Pier B\",\"speakers\":[]}]");
    write("adjudicators.json", "[{\"url\":\"" + API + "adjudicators/1\",\"name\":\"Eve Stone\"}]");
    write("rounds.json", "[{\"seq\":1,\"name\":\"Round 1\",\"starts_at\":null}]");
    String neg = team("\"neg\"", 2, false, 75.5, "true");
    String aff = team("\"aff\"", 1, true, 75.5, "false");
    String other = sheet(2, team("0", 1, false, 70, "false"), team("1", 2, true, 75, "true"));
    write(
        "ballots.json",
        "["
            + ballot(1, "\"confirmed\":false,\"discarded\":false", sheet(1, neg, aff))
            + ","
            + ballot(2, "\"confirmed\":false,\"discarded\":true", sheet(1, neg, aff))
            + ","
            + ballot(
                3,
                "\"confirmed\":true,\"discarded\":false",
                sheet(1, neg, aff),
                other,
                sheet(3, aff, neg))
            + "]");
    assertThat(run().failures()).isEqualTo(Map.of("unconfirmed", 1L, "discarded", 1L, "ghost", 1L));
    Debate debate = only();
    assertThat(debate.language()).isEqualTo("ja");
    assertThat(debate.format()).isEqualTo("unknown");
    Debate.Decision decision = requireNonNull(debate.decision());
    assertThat(decision.winner()).isEqualTo(Side.AFFIRMATIVE);
    assertThat(decision.votes())
        .containsExactly(
            new Debate.Vote("Eve Stone", Side.AFFIRMATIVE),
            new Debate.Vote("adjudicators 2", Side.NEGATIVE),
            new Debate.Vote("adjudicators 3", Side.AFFIRMATIVE));
    assertThat(decision.scores()).extracting(Debate.Score::side).containsOnly(Side.AFFIRMATIVE);
  }

  @Test
  void aFolderOfNeitherKindIsBadData() {
    assertThatThrownBy(this::run)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("neither an .xml archive nor ballots.json");
  }
}
