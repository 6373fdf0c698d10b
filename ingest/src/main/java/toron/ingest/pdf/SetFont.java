package toron.ingest.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.MissingOperandException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;

/** Tf with {@link Fonts}. */
final class SetFont extends OperatorProcessor {
  private final Fonts fonts;

  SetFont(PDFStreamEngine engine, Fonts fonts) {
    super(engine);
    this.fonts = fonts;
  }

  @Override
  public void process(Operator operator, List<COSBase> operands) throws IOException {
    if (operands.size() < 2) {
      throw new MissingOperandException(operator, operands);
    }
    PDResources resources = getContext().getResources();
    if (operands.get(0) instanceof COSName name && operands.get(1) instanceof COSNumber size) {
      PDTextState state = getContext().getGraphicsState().getTextState();
      state.setFontSize(size.floatValue());
      state.setFont(resources == null ? null : fonts.get(resources, name));
    }
  }

  @Override
  public String getName() {
    return OperatorName.SET_FONT_AND_SIZE;
  }
}
