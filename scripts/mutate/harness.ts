import { expect } from 'expect';

type Body = (...values: unknown[]) => unknown;

interface Test {
  readonly name: string;
  readonly before: readonly Body[];
  readonly body: Body;
  readonly after: readonly Body[];
}

/** The tests of one file, as its calls of jest's globals tell them. Only what tests of pure functions need is there. */
class Suite {
  readonly tests: Test[] = [];
  #before: readonly Body[] = [];
  #after: readonly Body[] = [];
  #path = '';

  describe(name: string, body: Body): void {
    const outer = [this.#path, this.#before, this.#after] as const;
    this.#path += `${name} `;
    body();
    [this.#path, this.#before, this.#after] = outer;
  }

  test(name: string, body: Body): void {
    this.tests.push({ name: this.#path + name, before: this.#before, body, after: this.#after });
  }

  beforeEach(body: Body): void {
    this.#before = [...this.#before, body];
  }

  afterEach(body: Body): void {
    this.#after = [...this.#after, body];
  }
}

function each(add: (name: string, body: Body) => void) {
  return (table: readonly unknown[]) => (name: string, body: Body) => {
    for (const row of table) {
      const values = Array.isArray(row) ? (row as unknown[]) : [row];
      add(`${name} ${String(values[0])}`, () => body(...values));
    }
  };
}

/** Runs the tests of a file; the name of the first one that fails, if any. */
export async function firstFailure(load: () => void): Promise<string | undefined> {
  const suite = new Suite();
  const describe = suite.describe.bind(suite);
  const test = suite.test.bind(suite);
  Object.assign(globalThis, {
    expect,
    describe: Object.assign(describe, { each: each(describe) }),
    it: Object.assign(test, { each: each(test) }),
    test: Object.assign(test, { each: each(test) }),
    beforeEach: suite.beforeEach.bind(suite),
    afterEach: suite.afterEach.bind(suite),
    // Whether once or before each makes no difference to tests that keep no state.
    beforeAll: suite.beforeEach.bind(suite),
    afterAll: suite.afterEach.bind(suite),
  });
  try {
    load();
  } catch (error) {
    return `cannot be loaded: ${String(error)}`;
  }
  for (const { name, before, body, after } of suite.tests) {
    try {
      for (const step of [...before, body, ...after]) await step();
    } catch {
      return name;
    }
  }
  return undefined;
}
