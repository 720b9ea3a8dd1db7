import fc from 'fast-check';
import { compileDependency } from '../../src/evaluate/dependency';
import type { CompiledTrigger, Decision, Pending } from '../../src/evaluate/sensor';
import { compileSensor } from '../../src/evaluate/sensor';
import { DecidingTrigger } from '../../src/evaluate/trigger';
import type { Sensor } from '../../src/model/sensor';
import type { Trigger } from '../../src/model/trigger';
import { dependency, documentOf, sensorOf } from './pushes';

const logs = (name: string, conditions?: string): Trigger => ({
  template: { name, ...(conditions && { conditions }), log: {} },
});
const nothing: Pending = new Map();

function triggerOf(sensor: Sensor): CompiledTrigger {
  const { triggers, problems } = compileSensor(sensor);
  const [first] = triggers;
  if (!first) throw problems[0]?.error ?? new Error('no trigger');
  return first;
}

/** Lets events happen one after the other; each is named like its dependency, and its id says which it is. */
function decide(trigger: CompiledTrigger, ids: readonly string[]): Decision[] {
  const decisions: Decision[] = [];
  let pending = nothing;
  for (const id of ids) {
    const decision = trigger.decide(documentOf({ id }, { id, subject: id.replace(/\d/g, '') }), pending, 0);
    decisions.push(decision);
    pending = decision.pending;
  }
  return decisions;
}

const idsOf = (events: ReadonlyMap<string, { event: { id: string } }> | undefined): unknown =>
  events && Object.fromEntries([...events].map(([name, { event }]) => [name, event.id]));

