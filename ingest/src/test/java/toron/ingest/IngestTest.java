package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.BadDataException;
import toron.files.ConfigException;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.files.RunLock;
import toron.ingest.Failure.Reason;
import toron.ingest.IngestOptions.Ocr;

final class IngestTest {
  private static final String CONTRIBUTION =
      """
      id: %s
      contributor: A club
      licence: CC0-1.0
      permissions:
        data_mining: notAllowed
        ai_training: allowed
        ai_generative_training: notAllowed
        ai_inference: notAllowed
      contact: null
      conditions: null
      until: null
      names: []
      """;

  @TempDir private Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void folders() {
    in = folder.resolve("in");
    out = folder.resolve("out");
  }

  @Test
  void everyFileIsInOneOfTheTwoListsInTheOrderOfThePaths() throws IOException {
    mixture();

    IngestResult result = run();

    assertThat(documents())
        .extracting(d -> d.source().path())
        .containsExactly("a.txt", "b/a.txt", "b/c.html", "z.txt");
    assertThat(failures())
        .extracting(Failure::path, Failure::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("b.pdf", Reason.CORRUPT),
            org.assertj.core.groups.Tuple.tuple("b/copy.txt", Reason.DUPLICATE),
            org.assertj.core.groups.Tuple.tuple("empty.txt", Reason.EMPTY),
            org.assertj.core.groups.Tuple.tuple("image.png", Reason.UNSUPPORTED));
    assertThat(result.files()).isEqualTo(8);
    assertThat(result.documents()).isEqualTo(4);
    assertThat(result.failures().values().stream().mapToLong(n -> n).sum()).isEqualTo(4);
  }

  @Test
  void aRunThatWasCutAnywhereGoesOnToTheSameBytes() throws IOException {
    mixture();
    run();
    byte[] documents = Files.readAllBytes(out.resolve(Ingest.DOCUMENTS));
    byte[] failures = Files.readAllBytes(out.resolve(Ingest.FAILURES));
    byte[] journal = Files.readAllBytes(out.resolve(Journal.FILE));
    Random random = new Random(7);

    for (int i = 0; i < 12; i++) {
      int length = i == 0 ? journal.length - 1 : random.nextInt(journal.length);
      Files.write(out.resolve(Journal.FILE), Arrays.copyOf(journal, length));
      Files.delete(out.resolve(Ingest.DOCUMENTS));

      IngestResult result = run();

      assertThat(result.read()).as("cut at %d", length).isPositive();
      assertThat(out.resolve(Ingest.DOCUMENTS)).hasBinaryContent(documents);
      assertThat(out.resolve(Ingest.FAILURES)).hasBinaryContent(failures);
    }
  }

  @Test
  void linesOfTheJournalThatSayNothingCostOnlyTheirFiles() throws IOException {
    mixture();
    run();
    byte[] documents = Files.readAllBytes(out.resolve(Ingest.DOCUMENTS));
    Path journal = out.resolve(Journal.FILE);
    List<String> lines = Files.readAllLines(journal);
    for (String bad : List.of("null", "{}", "[]", "", "{\"sha256\":\"a\"}", "\u0000\u0000")) {
      lines.set(0, bad);
      Files.write(journal, lines, StandardCharsets.UTF_8);

      assertThat(run().read()).as(bad).isEqualTo(1);

      assertThat(out.resolve(Ingest.DOCUMENTS)).hasBinaryContent(documents);
      lines = Files.readAllLines(journal);
      lines.set(0, lines.remove(lines.size() - 1));
    }
  }

  @Test
  void aSecondRunReadsNothingAndRetryReadsFailuresAgain() throws IOException {
    mixture();
    assertThat(run().read()).isEqualTo(6);

    assertThat(run().read()).isZero();
    assertThat(run(options(true)).read()).isEqualTo(2);
  }

  @Test
  void movedAndChangedFilesAreSeen() throws IOException {
    text("a.txt", "The first speech.");
    text("b.txt", "The second speech.");
    run();
    Files.move(in.resolve("a.txt"), in.resolve("c.txt"));
    text("b.txt", "The second speech, mended.");

    assertThat(run().read()).isEqualTo(1);
    assertThat(documents())
        .extracting(d -> d.source().path() + ": " + d.text())
        .containsExactly("b.txt: The second speech, mended.", "c.txt: The first speech.");
  }

