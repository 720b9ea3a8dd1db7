import { EventloomError } from '../errors';

/** What a person needs to know about a store that cannot be used. */
export const damaged = (folder: string, found: string, cause?: unknown): EventloomError =>
  new EventloomError(
    'store-damaged',
    `the store in ${folder} is damaged: ${found}; put a copy of it back, or move the data directory away to begin with an empty one`,
    { cause },
  );
