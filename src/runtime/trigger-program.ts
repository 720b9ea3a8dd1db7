import { EventloomError } from '../errors';
import { type CompiledTrigger, compileSensor } from '../evaluate/sensor';
import type { SensorDefinition } from './definitions';
import { type RetryPlan, retryPlan } from './retry';

/** A trigger that is ready to run. */
export interface TriggerProgram {
  readonly sensor: { readonly name: string; readonly namespace: string };
  readonly compiled: CompiledTrigger;
  readonly retry: RetryPlan;
}

/**
 * Compiles the triggers of a sensor that can run here.
 * @throws EventloomError `bad-program`, `bad-definition`, with the sensor and its place in the message
 */
export function compileTriggers({ resource, sensor, skipped, namespace }: SensorDefinition): TriggerProgram[] {
  try {
    const programs = compileSensor(sensor).triggers.filter(({ name }) => !skipped.has(name));
    return programs.map((compiled) => {
      refuseRateLimit(compiled);
      const retry = retryPlan(compiled.trigger.retryStrategy);
      return { compiled, retry, sensor: { name: resource.name, namespace } };
    });
  } catch (error) {
    const { file, line } = resource.place();
    const place = line === undefined ? file : `${file}:${line}`;
    const code = error instanceof EventloomError ? error.code : 'bad-definition';
    const reason = error instanceof Error ? error.message : String(error);
    throw new EventloomError(code, `${place}: the Sensor ${resource.name} cannot run: ${reason}`, { cause: error });
  }
}

function refuseRateLimit({ name, trigger: { rateLimit } }: CompiledTrigger): void {
  if (!rateLimit || (rateLimit.requestsPerUnit ?? 0) > 0) return;
  throw new EventloomError('bad-definition', `rateLimit.requestsPerUnit of trigger ${name} has to be more than 0`);
}
