import { EventloomError } from '../errors';
import { EventDocument } from '../evaluate/document';
import { encode } from '../language/go/json';
import { readValue } from '../manifests/read';
import type { Event } from '../model/event';

/**
 * YAML as JSON text, as Argo Events reads YAML.
 * @throws EventloomError `program-failed`
 */
export function yamlToJson(yaml: string): string {
  const { value, problem } = readValue(yaml);
  if (problem) throw new EventloomError('program-failed', problem.message);
  return encode(value);
}

/** Events as sensors see them: all triggers that get the same event share what was worked out about it. */
export class Documents {
  private readonly known = new WeakMap<Event, EventDocument>();
  private inUse: EventDocument[] = [];

  of(event: Event): EventDocument {
    const known = this.known.get(event);
    if (known) return known;
    const document = new EventDocument(event, { yamlToJson });
    this.known.set(event, document);
    if (this.inUse.push(document) === 1) setImmediate(() => this.forget());
    return document;
  }

  /** Triggers decide about an event at the same time, and hold it until they have acted: what they found in it takes more than it. */
  private forget(): void {
    for (const document of this.inUse) document.forget();
    this.inUse = [];
  }
}
