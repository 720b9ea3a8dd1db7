import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evalCommand } from '../../src/cli/eval';
import { eventloom } from './eventloom';

const payload = {
  body: { ref: 'refs/heads/main', commits: [{ id: 'a' }, { id: 'b' }], n: 5 },
  header: { 'X-Kind': ['push'] },
};

const sensor = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: ci}
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: push
      filters:
        data: [{path: body.ref, type: string, value: ['^refs/heads/main$']}]
        context: {type: github}
    - {name: go, eventSourceName: gate, eventName: go}
  triggers:
    - template:
        name: build
        conditions: push && go
        k8s:
          operation: create
          source: {resource: {apiVersion: v1, kind: ConfigMap, data: {ref: none}}}
          parameters: [{src: {dependencyName: push, dataKey: body.ref}, dest: data.ref}]
    - template:
        name: tell
        conditions: push
        http: {url: http://x, payload: [{src: {dependencyName: push, dataKey: body.n}, dest: size}]}
    - template: {name: log, conditions: push, log: {}}
    - template: {name: fetched, conditions: push, k8s: {operation: create, source: {url: {path: http://x}}}}
    - template: {name: broken, conditions: push &&, log: {}}
`;

let folder: string;
let [event, manifest] = ['', ''];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventloom-eval-'));
  event = join(folder, 'event.json');
  manifest = join(folder, 'sensor.yaml');
  writeFileSync(event, JSON.stringify(payload));
  writeFileSync(manifest, sensor);
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(() => {
  process.exitCode = undefined;
});

/** Runs the command in this process: the code it would exit with, and what it printed where. */
async function run(...args: string[]): Promise<{ code: typeof process.exitCode; output: string; aside: string }> {
  let [output, aside] = ['', ''];
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const err = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    aside += String(text);
    return true;
  });
  try {
    await evalCommand().exitOverride().parseAsync(args, { from: 'user' });
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  return { code: process.exitCode, output, aside };
}

describe('eval path', () => {
  it('prints what the path leads to', async () => {
    expect(await run('path', 'body.commits.#.id', event)).toEqual({ code: 0, output: '["a","b"]\n', aside: '' });
  });

  it('tells where a path ends', async () => {
    const { code, output, aside } = await run('path', 'body.nope.x', event, '--explain');
    expect([code, output]).toEqual([1, '']);
    expect(aside).toMatch(/^body: JSON .*\nbody.nope: leads to nothing\nbody.nope.x: leads to nothing\n$/);
  });

  it('does not cut paths with queries', async () => {
    const { aside } = await run('path', 'body.commits.#(id=="b").id', event, '--explain');
    expect(aside).toBe('body.commits.#(id=="b").id: String "b"\n');
  });

  it('says when the payload is no JSON', async () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{"a":1,');
    expect((await run('path', 'a', file, '--explain')).aside).toContain('the payload is no JSON');
  });
});

describe('eval expr', () => {
  it('says yes, with the members of the payload', async () => {
    const { code, output, aside } = await run('expr', 'body.n > 3', event, '--explain');
    expect([code, output]).toEqual([0, 'true\n']);
    expect(aside).toContain('names: body, header\ntype: bool\nas filter.expression it lets the event pass');
  });

  it('exits with 1 for a no', async () => {
    const { code, output, aside } = await run('expr', 'body.n > 5', event, '--explain');
    expect([code, output]).toEqual([1, 'false\n']);
    expect(aside).toContain('drops the event');
  });

  it('prints other values as JSON, numbers that JSON does not know as Go does', async () => {
    expect((await run('expr', 'body.commits', event)).output).toBe('[{"id":"a"},{"id":"b"}]\n');
    expect((await run('expr', '1.0 / 0.0')).output).toBe('+Inf\n');
    expect((await run('expr', 'body', event, '--explain')).aside).toContain('fails: a bool is needed');
  });

  it('shows the code and the place of a fault', async () => {
    const { code, output, aside } = await run('expr', 'body.n >', event);
    expect([code, output]).toEqual([1, '']);
    expect(aside).toMatch(/^bad-program: .*\(1:9\)\n$/);
  });
});

describe('eval template', () => {
  it('knows the payload as .Input', async () => {
    const { code, output } = await run('template', '{{ .Input.body.ref | trimPrefix "refs/heads/" }}', event);
    expect([code, output]).toEqual([0, 'main\n']);
  });

  it('says when a parameter would look elsewhere', async () => {
    const { aside } = await run('template', '{{ .Input.nope }}', event, '--explain');
    expect(aside).toMatch(/^\.Input: JSON .*\nthe result counts as none/);
  });

  it('exits with 1 when it fails', async () => {
    const { code, aside } = await run('template', '{{ index .Input.body.commits 9 }}', event);
    expect(code).toBe(1);
    expect(aside).toMatch(/^program-failed: /);
  });
});

describe('eval jq', () => {
  it('prints all results, and says what becomes of the data', async () => {
    const { code, output, aside } = await run('jq', '{ref: .body.ref}, .body.commits[].id', event, '--explain');
    expect([code, output]).toEqual([0, '{"ref":"refs/heads/main"}\n"a"\n"b"\n']);
    expect(aside).toBe('results: 3\nas transform.jq it gives the first result as the new data\n');
  });

  it('ends an endless list of results', async () => {
    const { output, aside } = await run('jq', 'range(1; 1e9)', event, '--explain');
    expect(output).toMatch(/\n1000\n$/);
    expect(aside).toContain('the first 1000 results\nas transform.jq it fails');
  });

  it('exits with 1 for a fault', async () => {
    expect(await run('jq', '.body |', event)).toMatchObject({
      code: 1,
      aside: expect.stringMatching(/^bad-program: /),
    });
    expect(await run('jq', '.body.n.x', event)).toMatchObject({
      code: 1,
      aside: expect.stringMatching(/^program-failed/),
    });
  });
});

describe('eval lua', () => {
  it('prints all values that the script leaves', async () => {
    const { code, output } = await run('lua', 'return event.body.ref, {event.body.n}, nil, 1.5', event);
    expect([code, output]).toEqual([0, 'refs/heads/main\n[5]\nnil\n1.5\n']);
  });

  it('says what the script means as a filter and as a transformation', async () => {
    const { code, aside } = await run('lua', 'return event.body.n > 9', event, '--explain');
    expect(code).toBe(1);
    expect(aside).toContain('values: boolean\nas filters.script it drops the event');
    expect((await run('lua', 'return event', event, '--explain')).aside).toContain('transform.script it gives');
  });

  it('shows why it does not compile', async () => {
    const { code, aside } = await run('lua', 'return return');
    expect(code).toBe(1);
    expect(aside).toMatch(/^bad-program: the script does not compile: .*line/);
  });
});

describe('eval regex', () => {
  it('prints the match and tells the groups', async () => {
    const { code, output, aside } = await run('regex', '^é(?P<kind>\\w+)(x)?', 'éab/', '--explain');
    expect([code, output]).toEqual([0, 'éab\n']);
    expect(aside).toBe('match at bytes 0 to 4: éab\ngroup 1 (kind): ab\ngroup 2: took no part\n');
  });

  it('exits with 1 without a match', async () => {
    expect(await run('regex', 'x', 'é', '--explain')).toEqual({ code: 1, output: '', aside: 'no match in 2 bytes\n' });
  });
});

describe('eval cron', () => {
  it('prints the next times in the zone', async () => {
    const flags = ['--timezone', 'Europe/Oslo', '--from', '2024-03-29T12:00:00Z', '--count', '2', '--explain'];
    const { code, output, aside } = await run('cron', '0 2 * * 1-5', ...flags);
    expect([code, output]).toEqual([0, '2024-04-01T02:00:00+02:00\n2024-04-02T02:00:00+02:00\n']);
    expect(aside).toBe('from 2024-03-29T13:00:00+01:00\nthe time before: 2024-03-29T02:00:00+01:00\n');
  });

  it('exits with 1 for a day that never comes', async () => {
    const { code, output, aside } = await run('cron', '0 0 30 2 *', '--explain');
    expect([code, output]).toEqual([1, '']);
    expect(aside).toContain('no more times within five years');
  });

  it.each([
    ['--count', '0'],
    ['--from', 'noon'],
  ])('refuses %s %s', async (flag, value) => {
    await expect(run('cron', '* * * * *', flag, value)).rejects.toThrow(value);
  });
});

describe('eval condition', () => {
  it('tells for which events it fires', async () => {
    const { code, output, aside } = await run('condition', 'a && b', 'a', 'b', '--had', 'a', '--explain');
    expect([code, output]).toEqual([1, 'does not fire\n']);
    expect(aside).toContain('always needed: a, b\na: does not fire\nb: does not fire\na, b: fires\n');
  });

  it('fires for each event when none has to wait', async () => {
    const { code, aside } = await run('condition', 'a || b', 'a', 'b', '--had', 'b', '--explain');
    expect(code).toBe(0);
    expect(aside).toContain('no event waits');
    expect((await run('condition', 'a || b', 'a', 'b', '--had', '')).output).toBe('does not fire\n');
  });

  it('takes all dependencies for satisfied when nothing else is said', async () => {
    expect((await run('condition', 'a && b', 'a', 'b')).output).toBe('fires\n');
  });

  it('refuses names that are no dependencies', async () => {
    await expect(run('condition', 'a', 'a', '--had', 'x')).rejects.toThrow('--had names "x"');
  });
});

describe('eval filter', () => {
  it('tells what each filter saw', async () => {
    const { code, output, aside } = await run('filter', manifest, event, '--dependency', 'push');
    expect([code, output]).toEqual([1, 'does not pass: dependency push is not interested\n']);
    expect(aside).toContain('filter data body.ref = "^refs/heads/main$", found "refs/heads/main"');
    expect(aside).toContain('filter context');
  });

  it('sees the type that is given', async () => {
    const flags = ['--dependency', 'push', '--type', 'github', '--no-explain'];
    expect(await run('filter', manifest, event, ...flags)).toEqual({
      code: 0,
      output: 'passes: dependency push is interested\n',
      aside: '',
    });
  });

  it.each([
    [[], 'choose one with --dependency (push, go)'],
    [['--dependency', 'nope'], 'there is no dependency "nope"'],
    [['--sensor', 'nope'], 'there is no Sensor "nope"'],
  ])('asks which one is meant: %j', async (flags, message) => {
    await expect(run('filter', manifest, event, ...flags)).rejects.toThrow(message);
  });

  it('says when there is no sensor at all', async () => {
    const file = join(folder, 'other.yaml');
    writeFileSync(file, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n');
    await expect(run('filter', file, event)).rejects.toThrow(`there is no Sensor in ${file}`);
  });
});

describe('eval params', () => {
  const github = ['--type', 'github'];

  it('prints the object with the values from the event, and why', async () => {
    const { code, output, aside } = await run('params', manifest, event, '--trigger', 'build', ...github);
    expect(code).toBe(0);
    expect(output).toContain('ref: refs/heads/main');
    expect(aside).toContain('condition push&&go, found ["push","go"]');
    expect(aside).toContain('parameter data.ref = data body.ref of push');
  });

  it('waits for the events that are not given', async () => {
    const { code, output } = await run('params', manifest, `push=${event}`, '--trigger', 'build', ...github);
    expect([code, output]).toEqual([1, 'does not fire: nothing came through for go\n']);
  });

  it('prints what is sent', async () => {
    const { output } = await run('params', manifest, event, '--trigger', 'tell', '--no-explain', ...github);
    expect(output).toBe('{"size":"5"}\n');
  });

  it('prints the template of a trigger that sends nothing', async () => {
    expect((await run('params', manifest, event, '--trigger', 'log', ...github)).output).toContain('log: {}');
  });

  it('does not fetch objects', async () => {
    const { code, aside } = await run('params', manifest, event, '--trigger', 'fetched', ...github);
    expect(code).toBe(1);
    expect(aside).toMatch(/program-failed: the object of the trigger fetched stands outside of the manifest/);
  });

  it('tells why a trigger can never fire', async () => {
    const { code, aside } = await run('params', manifest, event, '--trigger', 'broken');
    expect(code).toBe(1);
    expect(aside).toMatch(/^bad-program: sensor 'ci', trigger 'broken': /);
  });
});

it('cannot read a payload that is not there', async () => {
  const error = expect.objectContaining({ code: 'cannot-read' }) as Error;
  await expect(run('path', 'a', join(folder, 'nope.json'))).rejects.toEqual(error);
});

it('exits with 2 for bad usage', async () => {
  const { status, stderr } = await eventloom('eval', 'nope');
  expect(status).toBe(2);
  expect(stderr).toContain("unknown command 'nope'");
});
