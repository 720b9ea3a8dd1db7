import { Lanes } from '../../src/runtime/lanes';

/** Who goes, in order: each leaves as soon as somebody lets it. */
function lanesOf(): { readonly lanes: Lanes; readonly gone: number[]; enter(key: string, sequence: number): void } {
  const lanes = new Lanes();
  const gone: number[] = [];
  const enter = (key: string, sequence: number): void => {
    const turn = lanes.enter(key, sequence);
    const go = (): void => void gone.push(sequence);
    if (turn) void turn.then(go);
    else go();
  };
  return { lanes, gone, enter };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
  it('let one after the other go, in the order in which they came, and each lane by itself', async () => {
    const { lanes, gone, enter } = lanesOf();
    for (const sequence of [1, 2, 3]) enter('a', sequence);
    enter('b', 4);
    expect(gone).toEqual([1, 4]);
    lanes.leave('a');
    lanes.leave('a');
    await settled();
    expect(gone).toEqual([1, 4, 2, 3]);
    lanes.leave('a');
    enter('a', 5);
    expect(gone.at(-1)).toBe(5);
  });

  it('let a holder in again that is to be tried again', () => {
    const { gone, enter } = lanesOf();
    enter('a', 1);
    enter('a', 2);
    enter('a', 1);
    expect(gone).toEqual([1, 1]);
  });

  it('keep the place of who comes again while it waits, and count it once', async () => {
    const { lanes, gone, enter } = lanesOf();
    for (const sequence of [1, 2, 3, 2]) enter('a', sequence);
    lanes.leave('a');
    lanes.leave('a');
    await settled();
    expect(gone).toEqual([1, 2, 3]);
    lanes.leave('a');
    enter('a', 4);
    expect(gone.at(-1)).toBe(4);
  });
});
