/** A name that nobody defined. The compiler adds the position to the message, since only it has the source. */
export class UndefinedName extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** The error of a name that nobody defined. */
export function undefinedName(message: string, at: number): UndefinedName {
  return new UndefinedName(message, at);
}
