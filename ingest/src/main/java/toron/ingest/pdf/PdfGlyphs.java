package toron.ingest.pdf;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;
import toron.ingest.layout.CodePoints;
import toron.ingest.layout.Glyph;
import toron.ingest.layout.PageGlyphs;

/** Where each glyph of a page stands, as the page is displayed. */
public final class PdfGlyphs extends PDFStreamEngine {
  /** The em box of CJK fonts: 0.88 above the base line, 0.12 below. */
  private static final float ASCENT = 0.88f;

  private static final Replacement NONE = new Replacement(null);

  private final List<Glyph> glyphs = new ArrayList<>();
  private final Deque<Replacement> replacements = new ArrayDeque<>();
  private final TextObjects objects = new TextObjects();
  private final Fonts fonts = new Fonts();
  private PDRectangle crop = new PDRectangle();
  private int rotation;

  private final int most;
  private final int deepest;
  private int before;

  /**
   * @param most glyphs of all the pages that this reads
   * @param deepest level of forms within forms
   */
  public PdfGlyphs(int most, int deepest) {
    this.most = most;
    this.deepest = deepest;
    addOperator(new BeginMarkedContentSequence(this));
    addOperator(new BeginMarkedContentSequenceWithProperties(this));
    addOperator(new EndMarkedContentSequence(this));
    addOperator(new BeginText(this));
    addOperator(new Concatenate(this));
    addOperator(new DrawObject(this));
    addOperator(new EndText(this));
    addOperator(new SetGraphicsStateParameters(this));
    addOperator(new Save(this));
    addOperator(new Restore(this));
    addOperator(new NextLine(this));
    addOperator(new SetCharSpacing(this));
    addOperator(new MoveText(this));
    addOperator(new MoveTextSetLeading(this));
    addOperator(new SetFont(this, fonts));
    addOperator(new ShowText(this));
    addOperator(new ShowTextAdjusted(this));
    addOperator(new SetTextLeading(this));
    addOperator(new SetMatrix(this));
    addOperator(new SetTextRenderingMode(this));
    addOperator(new SetTextRise(this));
    addOperator(new SetWordSpacing(this));
    addOperator(new SetTextHorizontalScaling(this));
    addOperator(new ShowTextLine(this));
    addOperator(new ShowTextLineAndSpace(this));
  }

  /**
   * Reads one page.
   *
   * @param number of the page, from 1
   * @throws IOException when the page's content cannot be parsed
   * @throws LimitException when it has too many glyphs or too deep forms
   */
  public PageGlyphs read(PDPage page, int number) throws IOException {
    before += glyphs.size();
    glyphs.clear();
    replacements.clear();
    objects.clear();
    // Asked of the page itself, each would walk up its tree for every glyph.
    crop = page.getCropBox();
    rotation = Math.floorMod(page.getRotation(), 360);
    processPage(new BufferedPage(page));
    boolean turned = rotation % 180 != 0;
    double width = turned ? crop.getHeight() : crop.getWidth();
    double height = turned ? crop.getWidth() : crop.getHeight();
    Optional<List<Glyph>> settled = objects.settled(glyphs, width, height);
    return new PageGlyphs(
        number, width, height, List.copyOf(settled.orElse(glyphs)), settled.isPresent());
  }

  @Override
  public void beginText() throws IOException {
    super.beginText();
    Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
    float[] origin = display(matrix.transformPoint(0, 0));
    float[] across = display(matrix.transformPoint(1, 0));
    float[] up = display(matrix.transformPoint(0, 1));
    objects.begin(
        new AffineTransform(
            across[0] - origin[0],
            across[1] - origin[1],
            up[0] - origin[0],
            up[1] - origin[1],
            origin[0],
            origin[1]));
  }

  /** ActualText (ISO 32000-1, 14.9.4) stands for all the glyphs of its sequence. */
  @Override
  public void beginMarkedContentSequence(
      @Nullable COSName tag, @Nullable COSDictionary properties) {
    String actual =
        properties == null ? null : properties.getString(COSName.getPDFName("ActualText"));
    replacements.push(actual == null ? NONE : new Replacement(CodePoints.normal(actual)));
  }

  @Override
  public void endMarkedContentSequence() {
    if (!replacements.isEmpty()) {
      replacements.pop();
    }
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    notTooDeep();
    super.showForm(form);
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
    notTooDeep();
    super.showTransparencyGroup(form);
  }

  private void notTooDeep() {
    if (getLevel() > deepest) {
      throw new LimitException(
          "forms within forms deeper than " + deepest + ", which is the limit");
    }
  }

  private static final class Replacement {
    private @Nullable String rest;

    Replacement(@Nullable String text) {
      rest = text;
    }

    /** All of the text for the first glyph, nothing for the others. */
    String take() {
      String text = rest == null ? "" : rest;
      rest = "";
      return text;
    }
  }

  private @Nullable Replacement replacement() {
    for (Replacement open : replacements) {
      if (open != NONE) {
        return open;
      }
    }
    return null;
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    if (before + glyphs.size() >= most) {
      throw new LimitException("more than " + most + " glyphs up to this page, which is the limit");
    }
    Replacement actual = replacement();
    String text = actual == null ? unicode(font, code) : actual.take();
    if (text.isEmpty()) {
      return;
    }
    float width = font.isVertical() ? font.getWidth(code) / 1000 : displacement.getX();
    float top = ASCENT;
    float[] a = display(matrix.transformPoint(0, top - 1));
    float[] b = display(matrix.transformPoint(width, top));
    float[] origin = display(matrix.transformPoint(0, 0));
    float[] along = display(matrix.transformPoint(1, 0));
    float[] up = display(matrix.transformPoint(0, 1));
    double size = Math.hypot(up[0] - origin[0], up[1] - origin[1]);
    double angle = Math.toDegrees(Math.atan2(along[1] - origin[1], along[0] - origin[0]));
    if (!(size > 0.1) || Double.isNaN(angle)) {
      return;
    }
    objects.glyph();
    glyphs.add(
        new Glyph(
            text,
            Math.min(a[0], b[0]),
            Math.min(a[1], b[1]),
            Math.max(a[0], b[0]),
            Math.max(a[1], b[1]),
            size,
            Math.floorMod(Math.round(angle / 90) * 90, 360)));
  }

  /** From the page's own coordinates to points from the top left as displayed. */
  private float[] display(java.awt.geom.Point2D.Float point) {
    float x = point.x - crop.getLowerLeftX();
    float y = point.y - crop.getLowerLeftY();
    return switch (rotation) {
      case 90 -> new float[] {y, x};
      case 180 -> new float[] {crop.getWidth() - x, y};
      case 270 -> new float[] {crop.getHeight() - y, crop.getWidth() - x};
      default -> new float[] {x, crop.getHeight() - y};
    };
  }

  private String unicode(PDFont font, int code) throws IOException {
    String text = fonts.unicode(font, code);
    if (text == null || text.isEmpty()) {
      // A simple font without a map mostly means what its codes say; a composite one means nothing.
      return font instanceof PDSimpleFont ? String.valueOf((char) code) : "\uFFFD";
    }
    return CodePoints.normal(text);
  }
}
