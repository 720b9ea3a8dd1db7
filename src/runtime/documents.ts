import { EventloomError } from '../errors';
import { EventDocument } from '../evaluate/document';
import { encode } from '../language/go/json';
import { readExactValue } from '../manifests/read';
import { hasMoreTokens } from '../manifests/tokens';
import type { Event } from '../model/event';

/**
 * YAML as JSON text, as Argo Events reads YAML.
 * @throws EventloomError `program-failed`
 */
export function yamlToJson(yaml: string): string {
  const { value, problem } = readExactValue(yaml);
  if (problem) throw new EventloomError('program-failed', problem.message);
  return encode(value);
}

/** Characters of event data that are YAML. */
const maxData = 128 * 1024;

/** Signs, texts, blanks and line breaks that they may consist of: some eight hundred lines. */
const maxDataTokens = 5_000;

/**
 * Event data that are YAML, as JSON text. Unlike what a manifest holds, anybody may have sent them.
 * @throws EventloomError `program-failed`, `program-limit` when they are too large
 */
export function yamlDataToJson(data: string): string {
  if (data.length <= maxData && !hasMoreTokens(data, maxDataTokens)) return yamlToJson(data);
  throw new EventloomError(
    'program-limit',
    `event data that are YAML may have ${maxData / 1024} KiB and ${maxDataTokens} tokens: send more than that as JSON`,
  );
}

/** Events as sensors see them: all triggers that decide about the same event at the same time share what was worked out about it. */
export class Documents {
  private readonly inUse = new Map<Event, EventDocument>();

  of(event: Event): EventDocument {
    const known = this.inUse.get(event);
    if (known) return known;
    const document = new EventDocument(event, { yamlToJson: yamlDataToJson });
    if (this.inUse.size === 0) setImmediate(() => this.forget());
    this.inUse.set(event, document);
    return document;
  }

  /** Triggers hold an event until they have acted: what they found in it takes more than it. */
  private forget(): void {
    for (const document of this.inUse.values()) document.forget();
    this.inUse.clear();
  }
}
