import { EventloomError } from '../../../errors';
import { failure } from '../failure';

/** Longest path, in UTF-16 units. */
const maxLength = 4096;

/**
 * Splits a path into its steps: `$.a[0]..b` is `$`, `a`, `[0]`, `..` and `b`.
 * @throws EventloomError `program-failed`, `program-limit`
 */
export function splitPath(path: string): string[] {
  if (path.length > maxLength) {
    throw new EventloomError('program-limit', `a JSON path is longer than ${maxLength} characters`);
  }
  const [first = '', second = '.'] = path;
  if (first !== '$' && first !== '@') throw failure('a JSON path begins with $');
  if (second !== '.' && second !== '[') throw failure(`'.' or '[' is expected in a JSON path, not '${second}'`);
  const splitter = new Splitter();
  for (const character of path.slice(1)) splitter.add(character);
  return [first, ...splitter.end()];
}

/** Collects characters until a step is complete. Dots and brackets in quotes or scripts end none. */
class Splitter {
  readonly #steps: string[] = [];
  #step = '';
  #quotes = 0;
  #scripts = 0;
  #subscripts = 0;

  add(character: string): void {
    if (this.#step === '') this.#quotes = this.#scripts = 0;
    this.#count(character);
    this.#step += character;
    if (this.#step === '.') return;
    if (this.#step === '..') this.#complete(this.#step, '');
    else if (character === '[') this.#open();
    else if (this.#quotes % 2 === 0 && this.#scripts === 0) this.#close(character);
  }

  end(): readonly string[] {
    if (this.#step !== '') this.#complete(withoutDot(this.#step), '');
    return this.#steps;
  }

  #count(character: string): void {
    if (character === "'") this.#quotes++;
    else if (character === '(') this.#scripts++;
    else if (character === ')') this.#scripts--;
    else if (character === '[') this.#subscripts++;
    else if (character === ']') this.#subscripts--;
  }

  #complete(step: string, next: string): void {
    this.#steps.push(step);
    this.#step = next;
  }

  /** A bracket begins a step of its own, unless it stands in one. */
  #open(): void {
    const before = this.#step.slice(0, -1);
    if (before === '' || before === '.' || before.includes('[')) return;
    this.#complete(withoutDot(before), '[');
  }

  #close(character: string): void {
    if (this.#step.includes('[')) {
      if (character === ']' && this.#subscripts === 0) this.#complete(withoutDot(this.#step), '');
    } else if (character === '.') {
      this.#complete(withoutDot(this.#step.slice(0, -1)), '.');
    }
  }
}

const withoutDot = (step: string): string => (step.startsWith('.') ? step.slice(1) : step);
