/** Why a script does not compile. Its message is what `loadstring` answers. */
export class SyntaxFault extends Error {
  /** What is wrong, and where, for a person. */
  readonly explanation: string;

  constructor(message: string, explanation: string) {
    super(message);
    this.explanation = explanation;
  }
}

/** Where something stands in a script. */
export interface Position {
  readonly source: string;
  /** From 1. */
  readonly line: number;
  /** Bytes of the line up to here. */
  readonly column: number;
  readonly atEnd: boolean;
}

/** A fault of the text: a wrong character or word. */
export function textFault(position: Position, word: string, what: string): SyntaxFault {
  if (position.atEnd) return new SyntaxFault(`${position.source} at EOF:   ${what}\n`, `${what} at the end`);
  const { source, line, column } = position;
  return new SyntaxFault(
    `${source} line:${line}(column:${column}) near '${word}':   ${what}\n`,
    `line ${line}, column ${column}: ${what} near '${word}'`,
  );
}

/** A fault of the meaning: a label that is not there, too many local variables. */
export function meaningFault(source: string, line: number, what: string): SyntaxFault {
  return new SyntaxFault(`compile error near line(${line}) ${source}: ${what}`, `line ${line}: ${what}`);
}