  @Test
  void theNearestContributionSpeaksForAFile() throws IOException {
    text("contribution.yaml", CONTRIBUTION.formatted("outer"));
    text("a.txt", "One.");
    text("b/c/d.txt", "Two.");
    text("b/contribution.yaml", CONTRIBUTION.formatted("inner"));

    run();

    assertThat(documents())
        .extracting(d -> d.source().contribution())
        .containsExactly("outer", "inner");
    assertThat(Files.readString(out.resolve("manifest.json")))
        .contains("\"inner\"")
        .contains("\"outer\"");
  }

  @Test
  void aTwinsContributionCountsWhereTheFirstCopyHasNone() throws IOException {
    text("a.txt", "The same speech.");
    text("b/contribution.yaml", CONTRIBUTION.formatted("club"));
    text("b/a.txt", "The same speech.");

    run();

    assertThat(documents()).singleElement().extracting(Document::source).isNotNull();
    assertThat(documents().get(0).source().path()).isEqualTo("a.txt");
    assertThat(documents().get(0).source().contribution()).isEqualTo("club");
    assertThat(failures())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.path()).isEqualTo("b/a.txt");
              assertThat(f.reason()).isEqualTo(Reason.DUPLICATE);
              assertThat(f.detail()).contains("a.txt");
            });
  }

  @Test
  void aContributionThatCannotBeReadIsNamedByFileAndLine() throws IOException {
    text("a.txt", "One.");
    text("contribution.yaml", CONTRIBUTION.formatted("club").replace(": allowed", ": perhaps"));

    assertThatThrownBy(this::run)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("contribution.yaml:6:")
        .hasMessageContaining("perhaps");
  }

  @Test
  void twoContributionsOfOneNameAreRefused() throws IOException {
    text("a/x.txt", "One.");
    text("a/contribution.yaml", CONTRIBUTION.formatted("club"));
    text("b/y.txt", "Two.");
    text("b/contribution.yaml", CONTRIBUTION.formatted("club").replace("A club", "B club"));

    assertThatThrownBy(this::run)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("'club'");
  }

  @Test
  void twoRunsInOneFolderAreRefused() throws IOException {
    text("a.txt", "One.");
    try (RunLock held = RunLock.take(out)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(this::run)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("another run");
    }
    assertThat(run().documents()).isEqualTo(1);
  }

  @Test
  void anInputThatIsNotThereIsNamed() {
    assertThatThrownBy(this::run).isInstanceOf(ConfigException.class).hasMessageContaining("in:");
  }

  @Test
  void aFileBeyondTheLimitIsNotOpened() throws IOException {
    text("a.txt", "More than eight bytes.");
    text("b.txt", "Less.");

    run(new IngestOptions(Ocr.NEVER, 0, 64, new Limits(8, 10, 10, 1000, 1000, 5), false));

    assertThat(failures()).extracting(Failure::reason).containsExactly(Reason.TOO_LARGE);
    assertThat(documents()).extracting(Document::text).containsExactly("Less.");
  }

  private void mixture() throws IOException {
    text("z.txt", "The last speech.");
    text("a.txt", "議長、これは最初の演説です。\n二つ目の段落です。");
    text("b.pdf", "%PDF-1.7\nnothing that is a PDF");
    text("b/a.txt", "Honourable chair, this is a speech.");
    text("b/c.html", "<html><body><p>We propose.</p><p>They oppose.</p></body></html>");
    text("b/copy.txt", "議長、これは最初の演説です。\n二つ目の段落です。");
    text("empty.txt", "");
    Files.write(in.resolve("image.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
  }

  private void text(String path, String text) throws IOException {
    Path file = in.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static IngestOptions options(boolean retry) {
    return new IngestOptions(Ocr.NEVER, 0, 64, Limits.DEFAULT, retry);
  }

  private IngestResult run() throws IOException {
    return run(options(false));
  }

  private IngestResult run(IngestOptions options) throws IOException {
    return new Ingest(options, Progress.NONE).run(List.of(in), out);
  }

  private List<Document> documents() throws IOException {
    return JsonLines.readAll(out.resolve(Ingest.DOCUMENTS), Document.class);
  }

  private List<Failure> failures() throws IOException {
    return JsonLines.readAll(out.resolve(Ingest.FAILURES), Failure.class);
  }
}
