package toron.structure.decision;

import org.jspecify.annotations.Nullable;

/** What a heading of a row or a column stands for. */
sealed interface GridHead {
  /** A speech or a side, with the criterion where one heading names both. */
  record Whom(Names.Ref ref, @Nullable String criterion, @Nullable Double max) implements GridHead {
    Whom(Names.Ref ref) {
      this(ref, null, null);
    }
  }

  record Nth(int number) implements GridHead {}

  record Criterion(String words, @Nullable Double max) implements GridHead {}

  record Judge(String name) implements GridHead {}

  record Votes() implements GridHead {}

  record Places() implements GridHead {}

  record Other(String words) implements GridHead {}
}
