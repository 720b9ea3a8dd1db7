import { EventloomError } from '../../errors';
import type { EventDocument } from '../../evaluate/document';
import { type CompiledTrigger, compileSensor, type Pending, type Verdict } from '../../evaluate/sensor';
import { writeManifests } from '../../manifests/write';
import type { Sensor } from '../../model/sensor';
import { yamlToJson } from '../../runtime/documents';
import { stepLine } from '../../runtime/story';
import type { Evaluation } from './evaluation';
import { readPayloadBytes } from './payload';
import { choose, eventFor, readSensor, type SensorQuestion } from './sensor';

/** How a trigger is asked. */
export interface ParamsQuestion extends SensorQuestion {
  /** The name of the trigger, when the sensor has several. */
  readonly trigger?: string;
}

/**
 * What a trigger of a sensor would act on.
 *
 * @param payloads a file for all dependencies, or `dependency=file` for each
 */
export function evaluateParams(manifest: string, payloads: readonly string[], question: ParamsQuestion): Evaluation {
  const sensor = readSensor(manifest, question.sensor);
  const trigger = compiledTrigger(sensor, question.trigger);
  const steps: string[] = [];
  let pending: Pending = new Map();
  for (const document of documentsFor(trigger, sensor, payloads, question)) {
    const decision = trigger.decide(document, pending, Date.now());
    pending = decision.pending;
    for (const verdict of decision.verdicts) {
      steps.push(`dependency ${verdict.dependency}`, ...verdict.because.map((step) => `  ${stepLine(step)}`));
    }
    const fired = decision.verdicts.find(({ fires }) => fires);
    if (fired) return { output: rendered(trigger, fired), passed: true, steps };
  }
  const missing = trigger.dependencies.filter((name) => !pending.has(name));
  return {
    output: `does not fire: nothing came through for ${missing.join(', ')}\n`,
    passed: false,
    steps,
  };
}

function compiledTrigger(sensor: Sensor, name: string | undefined): CompiledTrigger {
  const { triggers, problems, name: sensorName } = compileSensor(sensor, { yamlToJson });
  const known = [...triggers, ...problems.map((problem) => ({ name: problem.trigger, problem }))];
  const chosen = choose('trigger', `the sensor ${sensorName}`, known, name, '--trigger');
  if ('problem' in chosen) throw chosen.problem.error;
  return chosen;
}

/** One event for each pair of source and event name: several dependencies may get the same one. */
function documentsFor(
  trigger: CompiledTrigger,
  sensor: Sensor,
  payloads: readonly string[],
  question: ParamsQuestion,
): EventDocument[] {
  const files = filesOf(payloads, trigger.dependencies);
  const contents = new Map<string, Buffer>();
  const documents = new Map<string, EventDocument>();
  for (const dependency of sensor.spec?.dependencies ?? []) {
    const file = files.get(dependency.name ?? '');
    if (file === undefined) continue;
    const data = contents.get(file) ?? readPayloadBytes(file);
    contents.set(file, data);
    const key = JSON.stringify([dependency.eventSourceName, dependency.eventName, file]);
    if (!documents.has(key)) documents.set(key, eventFor(dependency, data, question));
  }
  return [...documents.values()];
}

function filesOf(payloads: readonly string[], names: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const payload of payloads) {
    const name = names.find((known) => payload.startsWith(`${known}=`));
    if (name !== undefined) files.set(name, payload.slice(name.length + 1));
    else for (const other of names) if (!files.has(other)) files.set(other, payload);
  }
  return files;
}

function rendered(trigger: CompiledTrigger, { error, rendered: result }: Verdict): string {
  if (error) throw error;
  if (!result || result.unfetched) {
    const message = `the object of the trigger ${trigger.name} stands outside of the manifest, and nothing is fetched here`;
    throw new EventloomError('program-failed', message);
  }
  const { resource, payload, template } = result;
  if (resource) return writeManifests([resource]);
  return payload === undefined ? writeManifests([template]) : `${payload}\n`;
}
