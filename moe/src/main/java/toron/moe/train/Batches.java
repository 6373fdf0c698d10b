package toron.moe.train;

/**
 * What a run trains on. The same epoch and index give the same batch, whoever asks and whenever:
 * that is what lets a run resume where it was killed.
 *
 * @param <B> the batch that an objective takes
 */
public interface Batches<B> {
  /** Batches in an epoch; the same in every epoch. */
  int size();

  B batch(long epoch, int index);
}
