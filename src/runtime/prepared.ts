import { EventloomError } from '../errors';
import type { Resource } from '../model/resource';
import { type Definitions, definitionsOf } from './definitions';
import type { Log } from './log';
import { compileTriggers, type TriggerProgram } from './trigger-program';
import { refuseWrongTypes } from './wrong-types';

/** Resources that were found fit to run. */
export interface Prepared {
  readonly definitions: Definitions;
  readonly programs: readonly TriggerProgram[];
}

/**
 * Finds out whether resources can run; nothing is changed by that.
 * @throws EventloomError `unsupported-kind`, `bad-definition`, `bad-program`
 */
export function prepare(
  resources: readonly Resource[],
  options: { readonly skipUnsupported?: boolean; readonly log: Log },
): Prepared {
  refuseWrongTypes(resources);
  const definitions = definitionsOf(resources);
  refuseUnsupported(definitions, options);
  warnOfTwins(definitions, options.log);
  return { definitions, programs: definitions.sensors.flatMap(compileTriggers) };
}

function refuseUnsupported(
  { sources, sensors, unsupported }: Definitions,
  { skipUnsupported, log }: { readonly skipUnsupported?: boolean; readonly log: Log },
): void {
  if (sources.length === 0 && sensors.length === 0 && unsupported.length === 0) {
    throw new EventloomError('bad-definition', 'there is neither an EventSource nor a Sensor to run');
  }
  if (skipUnsupported) for (const line of unsupported) log.warn(`left out: ${line}`);
  else if (unsupported.length > 0) {
    const lines = unsupported.map((line) => `\n  ${line}`).join('');
    throw new EventloomError(
      'unsupported-kind',
      `these cannot run here yet; leave them out with --skip-unsupported:${lines}`,
    );
  }
}

/** In a cluster the later one takes the place of the other; here both may do something, which nobody may have meant. */
function warnOfTwins({ sources, sensors }: Definitions, log: Log): void {
  const seen = new Map<string, Resource>();
  for (const { resource, namespace } of [...sources, ...sensors]) {
    const name = `${resource.kind} ${namespace}/${resource.name}`;
    const first = seen.get(name) ?? resource;
    seen.set(name, resource);
    if (first === resource) continue;
    const places = [first, resource].map((one) => one.place()).map(({ file, line }) => `${file}:${line ?? 1}`);
    const both = resource.kind === 'Sensor' ? 'of two triggers with one name the later one acts' : 'both are received';
    log.warn(`the ${name} is there twice, in ${places.join(' and ')}: ${both}`);
  }
}
