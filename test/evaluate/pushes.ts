import { EventDocument } from '../../src/evaluate/document';
import type { EventDependency } from '../../src/model/dependency';
import type { Event } from '../../src/model/event';
import type { Json } from '../../src/model/json';
import type { Sensor } from '../../src/model/sensor';
import type { Trigger } from '../../src/model/trigger';

/** An event as a GitHub push makes it, with other attributes where they are given. */
export function eventOf(data: Json | string | undefined, attributes: Partial<Event> = {}): Event {
  const event = {
    id: '1',
    source: 'github',
    subject: 'push',
    type: 'github',
    time: '2024-05-17T10:30:00Z',
    specversion: '1.0',
    datacontenttype: 'application/json',
    ...attributes,
  };
  if (data === undefined) return event;
  return { ...event, data: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)) };
}

/** A document with this data; a string is taken as the text of the data. */
export function documentOf(data: Json | string | undefined, attributes?: Partial<Event>): EventDocument {
  return new EventDocument(eventOf(data, attributes));
}

/** A dependency on an event of the event source `github`. */
export function dependency(name: string, more: Partial<EventDependency> = {}): EventDependency {
  return { name, eventSourceName: 'github', eventName: name, ...more };
}

/** A sensor with these dependencies and triggers. */
export function sensorOf(dependencies: readonly EventDependency[], ...triggers: readonly Trigger[]): Sensor {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Sensor',
    metadata: { name: 'ci', namespace: 'argo' },
    spec: { dependencies, triggers },
  };
}
