package toron.structure.argument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import toron.ingest.Document;
import toron.structure.DebateParser;
import toron.structure.Outline;
import toron.structure.Texts;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

/** Where units open, learnt from debates in which a word of our own tells. */
final class CutLearnerTest {
  private static final List<String> SUBJECTS =
      List.of("駅前の広場", "川沿いの道", "古い市場", "港の倉庫", "丘の公園", "町の体育館");

  /** "ときに" opens an answer, which no signpost knows; "というわけで" goes on. */
  private static String speech(String first, String second) {
    return "ときに"
        + first
        + "には人が集まりません。朝は静かなままです。というわけで"
        + first
        + "は要りません。ときに"
        + second
        + "にはお金がかかります。冬は雪もあります。というわけで"
        + second
        + "も要りません。";
  }

  private static Document document(int i) {
    return Texts.document(
        "ja", "肯定側\n" + say(i) + "\n否定側\n" + speech(SUBJECTS.get(i), SUBJECTS.get(5 - i)));
  }

  private static String say(int i) {
    return SUBJECTS.get(i) + "を新しくします。" + SUBJECTS.get(5 - i) + "も新しくします。";
  }

  private static Debate gold(Document document, int i) {
    Outline outline = outline(document, i);
    String text = document.text();
    int second = text.lastIndexOf("ときに");
    int body = outline.turns().get(1).body().begin();
    Debate read = new DebateParser().withCuts(CutWeights.none()).read(document, outline);
    List<Debate.Argument> arguments = new ArrayList<>();
    arguments.add(argument("a1", document, body, second));
    arguments.add(argument("a2", document, second, text.length()));
    return new Debate(
        read.id(),
        read.documents(),
        read.location(),
        read.language(),
        read.format(),
        read.motion(),
        read.event(),
        read.sides(),
        read.speeches(),
        arguments,
        List.of(),
        List.of(),
        null,
        read.speakers(),
        1,
        List.of());
  }

  private static Debate.Argument argument(String id, Document document, int begin, int end) {
    return new Debate.Argument(
        id,
        1,
        Side.NEGATIVE,
        Debate.ArgumentKind.RESPONSE,
        null,
        null,
        null,
        document.text().substring(begin, end),
        List.of(new Location(document.id(), 1, begin, end)),
        List.of(),
        null,
        List.of());
  }

  private static Outline outline(Document document, int i) {
    String text = document.text();
    int first = text.indexOf(say(i));
    int second = text.lastIndexOf('\n') + 1;
    return new Outline(
        "unknown",
        new Debate.Event(null, null, null),
        List.of(
            turn(Side.AFFIRMATIVE, Debate.SpeechKind.CONSTRUCTIVE, first, first + say(i).length()),
            turn(Side.NEGATIVE, Debate.SpeechKind.REBUTTAL, second, text.length())),
        null);
  }

  private static Outline.Turn turn(Side side, Debate.SpeechKind kind, int begin, int end) {
    Outline.Range label = new Outline.Range(begin - 4, begin - 1);
    return new Outline.Turn(null, side, kind, label, null, new Outline.Range(begin, end));
  }

  private static List<String> units(CutWeights weights, int i) {
    Document document = document(i);
    return new DebateParser()
        .withCuts(weights).read(document, outline(document, i)).arguments().stream()
            .filter(a -> a.side() == Side.NEGATIVE)
            .map(a -> a.text().substring(0, 6))
            .toList();
  }

  @Test
  void aWordThatOpensAnswersIsLearnt() {
    CutLearner learner = new CutLearner(0.01, 0.01);
    for (int i = 0; i < 5; i++) {
      Document document = document(i);
      learner.add(document, gold(document, i));
    }
    CutWeights learnt = learner.learn(Set.of());
    assertThat(units(CutWeights.none(), 5)).hasSize(1);
    assertThat(units(learnt, 5)).containsExactly("ときに町の体", "ときに駅前の");
    CutWeights read = CutWeights.parse(learnt.lines());
    assertThat(read.lines()).isEqualTo(learnt.lines());
    assertThat(units(read, 5)).isEqualTo(units(learnt, 5));
  }

  @Test
  void nothingIsLearntFromWhatIsLeftOut() {
    CutLearner learner = new CutLearner(0.01, 0.01);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Document document = document(i);
      learner.add(document, gold(document, i));
      all.add(document.id());
    }
    assertThat(learner.learn(Set.copyOf(all)).lines()).isEmpty();
  }
}
