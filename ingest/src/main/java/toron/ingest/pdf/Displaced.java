package toron.ingest.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import toron.ingest.layout.Glyph;

/**
 * Puts text objects back under the transforms they were made for, where the page as displayed has
 * them over each other or outside. What is of one size was drawn together, so each size looks for
 * the transform under which it disturbs the rest least; single pieces that still do not fit look
 * again.
 */
final class Displaced {
  /** Fewer glyphs in each other's way than this, or than this share, are a printer's slips. */
  private static final int FEW = 4;

  private static final double SHARE = 0.004;

  /** A repair that leaves more than this share of the damage explains nothing. */
  private static final double LEFT = 0.34;

  /** Smaller than this against the largest class: readings, which are centred on their words. */
  private static final double READING = 0.66;

  /** One text object as displayed. */
  record Piece(List<Glyph> glyphs, int transform) {
    double size() {
      return glyphs.get(0).size();
    }
  }

  private final List<Piece> shown;
  private final List<AffineTransform> transforms;
  private final PageGrid grid;

  Displaced(List<Piece> shown, List<AffineTransform> transforms, double width, double height) {
    this.shown = shown;
    this.transforms = transforms;
    this.grid = new PageGrid(width, height);
  }

  /** The glyphs put right, or nothing where the page is sound or cannot be explained. */
  Optional<List<Glyph>> settled() {
    int all = shown.stream().mapToInt(p -> p.glyphs().size()).sum();
    int damage = grid.damage(shown);
    if (damage < FEW || damage < SHARE * all) {
      return Optional.empty();
    }
    List<Piece> placed = pieces(classes());
    if (grid.damage(placed) > LEFT * damage) {
      return Optional.empty();
    }
    List<Glyph> glyphs = new ArrayList<>();
    placed.forEach(p -> glyphs.addAll(p.glyphs()));
    return Optional.of(glyphs);
  }

  /** Every piece under the transform of its size. */
  private List<Piece> classes() {
    Map<Long, List<Piece>> bySize = new TreeMap<>();
    for (Piece piece : shown) {
      bySize.computeIfAbsent(Math.round(piece.size() * 4), k -> new ArrayList<>()).add(piece);
    }
    List<List<Piece>> classes = new ArrayList<>(bySize.values());
    classes.sort(Comparator.comparingInt((List<Piece> c) -> -letters(c)));
    Map<Piece, Piece> home = new HashMap<>();
    List<Piece> placed = new ArrayList<>();
    for (List<Piece> pieces : classes) {
      List<Piece> best = best(pieces, placed);
      for (int i = 0; i < best.size(); i++) {
        home.put(pieces.get(i), best.get(i));
      }
      placed.addAll(best);
    }
    return shown.stream().map(home::get).toList();
  }

  private static int letters(List<Piece> pieces) {
    return pieces.stream().mapToInt(p -> p.glyphs().size()).sum();
  }

  private List<Piece> best(List<Piece> pieces, List<Piece> placed) {
    List<Piece> best = pieces;
    double least = Double.MAX_VALUE;
    boolean readings = !placed.isEmpty() && pieces.get(0).size() < READING * placed.get(0).size();
    for (int t = 0; t < transforms.size(); t++) {
      List<Piece> moved = new ArrayList<>();
      for (Piece piece : pieces) {
        moved.add(move(piece, t));
      }
      int here = t;
      long already = pieces.stream().filter(p -> p.transform() == here).count();
      // Among transforms that disturb nothing, readings are centred, and the others stay.
      double cost =
          grid.disturbance(moved, placed)
              + (readings ? offCentre(moved, placed) : 0)
              + 1
              - already / (double) pieces.size();
      if (cost < least) {
        least = cost;
        best = moved;
      }
    }
    return best;
  }

