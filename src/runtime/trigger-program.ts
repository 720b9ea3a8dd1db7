import { EventloomError, reasonOf } from '../errors';
import { type CompiledSensor, type CompiledTrigger, compileSensor } from '../evaluate/sensor';
import { type TriggerSettings, triggerSettings } from '../language/trigger-settings';
import { fingerprintOf, type SensorDefinition } from './definitions';
import { yamlToJson } from './documents';
import { type RetryPlan, retryPlan } from './retry';

/** A trigger that is ready to run. */
export interface TriggerProgram {
  readonly sensor: { readonly name: string; readonly namespace: string };
  readonly compiled: CompiledTrigger;
  readonly retry: RetryPlan;
  readonly settings: TriggerSettings;
  /** Equal as long as the manifest says the same about the sensor. */
  readonly fingerprint: string;
  /** What runs when this has failed for good. */
  readonly deadLetter?: { readonly compiled: NonNullable<CompiledTrigger['deadLetter']>; readonly retry: RetryPlan };
}

/**
 * Compiles the triggers of a sensor that can run here. One that could never fire is an error: nobody would notice that it is dead.
 * @throws EventloomError `bad-program`, `bad-definition`, with the sensor and its place in the message
 */
export function compileTriggers(definition: SensorDefinition): TriggerProgram[] {
  const { resource, skipped, namespace } = definition;
  const { triggers, problems } = compiled(definition);
  const fingerprint = fingerprintOf(resource);
  const { annotations = {} } = (resource.object.metadata ?? {}) as {
    annotations?: { readonly [name: string]: unknown };
  };
  const names = triggers.map(({ name }) => name);
  refuseTwins(definition, names);
  const problem = problems.find(({ trigger }) => !skipped.has(trigger));
  if (problem) throw placed(definition, problem.error);
  return triggers
    .filter(({ name }) => !skipped.has(name))
    .map((trigger) => {
      try {
        return {
          ...programOf(trigger),
          settings: triggerSettings(annotations, trigger.name, names),
          sensor: { name: resource.name, namespace },
          fingerprint,
        };
      } catch (error) {
        throw placed(definition, error);
      }
    });
}

/** As Argo Events does: of two with one name only one could act. */
function refuseTwins(definition: SensorDefinition, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      const message = `there are two triggers '${name}': give one another name`;
      throw placed(definition, new EventloomError('bad-definition', message));
    }
    seen.add(name);
  }
}

function compiled(definition: SensorDefinition): CompiledSensor {
  try {
    return compileSensor(definition.sensor, { yamlToJson });
  } catch (error) {
    throw placed(definition, error);
  }
}

function programOf(compiled: CompiledTrigger): Omit<TriggerProgram, 'sensor' | 'settings' | 'fingerprint'> {
  const { rateLimit, retryStrategy } = compiled.trigger;
  if (rateLimit && (rateLimit.requestsPerUnit ?? 0) <= 0) {
    throw new EventloomError(
      'bad-definition',
      `rateLimit.requestsPerUnit of trigger ${compiled.name} has to be more than 0`,
    );
  }
  const { deadLetter } = compiled;
  return {
    compiled,
    retry: retryPlan(retryStrategy),
    ...(deadLetter && { deadLetter: { compiled: deadLetter, retry: retryPlan(deadLetter.trigger.retryStrategy) } }),
  };
}

function placed({ resource }: SensorDefinition, error: unknown): EventloomError {
  const { file, line } = resource.place();
  const place = line === undefined ? file : `${file}:${line}`;
  const code = error instanceof EventloomError ? error.code : 'bad-definition';
  const reason = reasonOf(error);
  return new EventloomError(code, `${place}: the Sensor ${resource.name} cannot run: ${reason}`, { cause: error });
}
