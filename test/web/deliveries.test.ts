import type { ResetRecord, TraceRecord, VerdictRecord } from '../../src/model/trace';
import { addRecords, outcomeOf, reasonOf } from '../../src/web/page/deliveries';
import { storedPush as event, refusedPush as request } from './records';

const about = { at: 2, eventId: 'e1', sensor: 'ci', trigger: 'build' };
const no = { stage: 'filter', asked: 'data x = "1"', found: 2, passed: false } as const;
const lacks = { stage: 'filter', asked: 'data y = "1"', passed: false, error: "path 'y' does not exist" } as const;
const verdict = (more: Partial<VerdictRecord>): VerdictRecord => ({
  kind: 'verdict',
  ...about,
  dependency: 'a',
  fires: false,
  because: [],
  ...more,
});
const waits = verdict({
  waitsFor: ['b'],
  because: [{ stage: 'condition', asked: 'a && b', found: ['a'], passed: false }],
});
const both = verdict({
  eventId: 'e2',
  dependency: 'b',
  fires: true,
  because: [{ stage: 'condition', asked: 'a && b', found: ['a', 'b'], passed: true }],
});
const replaced = 'replaced by event e2, which came for a before the others';
const reset: ResetRecord = { kind: 'reset', ...about, dependency: 'a', dueAt: 2 };
const attempt = { kind: 'attempt', ...about, type: 'http', attempt: 1, summary: 'called' } as const;

describe('the badge of a delivery and its reason', () => {
  const cases: [string, TraceRecord[], string, string][] = [
    ['that was refused', [request], 'refused', 'no signature'],
    ['that nobody has looked at', [event], 'stored', 'no trigger has looked at it'],
    ['that was known', [{ ...event, duplicate: true }], 'ignored', 'the bus knew this event already'],
    ['that came again later', [event, { ...event, duplicate: true }], 'stored', 'no trigger has looked at it'],
    ['with another value', [event, verdict({ because: [no] })], 'ignored', 'data x = "1": found 2'],
    ['with an error', [verdict({ because: [no, lacks] })], 'ignored', 'data y = "1": path \'y\' does not exist'],
    ['without what was looked at', [verdict({})], 'ignored', 'no trigger fired'],
    ['that waits', [waits, verdict({ trigger: 'other', because: [no] })], 'waiting', 'waits for b'],
    ['that was forgotten', [waits, reset], 'ignored', 'forgotten by conditionsReset while it waited for b'],
    ['of which one trigger forgot', [waits, { ...reset, trigger: 'other' }], 'waiting', 'waits for b'],
    [
      'that one of two filters let through',
      [verdict({ fires: true, because: [no] })],
      'waiting',
      'the trigger is being called',
    ],
    ['that fired with a later one', [waits, both], 'fired', 'fired when event e2 came for b'],
    ['that a later one replaced', [waits, { ...waits, eventId: 'e2' }, both], 'ignored', replaced],
    ['that waited elsewhere', [waits, { ...both, trigger: 'other' }], 'waiting', 'waits for b'],
    ['that fired', [verdict({ fires: true }), { ...attempt, outcome: 'done' }], 'fired', 'called'],
    [
      'that failed in one of two namespaces',
      [
        { ...attempt, namespace: 'one', outcome: 'failed', error: '500' },
        { ...attempt, namespace: 'two', outcome: 'done' },
      ],
      'failed',
      'called',
    ],
    ['that failed', [{ ...attempt, outcome: 'failed', error: '500' }], 'failed', 'called: 500'],
  ];
  it.each(cases)('of one %s', (_name, records, outcome, reason) => {
    const delivery = addRecords([], records).find(({ key }) => key === 'e1') ?? addRecords([], records)[0];
    expect(delivery && [outcomeOf(delivery), reasonOf(delivery)]).toEqual([outcome, reason]);
  });
});
