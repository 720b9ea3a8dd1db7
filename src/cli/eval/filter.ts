import { compileDependency } from '../../evaluate/dependency';
import { decodeStruct } from '../../evaluate/shape/decode';
import type { JsonObject } from '../../model/json';
import type { EventDependency } from '../../model/sensor';
import { stepLine } from '../../runtime/story';
import type { Evaluation } from './evaluation';
import { readPayloadBytes } from './payload';
import { choose, eventFor, readSensor, type SensorQuestion } from './sensor';

/** How a dependency is asked. */
export interface FilterQuestion extends SensorQuestion {
  /** The name of the dependency, when the sensor has several. */
  readonly dependency?: string;
}

/** Whether a payload interests a dependency of a sensor, and why. */
export function evaluateFilter(manifest: string, payload: string, question: FilterQuestion): Evaluation {
  const sensor = readSensor(manifest, question.sensor);
  const where = `the sensor ${sensor.metadata?.name ?? ''}`;
  const known = sensor.spec?.dependencies ?? [];
  const chosen = choose('dependency', where, known, question.dependency, '--dependency');
  const decoded = decodeStruct<EventDependency>('EventDependency', chosen as object as JsonObject, `in ${where}`);
  const dependency = compileDependency(decoded);
  const { document, steps } = dependency.receive(eventFor(decoded, readPayloadBytes(payload), question));
  return {
    output: document
      ? `passes: dependency ${dependency.name} is interested\n`
      : `does not pass: dependency ${dependency.name} is not interested\n`,
    passed: document !== undefined,
    steps: steps.map(stepLine),
  };
}
