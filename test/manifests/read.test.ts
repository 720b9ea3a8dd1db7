import * as fc from 'fast-check';
import { readManifests, readValue } from '../../src/manifests/read';

function one(text: string) {
  const { resources, problems } = readManifests(text, 'a.yaml');
  expect(problems).toEqual([]);
  expect(resources).toHaveLength(1);
  const [resource] = resources;
  if (!resource) throw new Error('no resource');
  return resource;
}

const sensor = `# a sensor
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
  namespace: argo-events
spec:
  dependencies:
    - name: push
      eventName: git-push
`;

describe('readManifests', () => {
  it('reads an object with its kind, name and namespace', () => {
    const resource = one(sensor);
    expect(resource).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Sensor',
      name: 'ci',
      namespace: 'argo-events',
    });
    expect(resource.object.spec).toEqual({ dependencies: [{ name: 'push', eventName: 'git-push' }] });
  });

  it('says where keys and values stand', () => {
    const { place } = one(sensor);
    expect(place(['spec', 'dependencies', 0, 'eventName'])).toEqual({ file: 'a.yaml', line: 10, column: 18 });
    expect(place(['spec', 'dependencies', 0, 'eventName'], 'key')).toEqual({ file: 'a.yaml', line: 10, column: 7 });
    expect(place(['spec', 'dependencies', 0])).toEqual({ file: 'a.yaml', line: 9, column: 7 });
    expect(place()).toEqual({ file: 'a.yaml', line: 2, column: 1 });
  });

  it('answers for a part that is not there with the key of its parent', () => {
    const { place } = one(sensor);
    expect(place(['spec', 'dependencies', 0, 'filters', 'data', 3])).toMatchObject({ line: 9, column: 7 });
    expect(place(['spec', 'triggers', 0, 'template'])).toMatchObject({ line: 7, column: 1 });
    expect(place(['spec', 'dependencies', 7])).toMatchObject({ line: 8, column: 3 });
  });

  it('counts lines over the documents of a file, whatever ends its lines', () => {
    const text =
      'apiVersion: v1\r\nkind: Pod\r\nmetadata: {name: a}\r\n---\r\napiVersion: v1\r\nkind: Pod\r\nmetadata: {name: b}\r\n';
    const { resources } = readManifests(text, 'a.yaml');
    expect(resources.map(({ name, place }) => [name, place(['metadata', 'name'])])).toEqual([
      ['a', { file: 'a.yaml', line: 3, column: 18 }],
      ['b', { file: 'a.yaml', line: 7, column: 18 }],
    ]);
  });

  it('puts the items of a list in its place', () => {
    const text = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMapList
    items:
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: inner}}
  - {apiVersion: v1, kind: Secret, metadata: {name: outer}}
`;
    const { resources } = readManifests(text, '-');
    expect(resources.map(({ kind, name }) => `${kind}/${name}`)).toEqual(['ConfigMap/inner', 'Secret/outer']);
    expect(resources[1]?.place(['metadata', 'name'])).toEqual({ file: '-', line: 8, column: 53 });
  });

  it('reads JSON', () => {
    const resource = one(
      '{\n\t"apiVersion": "v1",\n\t"kind": "Secret",\n\t"metadata": {"name": "\\ud83d\\ude00\\/"}\n}',
    );
    expect(resource.name).toBe('😀/');
    expect(resource.place(['kind'])).toEqual({ file: 'a.yaml', line: 3, column: 10 });
  });

  it('leaves out what is no Kubernetes object', () => {
    const text = 'image: {tag: 1}\n---\n- a\n---\nplain\n---\n# nothing\n---\napiVersion: v2\nname: chart\n';
    expect(readManifests(text, 'values.yaml')).toEqual({ resources: [], problems: [] });
  });

  it('reports a broken document with its place and reads the others', () => {
    const text = `apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: a: b\n---\n${sensor}`;
    const { resources, problems } = readManifests(text, 'a.yaml');
    expect(resources.map(({ kind }) => kind)).toEqual(['Pod', 'Sensor']);
    expect(problems).toEqual([
      {
        code: 'broken-yaml',
        severity: 'error',
        message: "a second ': ' on this line",
        place: { file: 'a.yaml', line: 5, column: 7 },
        fix: 'quote the text that holds a colon, or start a new line',
      },
    ]);
  });

  it('reports a key that is written twice, and takes the last as Go does', () => {
    const { resources, problems } = readManifests('apiVersion: v1\nkind: Pod\nspec:\n  a: 1\n  a: 2\n', 'a.yaml');
    expect(problems).toMatchObject([{ code: 'duplicate-key', place: { line: 5, column: 3 } }]);
    expect(resources[0]?.object.spec).toEqual({ a: 2 });
    expect(resources[0]?.place(['spec', 'a'])).toMatchObject({ line: 5, column: 6 });
  });

  it('follows aliases and merged maps to where they are written', () => {
    const resource = one(
      'apiVersion: v1\nkind: Pod\nbase: &base\n  image: a\nspec:\n  <<: *base\n  tag: b\ncopy: *base\n',
    );
    expect(resource.object.spec).toEqual({ image: 'a', tag: 'b' });
    expect(resource.object.copy).toEqual({ image: 'a' });
    expect(resource.place(['spec', 'image'])).toMatchObject({ line: 4, column: 10 });
    expect(resource.place(['copy', 'image'], 'key')).toMatchObject({ line: 4, column: 3 });
    expect(resource.place(['copy'])).toMatchObject({ line: 8, column: 7 });
  });

  it('is as easy on indentation as Go is, and gives places as they are in the file', () => {
    const resource = one(`apiVersion: v1
