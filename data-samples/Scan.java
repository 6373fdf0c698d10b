import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Makes of a PDF what a copier would: grey pictures of its pages, a little askew and speckled, with
 * no text layer. {@code java Scan.java IN.pdf OUT.pdf DPI}; needs pdftoppm (poppler-utils). The
 * speckles are seeded, so that the same pages give the same scan.
 */
final class Scan {
  private static final double DEGREES = 0.6;
  private static final float JPEG_QUALITY = 0.42f;
  private static final Random RANDOM = new Random(7);

  public static void main(String[] arguments) throws Exception {
    int dpi = Integer.parseInt(arguments[2]);
    Path folder = Files.createTempDirectory("scan");
    String prefix = folder.resolve("page").toString();
    int exit =
        new ProcessBuilder("pdftoppm", "-r", "" + dpi, "-gray", "-png", arguments[0], prefix)
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("pdftoppm failed on " + arguments[0]);
    }
    List<Path> pages;
    try (Stream<Path> files = Files.list(folder)) {
      pages = files.sorted().toList();
    }
    Files.write(Path.of(arguments[1]), pdf(pages, dpi));
  }

  private static byte[] pdf(List<Path> pages, int dpi) throws IOException {
    List<byte[]> objects = new ArrayList<>();
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      kids.append(3 + 3 * i).append(" 0 R ");
    }
    objects.add(ascii("<</Type/Catalog/Pages 2 0 R>>"));
    objects.add(ascii("<</Type/Pages/Kids[" + kids + "]/Count " + pages.size() + ">>"));
    for (int i = 0; i < pages.size(); i++) {
      BufferedImage image = copied(ImageIO.read(pages.get(i).toFile()), i);
      double width = Math.round(image.getWidth() * 7200.0 / dpi) / 100.0;
      double height = Math.round(image.getHeight() * 7200.0 / dpi) / 100.0;
      int next = 4 + 3 * i;
      objects.add(
          ascii(
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + width + " " + height + "]/Contents "
                  + next + " 0 R/Resources<</XObject<</I " + (next + 1) + " 0 R>>>>>>"));
      String draw = "q " + width + " 0 0 " + height + " 0 0 cm /I Do Q";
      objects.add(stream("", ascii(draw)));
      objects.add(
          stream(
              "/Type/XObject/Subtype/Image/Width " + image.getWidth() + "/Height "
                  + image.getHeight() + "/ColorSpace/DeviceGray/BitsPerComponent 8"
                  + "/Filter/DCTDecode",
              jpeg(image)));
    }
    return file(objects);
  }

  private static byte[] file(List<byte[]> objects) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ascii("%PDF-1.4\n"));
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format("%010d 00000 n \n", out.size()));
      out.write(ascii((i + 1) + " 0 obj\n"));
      out.write(objects.get(i));
      out.write(ascii("\nendobj\n"));
    }
    int start = out.size();
    int size = objects.size() + 1;
    out.write(ascii("xref\n0 " + size + "\n" + table + "trailer\n<</Size " + size
        + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n"));
    return out.toByteArray();
  }

  /** Askew by a different hair on every page, on paper that is not quite white. */
  private static BufferedImage copied(BufferedImage page, int number) {
    BufferedImage out =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = out.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, out.getWidth(), out.getHeight());
    double askew = Math.toRadians(number % 2 == 0 ? DEGREES : -DEGREES / 2);
    graphics.rotate(askew, out.getWidth() / 2.0, out.getHeight() / 2.0);
    graphics.drawImage(page, 0, 0, null);
    graphics.dispose();
    var raster = out.getRaster();
    for (int y = 0; y < out.getHeight(); y++) {
      for (int x = 0; x < out.getWidth(); x++) {
        double paper = 20 + raster.getSample(x, y, 0) * 0.87;
        boolean speck = RANDOM.nextInt(9000) == 0;
        raster.setSample(x, y, 0, (int) Math.min(255, speck ? 90 : paper));
      }
    }
    return out;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(JPEG_QUALITY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), quality);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] stream(String keys, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ascii("<<" + keys + "/Length " + content.length + ">>\nstream\n"));
    out.write(content);
    out.write(ascii("\nendstream"));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
