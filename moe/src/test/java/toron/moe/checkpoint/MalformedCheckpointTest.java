package toron.moe.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.files.BadDataException;
import toron.moe.model.Parameters;

/** Checkpoints that lie: each is refused with file and tensor, before anything is mapped. */
final class MalformedCheckpointTest {
  private static final String SHARD = "model-00001-of-";

  @TempDir Path folder;

  @BeforeEach
  void save() throws IOException {
    try (Parameters parameters = HfCheckpointTest.random(HfCheckpointTest.config())) {
      HfCheckpoint.save(folder, HfCheckpointTest.config(), parameters, Map.of(), 3000);
    }
  }

  private Path shard() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(SHARD))
          .findFirst()
          .orElseThrow();
    }
  }

  private void refused(String... words) {
    ThrowingCallable load = () -> HfCheckpoint.load(folder).close();
    assertThatThrownBy(load).isInstanceOf(BadDataException.class).hasMessageContainingAll(words);
  }

  private void replace(Path file, String from, String to) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " does not contain " + from);
    }
    Files.write(
        file,
        text.replaceFirst(java.util.regex.Pattern.quote(from), to)
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aTruncatedShard() throws IOException {
    byte[] bytes = Files.readAllBytes(shard());
    Files.write(shard(), Arrays.copyOf(bytes, bytes.length - 5));
    refused(SHARD, "tensor 'model.", "truncated");
  }

  @Test
  void aShardWithMoreThanItsHeaderSays() throws IOException {
    byte[] bytes = Files.readAllBytes(shard());
    Files.write(shard(), Arrays.copyOf(bytes, bytes.length + 3));
    refused(SHARD, "3 bytes that no tensor claims");
  }

  @ParameterizedTest
  @CsvSource({"-1", "0", "9223372036854775807", "1000000"})
  void aHeaderThatLiesAboutItsLength(long length) throws IOException {
    byte[] bytes = Files.readAllBytes(shard());
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
    Files.write(shard(), bytes);
    refused(SHARD, "header", String.valueOf(length));
  }

  @Test
  void aHeaderThatIsNoJson() throws IOException {
    replace(shard(), "\"shape\"", "'shape'");
    refused(SHARD, "not JSON");
  }

  @Test
  void aShapeThatItsBytesDoNotHold() throws IOException {
    replace(shard(), "\"shape\":[11,8]", "\"shape\":[11,9]");
    refused(SHARD, "tensor 'model.embed_tokens.weight'", "takes 396 bytes");
  }

  @Test
  void aShapeThatOverflows() throws IOException {
    replace(shard(), "\"shape\":[11,8]", "\"shape\":[4611686018427387904,8]");
    // The header has grown, so its length has too.
    byte[] bytes = Files.readAllBytes(shard());
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(0, header.getLong(0) + "4611686018427387904".length() - 2);
    Files.write(shard(), bytes);
    refused(SHARD, "tensor 'model.embed_tokens.weight'", "impossible shape");
  }

  @Test
  void aShapeThatTheConfigurationDoesNotExpect() throws IOException {
    replace(shard(), "\"shape\":[11,8]", "\"shape\":[8,11]");
    refused(SHARD, "tensor 'model.embed_tokens.weight'", "config.json asks for");
  }

  @Test
  void tensorsThatOverlap() throws IOException {
    replace(shard(), "\"data_offsets\":[0,", "\"data_offsets\":[4,");
    refused(SHARD, "tensor 'model.");
  }

  @Test
  void aTypeThatIsNotRead() throws IOException {
    replace(shard(), "\"dtype\":\"F32\"", "\"dtype\":\"I32\"");
    refused(SHARD, "dtype \"I32\" is not supported");
  }

  @Test
  void aMissingExpert() throws IOException {
    replace(
        folder.resolve("config.json"), "\"num_local_experts\" : 3", "\"num_local_experts\" : 4");
    refused("model.layers.0.block_sparse_moe.gate.weight", "shape");
    replace(
        folder.resolve("config.json"), "\"num_local_experts\" : 4", "\"num_local_experts\" : 3");
    replace(
        folder.resolve(HfCheckpoint.INDEX),
        "\"model.layers.1.block_sparse_moe.experts.2.w1.weight\"",
        "\"model.layers.1.block_sparse_moe.experts.2.w9.weight\"");
    refused("model.layers.1.block_sparse_moe.experts.2.w9.weight", "not there");
  }

  /** The same model in one file without an index. */
  private Path single() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    try (Parameters parameters = HfCheckpointTest.random(HfCheckpointTest.config())) {
      HfCheckpoint.save(folder, HfCheckpointTest.config(), parameters, Map.of());
    }
    return folder.resolve(HfCheckpoint.SINGLE);
  }

  @Test
  void aMissingExpertInASingleFile() throws IOException {
    replace(single(), "experts.2.w1.weight", "experts.7.w1.weight");
    refused("tensor 'model.layers.0.block_sparse_moe.experts.2.w1.weight'", "missing");
  }

  @Test
  void aTruncatedSingleFile() throws IOException {
    Path file = single();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    refused(HfCheckpoint.SINGLE, "tensor 'model.", "truncated");
    Files.write(file, Arrays.copyOf(bytes, 5));
    refused(HfCheckpoint.SINGLE, "the file has 5");
  }

  @Test
  void aTensorNamedTwice() throws IOException {
    replace(single(), "experts.2.w1.weight", "experts.1.w1.weight");
    refused(HfCheckpoint.SINGLE, "not JSON", "experts.1.w1.weight");
  }

  @Test
  void aTensorThatNobodyAskedFor() throws IOException {
    replace(
        folder.resolve("config.json"), "\"num_hidden_layers\" : 2", "\"num_hidden_layers\" : 1");
    refused("tensor 'model.layers.1.", "nothing in config.json asks for it");
  }

  @ParameterizedTest
  @CsvSource({
    "../model-00001.safetensors",
    "/etc/model.safetensors",
    "..safetensors",
    "a/b.safetensors"
  })
  void aPathThatClimbsOutOfTheFolder(String path) throws IOException {
    replace(folder.resolve(HfCheckpoint.INDEX), shard().getFileName().toString(), path);
    refused(HfCheckpoint.INDEX, "tensor '", "is not a file of this folder");
  }

  @Test
  void aShardThatIsMissing() throws IOException {
    Files.delete(shard());
    refused(SHARD, "no such file");
  }

  @Test
  void aFeatureThatIsNotComputed() throws IOException {
    replace(
        folder.resolve("config.json"),
        "\"num_local_experts\"",
        "\"attention_sinks\" : 4, \"num_local_experts\"");
    refused("config.json", "'attention_sinks'", "not supported");
  }

  @Test
  void aFolderWithoutAModel() throws IOException {
    Files.delete(folder.resolve("config.json"));
    refused("config.json", "not a model folder");
  }
}
