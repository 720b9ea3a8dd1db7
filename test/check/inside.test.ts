import { check } from '../../src/check/check';
import { withoutIgnored } from '../../src/check/ignore';
import { readManifests } from '../../src/manifests/read';

const sensor = (dependency: string, trigger = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  dependencies:
    - name: push
      eventSourceName: hooks
      eventName: orders
${dependency}  triggers:
    - template:
        name: log
${trigger}        log: {}
`;

/** The rest of the line, from where each error is said to be. */
function pointedAt(yaml: string): string[] {
  const lines = yaml.split('\n');
  const problems = check(readManifests(yaml, 'x').resources).filter(({ severity }) => severity === 'error');
  return problems.map(({ place: { line = 0, column = 0 } }) => (lines[line - 1] ?? '').slice(column - 1));
}

describe('mistakes inside of text', () => {
  it.each([
    ['a block', '      filters:\n        script: |\n          local a = 1\n          return a === 1\n', '= 1'],
    [
      'a block with an empty line',
      '      filters:\n        script: |-\n          local a = 1\n\n          return a === 1\n',
      '= 1',
    ],
    [
      'a block that says how far it is indented',
      '      filters:\n        script: |2-\n            local a = 1\n          return a === 1\n',
      '= 1',
    ],
    ['a folded block', '      transform:\n        jq: >-\n          .body |\n          map(.x) | .a b\n', 'b'],
    [
      'a folded block with lines that are further in',
      '      transform:\n        jq: >\n          .body |\n\n            map(.x) |\n          .a b\n',
      'b',
    ],
    [
      'double quotes',
      '      filters:\n        exprs:\n          - expr: "a == \\"x\\" && \\u0062 > nope"\n            fields: [{ name: a, path: body.a }, { name: b, path: body.b }]\n',
      'nope"',
    ],
    [
      'double quotes over lines',
      '      filters:\n        exprs:\n          - expr: "a > 1 &&\n              \\\n              nope"\n            fields: [{ name: a, path: body.a }]\n',
      'nope"',
    ],
    [
      'single quotes',
      "      filters:\n        exprs:\n          - expr: 'a == ''x'' && nope'\n            fields: [{ name: a, path: body.a }]\n",
      "nope'",
    ],
    [
      'plain text over lines',
      '      filters:\n        exprs:\n          - expr: a > 1 &&\n              nope\n            fields: [{ name: a, path: body.a }]\n',
      'nope',
    ],
    [
      'a regular expression',
      '      filters:\n        data: [{ path: body.a, type: string, value: ["abc(?!x)"] }]\n',
      '(?!x)"] }]',
    ],
  ])('are shown where they stand in %s', (_, dependency, expected) => {
    expect(pointedAt(sensor(dependency))).toEqual([expected]);
  });

  it('are shown where they stand in conditions, with Windows line breaks, too', () => {
    const yaml = sensor('', '        conditions: |-\n          push &&\n          nope\n').replaceAll('\n', '\r\n');
    expect(pointedAt(yaml)).toEqual(['nope\r']);
  });

  it('are shown behind the end where something is missing there', () => {
    expect(pointedAt(sensor('      transform:\n        jq: |\n          .body |\n            map(.x\n'))).toEqual(['']);
  });

  it('are shown in the object that a trigger has as text', () => {
    const workflow = `        k8s:
          operation: create
          source:
            inline: |
              apiVersion: v1
              kind: Pod
              metadata: { generateName: a- }
              spec:
                containers: [{ name: a, image: b, securityContext: { privileged: true } }]
`;
    const yaml = sensor('', workflow).replace('        log: {}\n', '');
    const [problem] = check(readManifests(yaml, 'x').resources).filter(({ code }) => code === 'weak-security');
    const { line = 0, column = 0 } = problem?.place ?? {};
    expect(yaml.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^(privileged: )?true/);
  });

  it('are left out by a comment above the text', () => {
    const comment = '        # eventloom-ignore bad-query: known to upstream\n';
    const yaml = sensor(`      transform:\n${comment}        jq: |\n          .body |\n            map(.x\n`);
    const problems = check(readManifests(yaml, 'x').resources).filter(({ code }) => code === 'bad-query');
    expect(problems).toHaveLength(1);
    expect(withoutIgnored(problems, new Map([['x', yaml]]))).toEqual([]);
  });
});
