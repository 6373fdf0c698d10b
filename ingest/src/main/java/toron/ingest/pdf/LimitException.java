package toron.ingest.pdf;

/**
 * A page asks for more than a limit allows. Unchecked, since PDFBox only logs the checked ones of
 * the operator that draws forms.
 */
public final class LimitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LimitException(String message) {
    super(message);
  }
}
