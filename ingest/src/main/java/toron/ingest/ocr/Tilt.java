package toron.ingest.ocr;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** How far a scan was laid askew. */
final class Tilt {
  /** The widest angle that is looked for, in degrees, and the steps in which. */
  private static final double WIDEST = 4;

  private static final double STEP = 0.1;
  private static final double FINE = 0.02;

  /** What is less askew reads as well as it is. */
  private static final double STRAIGHT = 0.15;

  /** How much clearer its lines have to stand out for a page to be turned. */
  private static final double CLEARER = 1.1;

  private final int[] x;
  private final int[] y;
  private final int[] profile;

  private Tilt(int[] x, int[] y, int length) {
    this.x = x;
    this.y = y;
    profile = new int[2 * length];
  }

  /** Degrees clockwise; 0 where no lines show. */
  static double of(BufferedImage grey, Levels levels) {
    int width = grey.getWidth();
    int height = grey.getHeight();
    // Letters need not be seen to see lines.
    int grain = Math.max(1, Math.max(width, height) / 1500);
    byte[] dots = Levels.dots(grey);
    int[] x = new int[(width / grain + 1) * (height / grain + 1)];
    int[] y = new int[x.length];
    int count = 0;
    for (int row = 0; row < height; row += grain) {
      for (int column = 0; column < width; column += grain) {
        if (levels.isDark(dots[row * width + column])) {
          x[count] = column / grain;
          y[count++] = row / grain;
        }
      }
    }
    return new Tilt(Arrays.copyOf(x, count), Arrays.copyOf(y, count), (width + height) / grain)
        .angle();
  }

  private double angle() {
    double rows = best(x, y, 1, 0, WIDEST, STEP);
    double columns = best(y, x, -1, 0, WIDEST, STEP);
    double clearRows = clarity(x, y, rows) / clarity(x, y, rows > 0 ? -WIDEST : WIDEST);
    double clearColumns = clarity(y, x, -columns) / clarity(y, x, columns > 0 ? WIDEST : -WIDEST);
    boolean across = clearRows >= clearColumns;
    double angle = across ? best(x, y, 1, rows, STEP, FINE) : best(y, x, -1, columns, STEP, FINE);
    double now = across ? clarity(x, y, 0) : clarity(y, x, 0);
    double then = across ? clarity(x, y, angle) : clarity(y, x, -angle);
    return Math.abs(angle) < STRAIGHT || then < CLEARER * now ? 0 : angle;
  }

  /** The angle around {@code centre} at which lines along {@code u} stand out best. */
  private double best(int[] u, int[] v, int sign, double centre, double reach, double step) {
    double best = centre;
    double clearest = -1;
    int steps = (int) Math.round(reach / step);
    for (int i = -steps; i <= steps; i++) {
      double angle = centre + i * step;
      double clarity = clarity(u, v, sign * angle);
      if (clarity > clearest) {
        clearest = clarity;
        best = angle;
      }
    }
    return best;
  }

  /** How sharply ink and white take turns across lines that fall by an angle. */
  private double clarity(int[] u, int[] v, double degrees) {
    double slope = Math.tan(Math.toRadians(degrees));
    Arrays.fill(profile, 0);
    int middle = profile.length / 4;
    for (int i = 0; i < u.length; i++) {
      profile[middle + (int) Math.round(v[i] - slope * u[i])]++;
    }
    double sum = 0;
    for (int i = 1; i < profile.length; i++) {
      double step = profile[i] - profile[i - 1];
      sum += step * step;
    }
    return sum;
  }
}