  /** How far, in ems of the words, readings stand from the middle of the nearest piece. */
  private static double offCentre(List<Piece> readings, List<Piece> words) {
    double sum = 0;
    for (Piece reading : readings) {
      double[] r = box(reading);
      double least = 2;
      for (Piece word : words) {
        double[] w = box(word);
        double em = word.size();
        double dx = Math.abs(r[0] + r[2] - w[0] - w[2]) / 2;
        double dy = Math.abs(r[1] + r[3] - w[1] - w[3]) / 2;
        if (Math.max(dx, dy) < 2 * em + Math.max(w[2] - w[0], w[3] - w[1]) / 2) {
          boolean beside = r[0] > w[2] - 0.3 * em || r[2] < w[0] + 0.3 * em;
          boolean over = r[1] > w[3] - 0.3 * em || r[3] < w[1] + 0.3 * em;
          double gap =
              beside ? Math.max(r[0] - w[2], w[0] - r[2]) : Math.max(r[1] - w[3], w[1] - r[3]);
          if (beside != over && gap < 0.6 * em) {
            least = Math.min(least, (beside ? dy : dx) / em);
          }
        }
      }
      sum += least;
    }
    return sum;
  }

  /**
   * Pieces that still lie over others or outside, and words that lie across the others' direction,
   * go under another transform where that is better.
   */
  private List<Piece> pieces(List<Piece> placed) {
    List<Piece> settled = new ArrayList<>(placed);
    int direction = down(placed);
    for (int i = 0; i < settled.size(); i++) {
      Piece piece = settled.get(i);
      List<Piece> others = new ArrayList<>(settled);
      others.remove(i);
      double least = misfit(piece, others, direction);
      for (int t = 0; least > 0 && t < transforms.size(); t++) {
        Piece moved = move(shown.get(i), t);
        double cost = misfit(moved, others, direction);
        if (cost < least) {
          least = cost;
          settled.set(i, moved);
        }
      }
    }
    return settled;
  }

  private double misfit(Piece piece, List<Piece> others, int direction) {
    boolean athwart = (long) down(List.of(piece)) * direction < 0;
    return grid.disturbance(List.of(piece), others) + (athwart ? 0.5 : 0);
  }

  /** How much more of the text runs down than across. */
  private static int down(List<Piece> pieces) {
    int down = 0;
    for (Piece piece : pieces) {
      double[] box = box(piece);
      double much = (box[3] - box[1]) - (box[2] - box[0]);
      down += Math.abs(much) > piece.size() ? (int) Math.signum(much) * piece.glyphs().size() : 0;
    }
    return down;
  }

  private Piece move(Piece piece, int to) {
    if (piece.transform() == to) {
      return piece;
    }
    AffineTransform change;
    try {
      change = transforms.get(piece.transform()).createInverse();
    } catch (NoninvertibleTransformException e) {
      return piece;
    }
    change.preConcatenate(transforms.get(to));
    double scale = Math.sqrt(Math.abs(change.getDeterminant()));
    int turn =
        Math.toIntExact(
            Math.round(Math.toDegrees(Math.atan2(change.getShearY(), change.getScaleX())) / 90)
                * 90);
    List<Glyph> glyphs = new ArrayList<>();
    for (Glyph g : piece.glyphs()) {
      Point2D a = change.transform(new Point2D.Double(g.x0(), g.y0()), null);
      Point2D b = change.transform(new Point2D.Double(g.x1(), g.y1()), null);
      glyphs.add(
          new Glyph(
              g.text(),
              Math.min(a.getX(), b.getX()),
              Math.min(a.getY(), b.getY()),
              Math.max(a.getX(), b.getX()),
              Math.max(a.getY(), b.getY()),
              g.size() * scale,
              Math.floorMod(g.angle() + turn, 360)));
    }
    return new Piece(glyphs, to);
  }

  private static double[] box(Piece piece) {
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (Glyph g : piece.glyphs()) {
      box[0] = Math.min(box[0], g.x0());
      box[1] = Math.min(box[1], g.y0());
      box[2] = Math.max(box[2], g.x1());
      box[3] = Math.max(box[3], g.y1());
    }
    return box;
  }
}
