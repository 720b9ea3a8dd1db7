import { EventloomError } from '../errors';
import type { SensorFacts, TriggerFacts } from './facts';
import { isFilledIn, parametersOf } from './parameters';
import type { Part } from './part';
import { placeIn } from './position';
import type { ResourceSet } from './resource-set';
import type { Finding } from './rule';

/** Compiles a program and tells what is wrong with it. */
export function* compiled(at: Part, compile: (text: string) => unknown): Iterable<Finding> {
  const { text } = at;
  if (!text) return;
  try {
    compile(text);
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    const inside = placeIn(text, error.message);
    yield { at, message: error.message, ...(inside !== undefined && { inside }) };
  }
}

/** The filters of every dependency of a set. */
export function filtersOf(
  set: ResourceSet,
): { readonly sensor: SensorFacts; readonly filters: Part; readonly dependency: Part }[] {
  return set.sensors.flatMap((sensor) =>
    sensor.dependencies.map(({ part }) => ({ sensor, dependency: part, filters: part.at('filters') })),
  );
}

/** Every `src` of a parameter in a set, but for those that are themselves filled in by an event. */
export function* sourcesOfParameters(set: ResourceSet): Iterable<{
  readonly sensor: SensorFacts;
  readonly trigger: TriggerFacts;
  readonly src: Part;
  readonly into: string;
}> {
  for (const sensor of set.sensors) {
    for (const trigger of sensor.triggers) {
      for (const { part, into } of parametersOf(trigger)) {
        const src = part.at('src');
        if (src.exists && !isFilledIn(trigger, src)) yield { sensor, trigger, src, into };
      }
    }
  }
}
