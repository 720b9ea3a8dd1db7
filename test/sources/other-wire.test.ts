import { readFileSync } from 'node:fs';
import { appendFile, chmod, mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { EventSourceSpec } from '../../src/model/event-source';
import { declaredEvents } from '../../src/model/kinds';
import { feedOf } from '../../src/sources/kinds';
import { FeedUnderTest } from './feeding';

interface Step {
  readonly at: number;
  readonly write?: string;
  readonly append?: string;
  readonly text?: string;
  readonly chmod?: string;
  readonly mode?: string;
  readonly rename?: string;
  readonly to?: string;
  readonly remove?: string;
}

/** What happened outside, and what appeared on the bus of Argo Events. */
interface Row {
  readonly id: string;
  readonly kind: string;
  readonly object: { readonly spec: EventSourceSpec };
  readonly steps: readonly Step[];
  readonly messages: readonly { readonly payloadText: string }[];
}

const file = join(__dirname, '../vectors/wire/other-sources.jsonl.gz');
const rows = gunzipSync(readFileSync(file))
  .toString()
  .split('\n')
  .flatMap((line) => (line ? [JSON.parse(line) as Row] : []));
const ofKind = (kind: string): Row[] => rows.filter((row) => row.kind === kind);

const watched = '/tmp/watched';

async function act(directory: string, step: Step): Promise<void> {
  const at = (name = ''): string => join(directory, name);
  if (step.write) await writeFile(at(step.write), step.text ?? '');
  if (step.append) await appendFile(at(step.append), step.text ?? '');
  if (step.chmod) await chmod(at(step.chmod), Number.parseInt(step.mode ?? '600', 8));
  if (step.rename) await rename(at(step.rename), at(step.to));
  if (step.remove) await unlink(at(step.remove));
}

async function watchedPayloads({ object, steps }: Row): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'watched-'));
  const spec = JSON.parse(JSON.stringify(object.spec).replaceAll(watched, directory)) as EventSourceSpec;
  const under = new FeedUnderTest('2026-05-01T00:00:00Z');
  const [declared] = declaredEvents(spec);
  const feed = declared && feedOf(declared);
  if (feed) await under.start(feed);
  for (const step of steps) {
    await act(directory, step);
    await under.notice(JSON.stringify(spec).includes('"polling":true'));
  }
  await under.stop();
  await rm(directory, { recursive: true, force: true });
  return under.emitted.map(({ data }) => data.toString().replaceAll(directory, watched));
}

const timeIn = (payload: string): string => /"eventTime":"([^"]*)"/.exec(payload)?.[1] ?? '';
const second = (time: string): number => Date.parse(`${time.slice(0, 10)}T${time.slice(11, 19)}Z`);

/** What varies from run to run, made equal: fractions of seconds, and the seconds since the start. */
const comparable = (payload: string): string =>
  payload.replace(/(:\d\d)(\.\d+)?( \+0000 UTC m=\+)\d+\.\d{9}"/, (_, seconds: string, fraction = '', zone: string) => {
    const tenths = Math.floor(Number(`0${fraction}`) * 10);
    return `${seconds}.${tenths}${zone}<seconds>"`;
  });

describe('what happens outside becomes events as of Argo Events', () => {
  it('with files', async () => {
    const found = await Promise.all(ofKind('file').map(watchedPayloads));
    const differing = ofKind('file').flatMap((row, index) => {
      const [expected, got] = [row.messages.map(({ payloadText }) => payloadText), found[index] ?? []];
      return JSON.stringify(expected) === JSON.stringify(got) ? [] : [{ id: row.id, expected, got }];
    });
    expect(differing).toEqual([]);
  });

  it.each(ofKind('calendar'))('with $id', async ({ object, messages }) => {
    const times = messages.map(({ payloadText }) => second(timeIn(payloadText)));
    const [first = Date.parse('2026-11-21T03:41:30Z'), last = first] = [times[0], times.at(-1)];
    const emitted: string[] = [];
    for (const declared of declaredEvents(object.spec)) {
      const half = messages.some(({ payloadText }) => timeIn(payloadText).includes('.5')) ? 1000 : 500;
      const under = new FeedUnderTest(new Date(first - half).toISOString());
      try {
        const feed = feedOf(declared);
        if (feed) await under.runUntil(feed, new Date(last + 900).toISOString());
      } catch (error) {
        expect(declared.source).toMatchObject({ timezone: 'Nowhere/None' });
        expect(String(error)).toMatch(/no time zone/);
      }
      emitted.push(...under.emitted.map(({ data }) => data.toString()));
    }
    expect(emitted.map(comparable)).toEqual(messages.map(({ payloadText }) => comparable(payloadText)));
  });
});
