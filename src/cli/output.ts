/** Writes what a command was asked for. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** A number of things: `1 file`, `2 files`. */
export function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Writes what happens on the way, and what went wrong. */
export function printAside(text: string): void {
  process.stderr.write(text);
}

/**
 * Lets the process go on when what it writes has no reader any more, or no room: a listener must not end because its log does.
 * @param lost called when what was asked for could not be written, although somebody waits for it
 */
export function outliveReaders(lost: () => void): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return;
    printAside(`error: ${message}\n`);
    lost();
  });
}
