import { EventloomError } from '../../errors';
import { EventDocument } from '../../evaluate/document';
import type { EventDependency, Sensor } from '../../model/sensor';
import { yamlDataToJson } from '../../runtime/documents';
import { readResources } from '../resources';

/** What is the same for everything that is asked about a sensor. */
export interface SensorQuestion {
  /** Which sensor, when the manifests hold several. */
  readonly sensor?: string;
  /** The type of the event, such as `github`. `@default` webhook */
  readonly type?: string;
  /** When the event was made, RFC 3339. `@default` now */
  readonly time?: string;
}

/**
 * Finds a sensor in manifests.
 *
 * @throws EventloomError `cannot-read`, `bad-definition`, `bad-value` when there is none, or none of this name, or several
 */
export function readSensor(path: string, name: string | undefined): Sensor {
  const sensors = readResources([path]).filter(({ kind }) => kind === 'Sensor');
  const found = choose('Sensor', path, sensors, name, '--sensor');
  return found.object as object as Sensor;
}

/**
 * The one that is meant: the one with this name, or the only one.
 *
 * @param flag how another one is chosen
 * @throws EventloomError `bad-value`
 */
export function choose<Item extends { readonly name?: string }>(
  what: string,
  where: string,
  items: readonly Item[],
  name: string | undefined,
  flag: string,
): Item {
  const [only, ...others] = name === undefined ? items : items.filter((item) => item.name === name);
  if (only && others.length === 0) return only;
  const names = items.map((item) => item.name ?? '').join(', ');
  const reason =
    items.length === 0
      ? `there is no ${what} in ${where}`
      : name === undefined
        ? `${where} has several: choose one with ${flag} (${names})`
        : `there is no ${what} "${name}" in ${where}, there are: ${names}`;
  throw new EventloomError('bad-value', reason);
}

/** An event with some data, as it would arrive for a dependency. */
export function eventFor(dependency: EventDependency, data: Uint8Array, question: SensorQuestion): EventDocument {
  const { eventSourceName: source = '', eventName: subject = '' } = dependency;
  const { type = 'webhook', time = new Date().toISOString() } = question;
  return new EventDocument(
    { id: 'eval', specversion: '1.0', datacontenttype: 'application/json', source, subject, type, time, data },
    { yamlToJson: yamlDataToJson },
  );
}