kind: Pod
spec:
  args: [
  "a", # one
b, {c: 'd
e'}
]
  note: "first

  second
third"
  run: |
    echo "it's
     [ok"
  last: 'x' # "
`);
    expect(resource.object.spec).toEqual({
      args: ['a', 'b', { c: 'd e' }],
      note: 'first\nsecond third',
      run: 'echo "it\'s\n [ok"\n',
      last: 'x',
    });
    expect(resource.place(['spec', 'args', 1])).toEqual({ file: 'a.yaml', line: 6, column: 1 });
    expect(resource.place(['spec', 'args', 2, 'c'])).toEqual({ file: 'a.yaml', line: 6, column: 8 });
    expect(resource.place(['spec', 'last'])).toEqual({ file: 'a.yaml', line: 16, column: 9 });
  });

  it('reports an object that does not say what it is', () => {
    const text =
      'kind: Sensor\nmetadata: {name: a}\n---\napiVersion: v1\nmetadata: {name: b}\n---\nmetadata: {name: values}\n';
    expect(readManifests(text, 'a.yaml').problems).toMatchObject([
      {
        code: 'incomplete-object',
        message: "'apiVersion' is missing: this is no Kubernetes object without it",
        place: { line: 1 },
      },
      {
        code: 'incomplete-object',
        message: "'kind' is missing: this is no Kubernetes object without it",
        place: { line: 4 },
      },
    ]);
  });

  it('reports one that is an item of a list, or has its keys in another case', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n  - {kind: Pod, metadata: {name: a}}\n  - null\n---\napiversion: v1\nKind: Pod\nmetadata: {name: b}\n';
    expect(readManifests(text, 'a.yaml').problems).toMatchObject([
      { code: 'incomplete-object', place: { line: 4, column: 5 } },
      { code: 'incomplete-object', message: expect.stringContaining("'apiversion'"), place: { line: 7 } },
    ]);
  });

  it.each(['{{- if .Values.on }}\nkind: Pod\n{{- end }}', 'kind: {{ .Values.kind }}', 'kind: [{{ .Values.kind }}]'])(
    'says what to do about a Helm template: %j',
    (line) => {
      const { problems } = readManifests(`apiVersion: v1\n${line}\n`, 'a.yaml');
      expect(problems[0]?.fix).toContain('helm template');
    },
  );

  it('takes the templates of Argo for none of Helm', () => {
    const { problems } = readManifests(
      'kind: Pod\na: "{{ .Input.body.x }}"\nb: "{{workflow.name}}"\n\tc: 1\n',
      'a.yaml',
    );
    expect(problems[0]?.fix).toBe('use spaces');
  });

  it('keeps a member called __proto__ a member', () => {
    const resource = one('apiVersion: v1\nkind: Pod\n__proto__:\n  polluted: true\n');
    expect(Object.keys(resource.object)).toEqual(['apiVersion', 'kind', '__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(resource.object)).toBe(Object.prototype);
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from('a: \xff\n', 'latin1'), 1, 4],
    ['UTF-16', Buffer.from('\ufeffa: 1\n', 'utf16le'), 1, 1],
    ['NUL', 'a: x\0y\n', 1, 5],
    ['a control character', 'a: 1\nb: "\x07"\n', 2, 5],
    ['half of a surrogate pair', 'a: \ud800\n', 1, 4],
    ['a tab that indents', 'a:\n\tb: 1\n', 2, 1],
    ['an alias bomb', bomb(9), 5, undefined],
    ['an anchor that contains itself', 'a: &x [*x]\n', 1, 8],
    ['an alias without anchor', 'a: *x\n', 1, 4],
    ['too many levels', `a: ${'['.repeat(600)}${']'.repeat(600)}`, 1, 503],
    ['levels without end', '['.repeat(100_000), 1, undefined],
    ['a key that is a map', '{{a: 1}: b}\n', 1, 2],
    ['a key that is null', '{~: b}\n', 1, 2],
    ['a number that JSON cannot hold', 'a: .inf\n', 1, 4],
    ['text behind a closing quote', 'a: "b" c\n', 1, 8],
    ['a newer YAML', '%YAML 1.2\n---\na: 1\n', 1, 1],
    ['a merge of what is no map', 'a: {<<: 5}\n', 1, 9],
    ['a value that its tag denies', 'a: !!int x\n', 1, 10],
    ['a line separator in plain text', 'a: x\u2028y\n', 1, 4],
  ])('reports %s', (_, text, line, column) => {
    const { resources, problems } = readManifests(text, 'a.yaml');
    expect(resources).toEqual([]);
    expect(problems).toMatchObject([{ code: 'broken-yaml', severity: 'error', place: { file: 'a.yaml', line } }]);
    expect(problems[0]?.place.column).toBe(column ?? problems[0]?.place.column);
  });

  it('reads the documents around one that is not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('apiVersion: v1\nkind: Pod\nname: é\n---\n'),
      Buffer.from('a: \xff\n---\n', 'latin1'),
      Buffer.from('apiVersion: v1\nkind: Secret\nname: ø\n'),
    ]);
    const { resources, problems } = readManifests(bytes, 'a.yaml');
    expect(resources.map(({ object }) => object.name)).toEqual(['é', 'ø']);
    expect(problems.map(({ place }) => place)).toEqual([{ file: 'a.yaml', line: 5, column: 4 }]);
  });

  it('never throws, and is quick, whatever it is given', () => {
    const piece = fc.constantFrom(
      ':',
      ' ',
      '\n',
      '- ',
      '#',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '|',
      '>',
      '&a ',
      '*a',
      '!!str ',
      '\t',
      '? ',
      '%',
      '<<: ',
      '---\n',
      '...\n',
      'a: ',
      '1_0',
      '\\',
      '\0',
      '\ud800',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const { resources, problems } = readManifests(pieces.join(''), 'x');
        for (const { place } of resources) place(['a', 0, 'b'], 'key');
        expect(problems.every(({ place }) => (place.line ?? 0) >= 1 && (place.column ?? 0) >= 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('comes to an end where a slower than linear reader would not within the time of a test', () => {
    for (const text of [
      '- a\n'.repeat(30_000),
      '---\n'.repeat(30_000),
      '%a\n'.repeat(30_000),
      '&a '.repeat(10_000),
      '[a, '.repeat(20_000),
    ]) {
      expect(readManifests(text, 'x')).toHaveProperty('resources');
    }
  });
});

function bomb(levels: number): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level <= levels; level++) {
    lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
  }
  return `${lines.join('\n')}\n`;
}

describe('readValue', () => {
  it.each([
    ['', null],
    ['# only a comment', null],
    ['yes', true],
    ['{a: on, b: N, c: "on"}', { a: true, b: false, c: 'on' }],
    ['[017, 0o17, 0x1F, 0b11, 1_000, 1e3, .5, 08]', [15, 15, 31, 3, 1000, 1000, 0.5, 8]],
    ['[12:30, 2001-01-01, 1.2.3, 0x, 1e400, inf]', ['12:30', '2001-01-01', '1.2.3', '0x', '1e400', 'inf']],
    ['{1: a, 1.5: b, yes: c, 0x10: d, 1e21: e}', { 1: 'a', 1.5: 'b', true: 'c', 16: 'd', '1e+21': 'e' }],
    ['{a: 1, <<: {a: 2, b: 3}}', { a: 2, b: 3 }],
    ['{<<: [{a: 1}, {a: 2, b: 3}]}', { a: 1, b: 3 }],
    ['{a: 1, a: 2}', { a: 2 }],
    ['!!binary aGVsbG8=', 'hello'],
    ['a: 1\n---\nb: 2\n', { a: 1 }],
    ['a: 1\n...\nb: [\n', { a: 1 }],
    ['\ufeffa: "x\\ny"', { a: 'x\ny' }],
    ['a: |\n  b', { a: 'b' }],
    ['a: |\n  b\n', { a: 'b\n' }],
    [String.raw`a: "it\'s \\'\n x"`, { a: "it's \\'\n x" }],
  ])('reads %j as Go does', (text, value) => {
    expect(readValue(text)).toEqual({ value });
  });

  it.each(['{"a": "\\/"}', String.raw`a: "\ud83d\ude00"`])('refuses the escapes in %j as Go does', (text) => {
    expect(readValue(text).problem?.message).toContain("is no escape for Go's reader");
  });

  it('says what is wrong and where', () => {
    expect(readValue('a: b: c', 'ci')).toEqual({
      problem: expect.objectContaining({ code: 'broken-yaml', place: { file: 'ci', line: 1, column: 4 } }),
    });
  });
});
