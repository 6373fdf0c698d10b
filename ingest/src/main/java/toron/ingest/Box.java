package toron.ingest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A rectangle in PDF points, origin top left of the page as displayed; written as {@code [x0, y0,
 * x1, y1]}.
 */
public record Box(double x0, double y0, double x1, double y1) {
  @JsonCreator
  static Box of(double[] corners) {
    if (corners.length != 4) {
      throw new IllegalArgumentException("a box has 4 numbers, not " + corners.length);
    }
    return new Box(corners[0], corners[1], corners[2], corners[3]);
  }

  @JsonValue
  double[] corners() {
    return new double[] {round(x0), round(y0), round(x1), round(y1)};
  }

  public double width() {
    return x1 - x0;
  }

  public double height() {
    return y1 - y0;
  }

  public Box union(Box other) {
    return new Box(
        Math.min(x0, other.x0),
        Math.min(y0, other.y0),
        Math.max(x1, other.x1),
        Math.max(y1, other.y1));
  }

  /** A hundredth of a point is finer than any printer, and keeps the files small. */
  private static double round(double points) {
    return Math.round(points * 100) / 100.0;
  }
}
