package toron.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
  @TempDir Path folder;

  @Test
  void aSecondRunInOneFolderIsRefusedUntilTheFirstEnds() throws IOException {
    try (RunLock first = RunLock.take(folder)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> RunLock.take(folder))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("another run is writing here");
    }
    RunLock.take(folder).close();
  }

  @Test
  void aManifestComesBackAndFindsItsInputs() throws IOException {
    Path documents = folder.resolve("documents");
    Path debates = folder.resolve("debates");
    Manifest manifest =
        Manifest.of(
            "structure",
            Map.of("documents", Manifest.relative(debates, documents)),
            Map.of("seed", 7),
            Map.of("debates", 3L),
            Map.of());
    manifest.write(debates);

    Manifest back = Manifest.of(debates);

    assertThat(back).isEqualTo(manifest);
    assertThat(back.input(debates, "documents")).isEqualTo(documents);
    assertThatThrownBy(() -> back.input(debates, "corpus"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("names no input 'corpus'");
  }

  @Test
  void aFolderWithoutAManifestIsNoStagesOutput() {
    assertThatThrownBy(() -> Manifest.of(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("manifest.json");
  }

  @Test
  void aManifestOfAnotherContractIsRefused() throws IOException {
    Files.writeString(folder.resolve(Manifest.FILE), "{\"contract\":\"9.0\",\"stage\":\"ingest\"}");

    assertThatThrownBy(() -> Manifest.of(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("contract 9.0");
  }

  @Test
  void hashesAreThoseOfTheStandard() throws IOException {
    Path file = folder.resolve("abc");
    Files.writeString(file, "abc");
    // FIPS 180-2, appendix B.1
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(Hashes.sha256(file)).isEqualTo(abc);
    assertThat(Hashes.sha256("abc")).isEqualTo(abc);
  }
}
