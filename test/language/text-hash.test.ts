import { textHash } from '../../src/language/text-hash';

describe('the hash of a text', () => {
  it('is FNV-1a of its bytes', () => {
    expect(textHash('')).toBe(2166136261);
    expect(textHash('a')).toBe(3826002220);
    expect(textHash('日本')).toBe(2670128721);
  });
});
