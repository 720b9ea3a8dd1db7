import { reasonOf } from '../../errors';
import { layouts } from '../../language/go/time';
import type { TimeWindow } from '../../language/time-window';
import { compileTimeWindow } from '../../language/time-window';
import type { TimeFilter } from '../../model/dependency';
import type { EventDocument } from '../document';
import type { Trail } from '../step';
import type { Filter, Outcome } from './outcome';
import { failed, pass, refuse } from './outcome';

/** Compiles a `time` filter: the event must have been made in a part of the day. */
export function compileTimeFilter({ start, stop, timezone }: TimeFilter): Filter {
  const asked = `time ${start}-${stop}${timezone ? ` ${timezone}` : ''}`;
  const window = compiled(start, stop, timezone);
  return {
    run(document: EventDocument, trail: Trail): Outcome {
      if ('error' in window) {
        trail.add('filter', asked, false, undefined, window.error);
        return window;
      }
      return check(window, asked, document, trail);
    },
  };
}

function compiled(
  start: string,
  stop: string,
  timezone: string | undefined,
): TimeWindow | (Outcome & { error: string }) {
  try {
    return compileTimeWindow(start ?? '', stop ?? '', timezone);
  } catch (error) {
    const outcome = failed('time', reasonOf(error));
    return { ...outcome, error: outcome.error ?? '' };
  }
}

function check(window: TimeWindow, asked: string, { time }: EventDocument, trail: Trail): Outcome {
  const found = time.format(layouts.rfc3339);
  try {
    const passed = window.contains(time);
    trail.add('filter', asked, passed, found);
    return passed ? pass : refuse;
  } catch (error) {
    const outcome = failed('time', reasonOf(error));
    trail.add('filter', asked, false, found, outcome.error);
    return outcome;
  }
}
