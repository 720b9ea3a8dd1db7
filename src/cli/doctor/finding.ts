/** What was found out about one thing that a listener needs. */
export interface Finding {
  /** What was looked at. */
  readonly about: string;
  readonly health: 'well' | 'doubtful' | 'ill';
  /** What was found, for a person to read. */
  readonly found: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Nothing is to be done. */
export const well = (about: string, found: string): Finding => ({ about, health: 'well', found });

/** It can go on like this, but somebody should know. */
export const doubtful = (about: string, found: string, remedy: string): Finding => {
  return { about, health: 'doubtful', found, remedy };
};

/** It cannot work like this. */
export const ill = (about: string, found: string, remedy: string): Finding => ({ about, health: 'ill', found, remedy });