describe('a sensor', () => {
  it('fires for an event of its dependency, and says why', () => {
    const filters = { data: [{ path: 'ref', type: 'string', value: ['main'] }] } as const;
    const http = { url: 'http://x', payload: [{ dest: 'ref', src: { dependencyName: 'push', dataKey: 'ref' } }] };
    const trigger = triggerOf(sensorOf([dependency('push', { filters })], { template: { name: 'build', http } }));
    expect(trigger.interest).toEqual([{ source: 'github', subject: 'push' }]);
    const { verdicts } = trigger.decide(documentOf({ ref: 'main' }), nothing, 0);
    expect(verdicts).toMatchObject([{ dependency: 'push', fires: true, rendered: { payload: '{"ref":"main"}' } }]);
    expect(verdicts[0]?.because).toEqual([
      { stage: 'match', asked: 'event github/push', found: 'github/push', passed: true },
      { stage: 'filter', asked: 'data ref = "main"', found: 'main', passed: true },
      { stage: 'condition', asked: 'push', found: ['push'], passed: true },
      { stage: 'parameter', asked: 'ref = data ref of push', found: 'main', passed: true },
    ]);
    expect(trigger.decide(documentOf({ ref: 'dev' }), nothing, 0)).toMatchObject({
      pending: nothing,
      verdicts: [{ fires: false, because: [{}, { stage: 'filter', found: 'dev', passed: false }] }],
    });
  });

  it('does not care for other events', () => {
    const trigger = triggerOf(sensorOf([dependency('push')], logs('t')));
    expect(trigger.decide(documentOf({}, { subject: 'pull' }), nothing, 0)).toEqual({ verdicts: [], pending: nothing });
    expect(trigger.decide(documentOf({}, { source: 'x' }), nothing, 0).verdicts).toEqual([]);
  });

  it('waits until its condition holds, and keeps the newest event of each dependency', () => {
    const trigger = triggerOf(
      sensorOf(
        ['a', 'b', 'c'].map((name) => dependency(name)),
        logs('t', 'a && (b || c)'),
      ),
    );
    const [first, second, third, fourth] = decide(trigger, ['a1', 'a2', 'b1', 'b2']);
    expect(first?.verdicts).toMatchObject([{ fires: false, waitsFor: ['b', 'c'] }]);
    expect(idsOf(second?.pending)).toEqual({ a: 'a2' });
    expect(third?.verdicts).toMatchObject([
      { fires: true, because: [{}, { asked: 'a&&(b||c)', found: ['a', 'b'], passed: true }] },
    ]);
    expect(idsOf(third?.verdicts[0]?.events)).toEqual({ a: 'a2', b: 'b1' });
    expect(third?.pending.size).toBe(0);
    expect(fourth?.verdicts).toMatchObject([{ fires: false, waitsFor: ['a'] }]);
  });

  it('hands all events on that it kept, needed or not', () => {
    const trigger = triggerOf(
      sensorOf(
        ['a', 'b', 'c'].map((name) => dependency(name)),
        logs('t', '(a && b) || c'),
      ),
    );
    const decisions = decide(trigger, ['a1', 'c1', 'c2']);
    expect(decisions.map(({ verdicts }) => idsOf(verdicts[0]?.events))).toEqual([
      undefined,
      { a: 'a1', c: 'c1' },
      { c: 'c2' },
    ]);
  });

  it('without && fires for each event alone', () => {
    const trigger = triggerOf(sensorOf([dependency('a'), dependency('b')], logs('t', 'a || b')));
    expect(decide(trigger, ['a1', 'b1']).map(({ verdicts }) => idsOf(verdicts[0]?.events))).toEqual([
      { a: 'a1' },
      { b: 'b1' },
    ]);
  });

  it('does not fire for a condition that is neither true nor false yet', () => {
    const trigger = triggerOf(sensorOf([dependency('a'), dependency('b')], logs('t', 'a && b || "1"')));
    const [first] = decide(trigger, ['a1']);
    expect(first).toMatchObject({ pending: nothing, verdicts: [{ fires: false, because: [{}, { passed: false }] }] });
    expect(first?.verdicts[0]?.because[1]?.error).toContain("Value '1' cannot be used with the logical operator '||'");
  });

  it('asks each dependency that an event matches', () => {
    const both = [dependency('x', { eventName: 'a' }), dependency('y', { eventName: 'a' })];
    const trigger = triggerOf(sensorOf(both, logs('t')));
    expect(trigger.interest).toHaveLength(1);
    const [decision] = decide(trigger, ['a1']);
    expect(decision?.verdicts.map(({ dependency, fires }) => [dependency, fires])).toEqual([
      ['x', false],
      ['y', true],
    ]);
  });

  it('runs filters once for all triggers that share a dependency', () => {
    const filters = { exprs: [{ expr: 'n > 1', fields: [{ name: 'n', path: 'n' }] }] };
    const { triggers } = compileSensor(sensorOf([dependency('push', { filters })], logs('one'), logs('two')));
    const document = documentOf({ n: 2 });
    const steps = triggers.map((trigger) => trigger.decide(document, nothing, 0).verdicts[0]?.because[1]);
    expect(steps[0]).toBe(steps[1]);
  });

  it('fires and says what is wrong when it cannot be rendered', () => {
    const http = { url: 'x', payload: [{ dest: 'a', src: { dependencyName: 'push', dataKey: 'nope' } }] };
    const trigger = triggerOf(sensorOf([dependency('push')], { template: { name: 't', http } }));
    const [verdict] = trigger.decide(documentOf({}), nothing, 0).verdicts;
    expect(verdict).toMatchObject({ fires: true, because: [{}, {}, { stage: 'parameter', passed: false }] });
    expect(verdict?.error).toEqual(expect.objectContaining({ code: 'program-failed' }));
    expect(verdict?.rendered).toBeUndefined();
  });

  it('fires and says what is wrong when there is a fault of ours', () => {
    const compiled = compileSensor(sensorOf([dependency('push')], logs('t'))).triggers[0] as DecidingTrigger;
    const renderer = {
      render: (): never => {
        throw new TypeError('a fault');
      },
    };
    const trigger = new DecidingTrigger(
      compiled.trigger,
      compiled.condition,
      [compileDependency(dependency('push'))],
      renderer,
      undefined,
    );
    const [verdict] = trigger.decide(documentOf({}), nothing, 0).verdicts;
    expect(verdict?.error).toEqual(expect.objectContaining({ code: 'program-failed', message: 'a fault' }));
    expect(verdict?.error?.cause).toBeInstanceOf(TypeError);
  });

  it('says where an object is that has to be fetched', () => {
    const k8s = {
      source: { file: { path: '/x' } },
      parameters: [{ dest: 'a', src: { dependencyName: 'push', dataKey: 'n' } }],
    };
    const trigger = triggerOf(sensorOf([dependency('push')], { template: { name: 't', k8s } }));
    const [verdict] = trigger.decide(documentOf({ n: 1 }), nothing, 0).verdicts;
    expect(verdict).toMatchObject({ fires: true });
    const { unfetched, resource } = verdict?.rendered ?? {};
    expect(resource).toBeUndefined();
    expect(unfetched?.location).toEqual({ file: { path: '/x' } });
    expect(unfetched?.complete('{"kind":"Pod"}').resource).toEqual({ kind: 'Pod', a: '1' });
  });

  it('knows when to forget what waits', () => {
    const reset = (...byTime: { cron: string; timezone?: string }[]): CompiledTrigger['reset'] => {
      const conditionsReset = byTime.map((time) => ({ byTime: time }));
      return triggerOf(sensorOf([dependency('a')], { template: { name: 't', log: {}, conditionsReset } })).reset;
    };
    const at = (text: string): number => Date.parse(text);
    const noon = at('2024-05-17T12:00:00Z');
    expect(reset({ cron: '0 6 * * *' })?.next(noon)).toBe(at('2024-05-18T06:00:00Z'));
    const both = reset({ cron: '0 6 * * *', timezone: 'Asia/Tokyo' }, { cron: '0 18 * * *' });
    expect(both?.next(noon)).toBe(at('2024-05-17T18:00:00Z'));
    expect(both?.previous(noon)).toBe(at('2024-05-16T21:00:00Z'));
    expect(reset({ cron: 'x' })).toBeUndefined();
    expect(reset({ cron: '0 6 31 2 *' })?.next(noon)).toBeUndefined();
    expect(reset()).toBeUndefined();
  });

  it('has what is to be run when a trigger has failed for good', () => {
    const dlqTrigger = logs('dead');
    const trigger = triggerOf(sensorOf([dependency('push')], { ...logs('t'), dlqTrigger }));
    expect(trigger.deadLetter).toMatchObject({ name: 'dead' });
    expect(trigger.deadLetter?.render(new Map()).template).toEqual(dlqTrigger.template);
    expect(triggerOf(sensorOf([dependency('push')], logs('t'))).deadLetter).toBeUndefined();
  });

  it('leaves out a trigger that can never fire, and says why', () => {
    const { triggers, problems } = compileSensor(sensorOf([dependency('a')], logs('bad', 'a && b'), logs('good')));
    expect(triggers.map(({ name }) => name)).toEqual(['good']);
    expect(problems).toMatchObject([
      {
        trigger: 'bad',
        error: {
          code: 'bad-program',
          message: expect.stringContaining("sensor 'ci', trigger 'bad': 'b' is no dependency"),
        },
      },
    ]);
  });

  it('reads its definition as Argo Events does', () => {
    const spec = JSON.parse(
      '{"Dependencies":[],"dependencies":[{"NAME":"a","eventSourceName":"github","eventName":"a","filters":null}],"triggers":[{"template":{"name":"t","log":{}}}]}',
    );
    const sensor = { ...sensorOf([]), metadata: { name: 's' }, spec };
    expect(compileSensor(sensor)).toMatchObject({
      name: 's',
      namespace: 'default',
      triggers: [{ dependencies: ['a'] }],
    });
    expect(compileSensor({ ...sensor, spec: { ...spec, triggers: null } }).triggers).toEqual([]);
  });

  it.each([
    [{ dependencies: 'x' }, "sensor 'ci': spec.dependencies must be a list"],
    [{ triggers: 'x' }, "sensor 'ci': spec.triggers must be a list"],
    [{ dependencies: [{ name: 1 }] }, "sensor 'ci': spec.dependencies[0].name must be a text, found 1"],
    [{ triggers: [{ template: { log: {} } }] }, "sensor 'ci': spec.triggers[0] has no template with a name"],
    [
      { triggers: [{ template: { name: 't', http: { timeout: 'x' } } }] },
      'spec.triggers[0].template.http.timeout must be',
    ],
  ])('refuses the definition %j', (part, message) => {
    const sensor = { ...sensorOf([]), spec: { ...sensorOf([]).spec, ...(part as object) } };
    expect(() => compileSensor(sensor)).toThrow(message);
    expect(() => compileSensor(sensor)).toThrow(expect.objectContaining({ code: 'bad-definition' }));
  });

  it('may have nothing in it', () => {
    const empty = { ...sensorOf([]), spec: {} } as Sensor;
    expect(compileSensor(empty)).toEqual({ name: 'ci', namespace: 'argo', triggers: [], problems: [] });
  });

  it('reads objects in YAML, and renders an event once more', () => {
    const k8s = { source: { inline: 'a pod' } };
    const sensor = sensorOf([dependency('push')], { template: { name: 't', k8s } });
    const { triggers } = compileSensor(sensor, { yamlToJson: () => '{"kind":"Pod"}' });
    const { verdicts } = triggers[0]?.decide(documentOf({}), nothing, 0) ?? {};
    expect(verdicts?.[0]?.rendered?.resource).toEqual({ kind: 'Pod' });
    expect(triggers[0]?.render(verdicts?.[0]?.events ?? new Map()).resource).toEqual({ kind: 'Pod' });
  });

  it('says while it waits what it was asked', () => {
    const trigger = triggerOf(sensorOf([dependency('a'), dependency('b')], logs('t', 'a && b')));
    const [first, second] = decide(trigger, ['a', 'b']);
    expect(first?.verdicts[0]).toMatchObject({
      fires: false,
      waitsFor: ['b'],
      because: [{}, { stage: 'condition', passed: false, found: ['a'] }],
    });
    expect(second?.verdicts[0]).toMatchObject({
      fires: true,
      because: [{}, { stage: 'condition', passed: true, found: ['a', 'b'] }],
    });
  });

  it('fires with the error of its own definition', () => {
    const trigger = triggerOf(sensorOf([dependency('push')], { template: { name: 't', nats: {} } } as Trigger));
    const [verdict] = trigger.decide(documentOf({}), nothing, 0).verdicts;
    expect([verdict?.error?.code, verdict?.error?.cause]).toEqual(['bad-definition', undefined]);
  });

  it('lets a name count for the later of two dependencies', () => {
    const twice = [dependency('a', { eventName: 'x' }), dependency('a')];
    const trigger = triggerOf(sensorOf(twice, logs('t', 'a')));
    expect(trigger.interest).toEqual([{ source: 'github', subject: 'a' }]);
    expect(triggerOf(sensorOf(twice, logs('t'))).condition.text).toBe('a&&a');
  });

  it('keeps and clears what waits as its condition says, whatever comes in which order', () => {
    const names = ['a', 'b', 'c'];
    const trigger = triggerOf(
      sensorOf(
        names.map((name) => dependency(name)),
        logs('t', 'a && b || c && a'),
      ),
    );
    const happenings = fc.array(fc.constantFrom(...names), { maxLength: 20 });
    fc.assert(
      fc.property(happenings, (sequence) => {
        let waiting = new Map<string, string>();
        const ids = sequence.map((name, index) => `${name}${index}`);
        decide(trigger, ids).forEach((decision, index) => {
          waiting.set(sequence[index] ?? '', ids[index] ?? '');
          const fires = waiting.has('a') && (waiting.has('b') || waiting.has('c'));
          expect(decision.verdicts[0]?.fires).toBe(fires);
          expect(idsOf(decision.verdicts[0]?.events)).toEqual(fires ? Object.fromEntries(waiting) : undefined);
          if (fires) waiting = new Map();
          expect(idsOf(decision.pending)).toEqual(Object.fromEntries(waiting));
        });
      }),
    );
  });
});
