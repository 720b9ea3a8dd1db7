import { check } from '../check/check';
import { EventloomError } from '../errors';
import type { Resource } from '../model/resource';

/**
 * Refuses event sources in which a value has another type than it may have: nothing that comes later has to look at that again.
 * Sensors are looked at when they are compiled.
 * @throws EventloomError `bad-definition`
 */
export function refuseWrongTypes(resources: readonly Resource[]): void {
  const sources = resources.filter(({ kind }) => kind === 'EventSource');
  const wrong = check(sources).find(({ code, severity }) => code === 'wrong-type' && severity === 'error');
  if (!wrong) return;
  const { file, line, column } = wrong.place;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  throw new EventloomError('bad-definition', `${place}: ${wrong.message}`);
}
