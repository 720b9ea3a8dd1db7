import { EventloomError } from '../../errors';

/** Characters that one lookup may look at, beside {@link perCharacter} times the size of its document. */
const base = 1 << 24;
const perCharacter = 24;
/** Lookups inside of lookups, or levels of a document that a modifier walks. */
const maxLevels = 1_000;

/** What one lookup may still cost: paths and documents come from outside, and some pairs of them explode. */
export class Work {
  private left: number;
  private levels = 0;

  constructor(documentSize: number) {
    this.left = base + perCharacter * documentSize;
  }

  /**
   * Counts characters that are about to be looked at or written.
   *
   * @throws EventloomError `program-limit` when there were too many.
   */
  spend(characters: number): void {
    this.left -= characters;
    if (this.left < 0) throw new EventloomError('program-limit', 'the path needs too many steps on this document');
  }

  /**
   * Goes one level deeper; {@link leave} comes back.
   *
   * @throws EventloomError `program-limit` when it is nested too deeply.
   */
  enter(): void {
    if (++this.levels > maxLevels) {
      throw new EventloomError(
        'program-limit',
        `the path leads through more than ${maxLevels} levels of this document`,
      );
    }
  }

  leave(): void {
    this.levels--;
  }
}
