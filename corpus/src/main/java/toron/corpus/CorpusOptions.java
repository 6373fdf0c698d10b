package toron.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a corpus is made.
 *
 * @param acceptedConditions the conditions of constrained contributions that the user accepts, word
 *     for word
 * @param asOf the ISO 8601 date on which consent is judged, null: today
 * @param filters what is kept
 * @param warnShare a filter that takes more than this share of what it sees is warned of
 * @param duplicateSimilarity debates at least this alike (Jaccard of character 5-grams) are one
 * @param relatedSimilarity debates at least this alike never stand in two splits
 * @param pseudonyms whether people, schools and teams lose their names
 * @param shares how the motions are divided
 * @param previous an earlier corpus whose groups keep their splits, or null
 * @param splitBy what is divided: motions, events, or debates by their opening speech
 * @param evaluationTexts files with texts that models are measured on; debates that share a run of
 *     letters with one are left out
 * @param keyFile where to write which name became which pseudonym, or null: nowhere
 */
public record CorpusOptions(
    @JsonProperty("accepted-conditions") List<String> acceptedConditions,
    @JsonProperty("as-of") @Nullable String asOf,
    FilterOptions filters,
    @JsonProperty("warn-share") double warnShare,
    @JsonProperty("duplicate-similarity") double duplicateSimilarity,
    @JsonProperty("related-similarity") double relatedSimilarity,
    boolean pseudonyms,
    Shares shares,
    @Nullable String previous,
    @JsonProperty("key-file") @Nullable String keyFile,
    @JsonProperty("split-by") SplitBy splitBy,
    @JsonProperty("evaluation-texts") List<String> evaluationTexts) {

  public static final CorpusOptions DEFAULT =
      new CorpusOptions(
          List.of(), null, FilterOptions.DEFAULT, 0.2, 0.8, 0.5, true, Shares.DEFAULT, null, null);

  /** Divided by motion, held against no evaluation text. */
  public CorpusOptions(
      List<String> acceptedConditions,
      @Nullable String asOf,
      FilterOptions filters,
      double warnShare,
      double duplicateSimilarity,
      double relatedSimilarity,
      boolean pseudonyms,
      Shares shares,
      @Nullable String previous,
      @Nullable String keyFile) {
    this(
        acceptedConditions,
        asOf,
        filters,
        warnShare,
        duplicateSimilarity,
        relatedSimilarity,
        pseudonyms,
        shares,
        previous,
        keyFile,
        SplitBy.MOTION,
        List.of());
  }

  public CorpusOptions {
    acceptedConditions = List.copyOf(acceptedConditions);
    evaluationTexts = List.copyOf(evaluationTexts);
    if (asOf != null) {
      date(asOf);
    }
    share("warn-share", warnShare);
    share("duplicate-similarity", duplicateSimilarity);
    share("related-similarity", relatedSimilarity);
    if (relatedSimilarity > duplicateSimilarity) {
      throw new IllegalArgumentException(
          "related-similarity "
              + relatedSimilarity
              + " is above duplicate-similarity "
              + duplicateSimilarity);
    }
  }

  /**
   * What a debate must be to be kept. A null limit or an empty list does not limit.
   *
   * @param languages BCP 47 tags that are kept
   * @param minSpeeches speeches with a side
   * @param minCharacters code points over all speeches
   * @param maxCharacters code points over all speeches, 0: no limit
   * @param maxRepetition share of character 10-grams that have been seen before in the debate
   * @param maxGarbled share of characters that no writer types: replacement, private use, control
   * @param minQuality the document's quality
   * @param minConfidence the confidence of the structure
   * @param allowLicences SPDX identifiers; a trailing {@code *} stands for any rest
   * @param denyLicences the same, and stronger than the allow list
   * @param allowPaths globs over the source path
   * @param denyPaths the same, and stronger than the allow list
   * @param needDecision whether a debate without a decision is left out
   * @param allowUrls hosts, with or without the beginning of a path; when there are any, a debate
   *     that cites or comes from another web address is left out
   * @param denyUrls the same, and stronger than the allow list
   */
  public record FilterOptions(
      List<String> languages,
      @JsonProperty("min-speeches") int minSpeeches,
      @JsonProperty("min-characters") int minCharacters,
      @JsonProperty("max-characters") int maxCharacters,
      @JsonProperty("max-repetition") double maxRepetition,
      @JsonProperty("max-garbled") double maxGarbled,
      @JsonProperty("min-quality") double minQuality,
      @JsonProperty("min-confidence") double minConfidence,
      @JsonProperty("allow-licences") List<String> allowLicences,
      @JsonProperty("deny-licences") List<String> denyLicences,
      @JsonProperty("allow-paths") List<String> allowPaths,
      @JsonProperty("deny-paths") List<String> denyPaths,
      @JsonProperty("need-decision") boolean needDecision,
      @JsonProperty("allow-urls") List<String> allowUrls,
      @JsonProperty("deny-urls") List<String> denyUrls) {

    public static final FilterOptions DEFAULT =
        new FilterOptions(
            List.of("ja", "en"),
            2,
            200,
            0,
            0.5,
            0.02,
            0.5,
            0.2,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of(),
            List.of());

    public FilterOptions {
      languages = List.copyOf(languages);
      allowLicences = List.copyOf(allowLicences);
      denyLicences = List.copyOf(denyLicences);
      allowPaths = List.copyOf(allowPaths);
      denyPaths = List.copyOf(denyPaths);
      allowUrls = List.copyOf(allowUrls);
      denyUrls = List.copyOf(denyUrls);
      share("max-repetition", maxRepetition);
      share("max-garbled", maxGarbled);
      share("min-quality", minQuality);
      share("min-confidence", minConfidence);
    }
  }

  /**
   * The shares of the splits; they sum to 1.
   *
   * @param fill whether a split that the hash left empty takes the motion nearest to it, where
   *     there are at least three motions. Such a motion may move when data is added, unless {@code
   *     previous} is given; the manifest names it
   */
  public record Shares(double train, double validation, double test, boolean fill) {
    public static final Shares DEFAULT = new Shares(0.7, 0.15, 0.15, true);

    public Shares {
      share("train", train);
      share("validation", validation);
      share("test", test);
      if (Math.abs(train + validation + test - 1) > 1e-9) {
        throw new IllegalArgumentException(
            "shares sum to " + (train + validation + test) + ", not 1");
      }
    }
  }

  private static void date(String asOf) {
    try {
      LocalDate.parse(asOf);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("as-of is '" + asOf + "', not an ISO 8601 date", e);
    }
  }

  private static void share(String key, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(key + " is " + value + ", not between 0 and 1");
    }
  }
}
