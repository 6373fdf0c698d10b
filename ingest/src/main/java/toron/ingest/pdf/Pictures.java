package toron.ingest.pdf;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** How large a page's pictures say they are, which is known before any is opened. */
public final class Pictures {
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
