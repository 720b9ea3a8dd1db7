import { commentsOf } from '../../src/import/comments';

const text = `# Head.
apiVersion: v1
kind: ConfigMap # beside
metadata:
  # Before the name.
  name: a
data:
  # First.
  list:
    # Of an item.
    - one # beside it
    - # below the dash
      key: value
  script: |
    # Not a comment.
    exit
# Foot.
---
# Second.
kind: Other
`;

describe('comments of a manifest', () => {
  const comments = commentsOf(text);
  const first = comments({ file: 'a', line: 2, column: 1 });

  it('belong to what they stand before, or beside', () => {
    expect(first.before([])).toEqual(['Head.']);
    expect(first.before(['kind'])).toEqual(['beside']);
    expect(first.before(['metadata', 'name'])).toEqual(['Before the name.']);
    expect(first.before(['data', 'list'])).toEqual(['First.']);
    expect(first.before(['data', 'list', 0])).toEqual(['Of an item.', 'beside it']);
    expect(first.trailing).toEqual(['Foot.']);
  });

  it('are there once where a list is in a list', () => {
    const nested = commentsOf('a:\n  - b\n  -\n    # First.\n    - c\n')({ file: 'a', line: 1, column: 1 });
    expect(nested.within([])).toEqual([['First.']]);
  });

  it('are found inside of a part, however many there are', () => {
    const many = Array.from({ length: 2000 }, (_, index) => `    # ${index}\n    k${index}: 1\n`).join('');
    const found = commentsOf(`a:\n  b:\n${many}  c:\n    # Other.\n    d: 1\n`)({ file: 'a', line: 1, column: 1 });
    expect(found.within(['a', 'b'])).toHaveLength(2000);
    expect(found.within(['a', 'c'])).toEqual([['Other.']]);
    expect(found.within(['a', 'c', 'd'])).toEqual([]);
  });

  it('are not looked for in texts', () => {
    expect(first.before(['data', 'script'])).toEqual([]);
  });

  it('are those of the document that the place is in', () => {
    expect(comments({ file: 'a', line: 20, column: 1 }).before([])).toEqual(['Second.']);
    expect(comments({ file: 'a', line: 99, column: 1 }).before([])).toEqual([]);
  });

  it.each([
    ['# only', []],
    ['a: [', []],
    ['#\0', []],
  ])('are none in %j', (odd) => {
    expect(commentsOf(odd)({ file: 'a', line: 1, column: 1 }).before([])).toEqual([]);
  });
});
