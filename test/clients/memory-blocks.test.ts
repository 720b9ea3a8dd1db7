import { MemoryBlocks } from '../../src/clients/memory-blocks';

describe('memory that buffers share', () => {
  it('is never given twice, also where a block is full', () => {
    const memory = new MemoryBlocks(64);
    const taken = Array.from({ length: 40 }, (_, index) => memory.take(index % 8).fill(index));
    for (const [index, buffer] of taken.entries()) expect([...buffer]).toEqual(Array(index % 8).fill(index));
    expect(new Set(taken.map(({ buffer }) => buffer)).size).toBeLessThan(10);
  });

  it('does not hold large buffers, which get their own', () => {
    const memory = new MemoryBlocks(64);
    expect(memory.take(9).buffer.byteLength).toBe(9);
    expect(memory.take(8).buffer.byteLength).toBe(64);
  });
});
