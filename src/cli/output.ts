/** Writes what a command was asked for. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** Writes what happens on the way, and what went wrong. */
export function printAside(text: string): void {
  process.stderr.write(text);
}
