import { compileSensor } from '../../src/evaluate/sensor';
import type { EventDependency } from '../../src/model/dependency';
import type { Json } from '../../src/model/json';
import type { Step } from '../../src/model/trace';
import type { Trigger } from '../../src/model/trigger';
import { dependency, documentOf, sensorOf } from './pushes';

const line = ({ stage, asked, found, passed, error }: Step): string =>
  [
    passed ? 'yes' : 'no ',
    stage,
    asked,
    ...(found === undefined ? [] : ['->', JSON.stringify(found)]),
    ...(error === undefined ? [] : ['!', error]),
  ].join(' ');

/** The steps of one event after its match, a line each. */
export function because(
  part: Partial<EventDependency>,
  template: Partial<Trigger['template']>,
  data: Json | string | undefined,
): string[] {
  const { triggers, problems } = compileSensor(
    sensorOf([dependency('push', part)], { template: { name: 'build', log: {}, ...template } }),
  );
  const [trigger] = triggers;
  if (!trigger) throw problems[0]?.error ?? new Error('no trigger');
  const { verdicts } = trigger.decide(documentOf(data), new Map(), 0);
  return verdicts.flatMap(({ because, error }) => [
    ...because.slice(1).map(line),
    ...(error === undefined ? [] : [`error ${error.code}: ${error.message}`]),
  ]);
}
