package toron.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Numbers {
  private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Numbers() {}

  /** At most two decimals, no trailing zeros, no exponent: for coordinates. */
  static String plain(double value) {
    return decimals(value, 2);
  }

  static String decimals(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "—";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Four significant digits, as far as they say something: for measurements. */
  static String measure(double value) {
    if (!Double.isFinite(value)) {
      return "—";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e7)) {
      int power = (int) Math.floor(Math.log10(size));
      return decimals(value / Math.pow(10, power), 2) + "e" + power;
    }
    return decimals(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);
  }

  static String percent(double share) {
    return Double.isFinite(share)
        ? decimals(share * 100, share > 0 && share < 0.1 ? 1 : 0) + " %"
        : "—";
  }

  /** With thin spaces between thousands. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u2009');
  }

  static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < SIZES.length - 1) {
      size /= 1024;
      unit++;
    }
    return decimals(size, size < 10 && unit > 0 ? 1 : 0) + " " + SIZES[unit];
  }

  static String seconds(double seconds) {
    if (seconds < 60) {
      return decimals(seconds, seconds < 10 ? 1 : 0) + " s";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
