import { AttemptContext } from '../../src/runtime/attempt-context';
import type { TriggerContext } from '../../src/triggers/trigger';

describe('the signal of an attempt', () => {
  it.each([
    ['before the time is over', true],
    ['when the time is over already', false],
  ])('says so to who asks for it %s', (_, asksBefore) => {
    const context = new AttemptContext({} as TriggerContext, 1000);
    if (asksBefore) expect(context.signal.aborted).toBe(false);
    context.abort(new Error('late'));
    expect(context.signal.aborted).toBe(true);
    expect(context.signal.reason).toEqual(new Error('late'));
  });
});
