import type { TraceRecord } from '../../src/model/trace';
import { tellStory } from '../../src/runtime/story';
import { refusedPush as refused, storedPush } from '../web/records';

const event: TraceRecord = { ...storedPush, at: 2, sequence: 7, bytes: 9000 };
const about = { at: 1, eventId: 'e1', sensor: 'ci', trigger: 'build' };

const attempt = { kind: 'attempt', ...about, type: 'k8s', attempt: 1, outcome: 'done', summary: 'created' } as const;

describe('a story', () => {
  it('tells each filter with the value that it saw, and why nothing fired', () => {
    const story = tellStory([
      {
        kind: 'verdict',
        ...about,
        dependency: 'push',
        fires: false,
        because: [
          { stage: 'filter', asked: 'data body.ref = "^refs/heads/main$"', found: 'refs/heads/x', passed: false },
        ],
      },
      event,
    ]);
    expect(story).toBe(
      [
        '✓ event stored: github event github/push, id e1, 9000 bytes at position 7',
        '  sensor ci, trigger build',
        '    dependency push',
        '      ✗ filter data body.ref = "^refs/heads/main$", found "refs/heads/x"',
        '    ✗ does not fire',
        '',
      ].join('\n'),
    );
  });

  it('says so when what was looked at is not known any more', () => {
    const verdict: TraceRecord = { kind: 'verdict', ...about, dependency: 'push', fires: false, because: [] };
    expect(tellStory([verdict])).toContain('why is not known any more: the Sensor was changed since');
  });

  it('tells what a condition still waits for', () => {
    const verdict: TraceRecord = {
      kind: 'verdict',
      ...about,
      dependency: 'a',
      fires: false,
      because: [],
      waitsFor: ['b', 'c'],
    };
    expect(tellStory([verdict])).toContain('… waits for b, c');
  });

  const waiting: TraceRecord = {
    kind: 'verdict',
    ...about,
    dependency: 'a',
    fires: false,
    because: [],
    waitsFor: ['b'],
  };
  const later = { ...waiting, eventId: 'e2' };
  const condition = { stage: 'condition', asked: 'a && b', passed: true } as const;
  const fired: TraceRecord = {
    ...later,
    dependency: 'b',
    fires: true,
    because: [{ ...condition, found: ['a', 'b'] }],
  };
  const reset: TraceRecord = { kind: 'reset', ...about, dependency: 'a', dueAt: 1 };
  it.each<[string, TraceRecord[], string]>([
    ['fired', [waiting, fired], '… waited for b\n    ✓ fired when event e2 came for b\n'],
    ['was replaced', [waiting, later, fired], '✗ replaced by event e2, which came for a before the others\n'],
    ['was forgotten', [waiting, reset, fired], '… waits for b\n'],
    ['waits for another trigger', [waiting, { ...fired, trigger: 'other' }], '… waits for b\n'],
    ['was not needed', [waiting, { ...fired, because: [{ ...condition, found: ['c'] }] }], '… waits for b\n'],
  ])('tells of an event that waited and %s', (_end, kept, told) => {
    expect(tellStory([waiting], kept)).toContain(told);
  });

  it('tells sensors of one name apart by their namespaces', () => {
    const told = tellStory(['one', 'two'].map((namespace) => ({ ...attempt, namespace })));
    expect(told).toBe('  sensor one/ci, trigger build\n    → created\n  sensor two/ci, trigger build\n    → created\n');
  });

  it('tells every attempt, in order', () => {
    const attempt = { kind: 'attempt', ...about, type: 'k8s' } as const;
    const story = tellStory([
      { ...attempt, at: 4, attempt: 2, outcome: 'done', summary: 'created Job argo/x' },
      {
        ...attempt,
        at: 3,
        attempt: 1,
        outcome: 'retrying',
        summary: 'failed, to be tried again in 1 s',
        error: 'quota',
      },
    ]);
    expect(story).toMatch(/✗ failed, to be tried again in 1 s\n {8}quota\n {4}→ attempt 2: created Job argo\/x\n/);
  });

  it('lets nothing that an event holds get at the terminal, or fill it', () => {
    const found = `\u001b[2Jgone\u202e${'x'.repeat(10_000)}`;
    const verdict: TraceRecord = {
      kind: 'verdict',
      ...about,
      dependency: 'a',
      fires: false,
      because: [{ stage: 'filter', asked: 'data x\u0007', found, passed: false, error: 'bad\u001b[0m' }],
    };
    const story = tellStory([verdict]);
    expect(story).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(story.length).toBeLessThan(600);
  });

  it.each<[string, TraceRecord]>([
    ['request', { ...refused, path: '/x\u009b2J', deliveryId: '\u001b[2J\u202e', outcome: 'no\nsuch' }],
    ['event', { ...event, type: 'x\u0007', source: 'y\u2028' }],
    ['attempt', { ...attempt, summary: 'POST http://x/\u001b]0;y\u0007\n', object: { kind: 'Job\u001b[2J' } }],
    ['parameter', { ...attempt, object: { spec: { arguments: { parameters: [{ name: 'a\u001b[2J' }] } } } }],
  ])('lets no control characters of a %s get at the terminal', (_kind, record) => {
    expect(tellStory([record])).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Zl}|\n\S/u);
  });

  it('tells how many requests were refused before one that has a record', () => {
    expect(tellStory([{ ...refused, others: 300 }])).toContain('; 300 more were refused before it\n');
  });

  it('says when nothing is known, and when nobody has looked', () => {
    expect(tellStory([])).toBe('nothing is known about this event\n');
    expect(tellStory([event])).toContain('no trigger has looked at it');
  });
});
