package toron.moe.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive around source text: a ZIP of stored entries that libtorch compiles
 * when it loads it. The two pickles say "an object of class {@code __torch__.Ops} whose only
 * attribute is {@code training}" and "no constants".
 */
final class ScriptArchive {
  private static final byte[] OBJECT =
      pickle("c__torch__\nOps\n)\u0081}(X\u0008\0\0\0training\u0088ub.");
  private static final byte[] NO_CONSTANTS = pickle(").");

  private ScriptArchive() {}

  static byte[] of(String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "ops/data.pkl", OBJECT);
      store(zip, "ops/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
      store(zip, "ops/constants.pkl", NO_CONSTANTS);
      store(zip, "ops/version", "10\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Protocol 2: every char is one byte. */
  private static byte[] pickle(String body) {
    return ("\u0080\u0002" + body).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
