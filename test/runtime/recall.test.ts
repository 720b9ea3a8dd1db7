import { readDataDir } from '../../src/clients/data-dir';
import { recallVerdicts } from '../../src/runtime/recall';
import { tracesAbout } from '../../src/runtime/traces';
import { body, Lab } from './lab';
import { eventSources, post, resourcesOf, sensor } from './pipeline';

const lab = new Lab();
const choosy = sensor().replace(
  'eventName: a }',
  'eventName: a, filters: { data: [{ path: body.value, type: string, value: ["^wanted$"] }] } }',
);

describe('many verdicts in a second', () => {
  it('are kept in brief, and explained in full by the sensor that decided', async () => {
    const second = Date.parse('2026-05-05T10:00:00Z');
    const running = await lab.start(`${eventSources}---${choosy}`, { now: () => second });
    const values = Array.from({ length: 260 }, (_, index) => `unwanted ${index}`);
    await Promise.all(values.map((value) => post(running, 'a', body(value))));
    await running.idle();
    const { eventId = '' } =
      running.traces
        .recent()
        .filter(({ kind }) => kind === 'verdict')
        .at(-1) ?? {};
    const explained = await running.traces.about(eventId);
    const { store, close } = readDataDir(lab.dataDir);
    const kept = tracesAbout(store, eventId);
    const brief = kept.find(({ kind }) => kind === 'verdict');
    expect(brief).toMatchObject({ fires: false, because: [] });
    const because = [
      { stage: 'match' },
      { stage: 'filter', found: expect.stringContaining('unwanted'), passed: false },
    ];
    for (const records of [recallVerdicts(store, kept), explained]) {
      expect(records.find(({ kind }) => kind === 'verdict')).toMatchObject({ ...brief, because });
    }
    await close();

    const other = choosy.replace('^wanted$', '^else$');
    await running.reload(resourcesOf(`${eventSources}---${other}`));
    const unexplained = await running.traces.about(eventId);
    expect(unexplained.find(({ kind }) => kind === 'verdict')).toEqual(brief);
  });
});
