import { RecentEvents } from '../../src/bus/recent-events';
import { eventOf } from '../conformance/bus';

const event = (id: number): ReturnType<typeof eventOf> => eventOf(String(id), 'push', 'x'.repeat(600));

describe('events on their way to their consumers', () => {
  it('are kept until each of them has taken one', () => {
    const recent = new RecentEvents(10_000);
    recent.add(1, event(1), 2);
    expect([recent.take(1)?.id, recent.take(1)?.id, recent.take(1)]).toEqual(['1', '1', undefined]);
  });

  it('make room for later ones when nobody takes them, the oldest first, over gaps too', () => {
    const recent = new RecentEvents(2_500);
    for (const sequence of [1, 5, 6]) recent.add(sequence, event(sequence), 1);
    expect([1, 5, 6].map((sequence) => recent.take(sequence)?.id)).toEqual([undefined, '5', '6']);
    for (const sequence of [20, 7, 21]) recent.add(sequence, event(sequence), 1);
    expect([7, 20, 21].map((sequence) => recent.take(sequence)?.id)).toEqual([undefined, '20', '21']);
  });

  it('that are larger than all the room are not kept', () => {
    const recent = new RecentEvents(500);
    recent.add(1, event(1), 1);
    recent.add(2, { ...event(2), data: undefined }, 1);
    expect([recent.take(1), recent.take(2)?.id]).toEqual([undefined, '2']);
  });
});
