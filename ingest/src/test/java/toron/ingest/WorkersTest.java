package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toron.files.Json;
import toron.files.Progress;
import toron.ingest.Failure.Reason;
import toron.ingest.IngestOptions.Ocr;

final class WorkersTest {
  @TempDir private Path folder;

  @Test
  void processesWriteTheBytesThatThisProcessWrites() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    pdf(in.resolve("a.pdf"), "This house would read.");
    Files.writeString(in.resolve("b.txt"), "議長、これは演説です。");
    Files.writeString(in.resolve("c.pdf"), "%PDF-1.7 and no more");
    Files.writeString(in.resolve("d.txt"), "Another speech.");
    Files.writeString(in.resolve("e.txt"), "One more.");

    for (int workers : new int[] {0, 2, 5}) {
      IngestOptions options = new IngestOptions(Ocr.NEVER, workers, 128, Limits.DEFAULT, false);
      new Ingest(options, Progress.NONE).run(List.of(in), folder.resolve("out" + workers));
    }

    for (String file : List.of(Ingest.DOCUMENTS, Ingest.FAILURES)) {
      byte[] expected = Files.readAllBytes(folder.resolve("out0").resolve(file));
      assertThat(expected).isNotEmpty();
      for (int workers : new int[] {2, 5}) {
        assertThat(folder.resolve("out" + workers).resolve(file)).hasBinaryContent(expected);
      }
    }
  }

  /** Beside others in its process or alone, it makes no difference to any of them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aFileThatStallsOrKillsItsReaderCostsOnlyItself(int workers) throws IOException {
    List<Inputs.Item> items = new ArrayList<>();
    for (String name : List.of("a.txt", "die.txt", "e.txt", "memory.txt", "n.txt", "stall.txt")) {
      Files.writeString(folder.resolve(name), "Speech " + name);
      items.add(TroubledWorker.item(folder, name));
    }
    Files.writeString(folder.resolve("z.txt"), "Speech z.txt");
    items.add(TroubledWorker.item(folder, "z.txt"));
    IngestOptions options =
        new IngestOptions(Ocr.NEVER, workers, 64, new Limits(1 << 20, 10, 5, 1000, 1000, 5), false);
    Map<String, String> outcomes = new TreeMap<>();

    new Workers(options, TroubledWorker.class, area())
        .read(items, answer -> outcomes.put(answer.outcome().path(), told(answer)));

    assertThat(outcomes)
        .containsExactly(
            Map.entry("a.txt", "Speech a.txt"),
            Map.entry("die.txt", Reason.CORRUPT + ": its reader died with exit code 7"),
            Map.entry("e.txt", "Speech e.txt"),
            Map.entry("memory.txt", Reason.OUT_OF_MEMORY + ": needs more than the worker's 64 MB"),
            Map.entry("n.txt", "Speech n.txt"),
            Map.entry("stall.txt", Reason.TIMEOUT + ": not read within 5 s"),
            Map.entry("z.txt", "Speech z.txt"));
  }

  @Test
  void preparedProcessesReadAndAreGoneAfterwards() throws IOException {
    List<Inputs.Item> items = new ArrayList<>();
    for (String name : List.of("a.txt", "e.txt", "n.txt")) {
      Files.writeString(folder.resolve(name), "Speech " + name);
      items.add(TroubledWorker.item(folder, name));
    }
    IngestOptions options = new IngestOptions(Ocr.NEVER, 2, 64, Limits.DEFAULT, false);
    Set<String> read = new TreeSet<>();
    long before = ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();

    try (Workers workers = new Workers(options, TroubledWorker.class, area())) {
      workers.prepare(items.size());
      workers.read(items, answer -> read.add(told(answer)));
    }
    try (Workers workers = new Workers(options, TroubledWorker.class, area())) {
      // As by a run that finds nothing to do: closed while its processes start.
      workers.prepare(items.size());
    }

    assertThat(read).containsExactly("Speech a.txt", "Speech e.txt", "Speech n.txt");
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive).count())
        .isEqualTo(before);
  }

  @Test
  void aWorkerThatDoesNotStartIsNoFilesFault() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "One.");
    List<Answer> outcomes = new ArrayList<>();

    assertThatThrownBy(
            () ->
                new Workers(
                        new IngestOptions(Ocr.NEVER, 1, 64, Limits.DEFAULT, false),
                        TroubledWorker.Stillborn.class,
                        area())
                    .read(List.of(new Inputs.Item(file, "a.txt", null)), outcomes::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not start");
    assertThat(outcomes).isEmpty();
  }

  @Test
  void aSinkThatFailsEndsTheRun() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "One.");

    assertThatThrownBy(
            () ->
                new Workers(new IngestOptions(Ocr.NEVER, 1, 64, Limits.DEFAULT, false), area())
                    .read(
                        List.of(new Inputs.Item(file, "a.txt", null)),
                        answer -> {
                          throw new IOException("no space left: " + answer.outcome().path());
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left: a.txt");
  }

  private WorkArea area() throws IOException {
    return WorkArea.in(folder);
  }

  private static String told(Answer answer) throws IOException {
    Document.Source source = answer.outcome().source();
    Failure failure = answer.outcome().failure();
    return source != null
        ? Json.mapper().readValue(answer.row(source), Document.class).text()
        : failure == null ? "" : failure.reason() + ": " + failure.detail();
  }

  private static void pdf(Path file, String text) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      pdf.getDocumentInformation().setTitle("a.html");
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 600);
        content.showText(text);
        content.endText();
      }
      pdf.save(file.toFile());
    }
  }
}
