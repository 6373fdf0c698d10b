package toron.ingest.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** How large a page's pictures say they are, which is known before any is opened. */
public final class Pictures {
  /** How much wider or narrower than its page a scan may seem, as a share. */
  private static final double FITS = 0.03;

  private final long pixels;
  private final int depth;

  /**
   * @param pixels that a picture may have
   * @param depth of forms that may hold one
   */
  public Pictures(long pixels, int depth) {
    this.pixels = pixels;
    this.depth = depth;
  }

  /**
   * Refuses a page that would fill the memory when it is drawn.
   *
   * @throws LimitException naming what is too large
   */
  public void check(PDPage page, int dpi) {
    PDRectangle crop = page.getCropBox();
    double drawn = (double) crop.getWidth() * crop.getHeight() * dpi * dpi / (72 * 72);
    if (drawn > pixels) {
      throw new LimitException(
          "the page has %.0f pixels at %d dpi, the limit is %d".formatted(drawn, dpi, pixels));
    }
    PDResources resources = page.getResources();
    if (resources != null) {
      check(resources.getCOSObject(), 0);
    }
  }

  /** The dots per inch of a scan, which is a picture of its page's form; 0 where there is none. */
  public static int resolution(PDPage page) {
    PDResources resources = page.getResources();
    COSDictionary objects =
        resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
    if (objects == null) {
      return 0;
    }
    PDRectangle crop = page.getCropBox();
    long found = 0;
    for (COSName name : objects.keySet()) {
      if (objects.getDictionaryObject(name) instanceof COSStream object
          && COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
        double across = object.getInt(COSName.WIDTH) * 72.0 / crop.getWidth();
        double down = object.getInt(COSName.HEIGHT) * 72.0 / crop.getHeight();
        if (Math.abs(across - down) < FITS * across) {
          found = Math.max(found, Math.round(across));
        }
      }
    }
    return (int) Math.min(found, Integer.MAX_VALUE);
  }

  /**
   * A grey picture so many times as large, without steps at its edges, and turned about its middle.
   *
   * @param degrees clockwise
   */
  public static BufferedImage redrawn(BufferedImage image, double times, double degrees) {
    int width = (int) Math.round(image.getWidth() * times);
    int height = (int) Math.round(image.getHeight() * times);
    BufferedImage redrawn = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = redrawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.rotate(Math.toRadians(degrees), width / 2.0, height / 2.0);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return redrawn;
  }

  /** Looks at the dictionaries alone: an image object decodes some formats at once. */
  private void check(COSDictionary resources, int level) {
    COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
    if (objects == null || level > depth) {
      return;
    }
    for (COSName name : objects.keySet()) {
      if (!(objects.getDictionaryObject(name) instanceof COSStream object)) {
        continue;
      }
      COSName kind = object.getCOSName(COSName.SUBTYPE);
      if (COSName.IMAGE.equals(kind)) {
        long count = (long) object.getInt(COSName.WIDTH) * object.getInt(COSName.HEIGHT);
        if (count > pixels) {
          throw new LimitException("a picture has " + count + " pixels, the limit is " + pixels);
        }
      } else if (COSName.FORM.equals(kind)) {
        COSDictionary own = object.getCOSDictionary(COSName.RESOURCES);
        if (own != null) {
          check(own, level + 1);
        }
      }
    }
  }
}
