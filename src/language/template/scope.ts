/** The variables that a place in a template can see, and whether it is inside of a loop. */
export class VariableScope {
  readonly #names: string[] = ['$'];
  #loops = 0;

  /** Whether `break` and `continue` are allowed here. */
  get inLoop(): boolean {
    return this.#loops > 0;
  }

  /** Tells whether a variable was declared. */
  has(name: string): boolean {
    return this.#names.includes(name);
  }

  /** Makes a variable known until the mark before it is released. */
  declare(name: string): void {
    if (!this.has(name)) this.#names.push(name);
  }

  /** Remembers what is declared now. */
  mark(): number {
    return this.#names.length;
  }

  /** Forgets what was declared since the mark. */
  release(mark: number): void {
    this.#names.length = mark;
  }

  /** Call it before the body of a `range`. */
  enterLoop(): void {
    this.#loops++;
  }

  /** Call it after the body of a `range`. */
  leaveLoop(): void {
    this.#loops--;
  }
}
