import { EventloomError } from '../../src/errors';
import { triggerSettings } from '../../src/language/trigger-settings';

const triggers = ['build', 'tell'];

function settings(annotations: Record<string, unknown>, trigger = 'build') {
  return triggerSettings(annotations, trigger, triggers);
}

function refusal(annotations: Record<string, unknown>): string {
  try {
    settings(annotations);
  } catch (error) {
    if (error instanceof EventloomError && error.code === 'bad-definition') return error.message;
    throw error;
  }
  return 'none';
}

describe('how a trigger acts', () => {
  it('has defaults, whatever else is annotated', () => {
    const foreign = {
      'argocd.argoproj.io/sync-wave': '1',
      'eventloom.dev/traceparent': 'x',
      'eventloom.dev/tracestate': 'y',
    };
    expect(settings(foreign)).toEqual({ concurrency: 64, timeoutMs: 300_000 });
    expect(settings({ 'eventloom.dev/order': 'none' })).toEqual({ concurrency: 64, timeoutMs: 300_000 });
  });

  it('is said for all triggers, or for one, which counts more', () => {
    const annotations = {
      'eventloom.dev/concurrency': '2',
      'eventloom.dev/concurrency.tell': '1024',
      'eventloom.dev/timeout': '1m30s',
      'eventloom.dev/timeout.tell': '1ms',
      'eventloom.dev/order': 'all',
      'eventloom.dev/order.tell': 'body.repository.full_name',
    };
    expect(settings(annotations)).toEqual({ concurrency: 2, timeoutMs: 90_000, order: 'all' });
    const tell = { concurrency: 1024, timeoutMs: 1, order: 'body.repository.full_name' };
    expect(settings(annotations, 'tell')).toEqual(tell);
  });

  it.each([
    ['concurrency', ['0', '1025', '1.5', '', 'many', 7, null], 'a number from 1 to 1024, in quotes'],
    ['timeout', ['0s', '999us', '-1s', 'soon', '597h', 30, ''], 'a duration such as 30s or 5m, up to 24 days'],
    ['order', ['', 1, true], 'all, none, or a path into the data such as body.repository.full_name'],
  ])('refuses another %s', (name, values, allowed) => {
    for (const value of values) {
      const message = `the annotation eventloom.dev/${name} is ${JSON.stringify(value)}, it has to be ${allowed}`;
      expect(refusal({ [`eventloom.dev/${name}`]: value })).toBe(message);
    }
  });

  it('refuses what nobody knows, and what is about no trigger', () => {
    expect(refusal({ 'eventloom.dev/oder.build': 'all' })).toBe(
      'there is no annotation eventloom.dev/oder.build of a Sensor; there are concurrency, timeout, order',
    );
    expect(refusal({ 'eventloom.dev/order.bild': 'all' })).toBe(
      'the annotation eventloom.dev/order.bild names no trigger of the Sensor; there are build, tell',
    );
    expect(refusal({ 'eventloom.dev/order.': 'all' })).toContain('names no trigger');
  });
});
