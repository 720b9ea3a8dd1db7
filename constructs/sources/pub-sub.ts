import type { ArtifactRegistryChange } from '../../src/model/payloads/artifact-registry';
import type { PubSubPayload } from '../../src/model/payloads/messages';
import type { PubSubEventSource } from '../../src/model/sources/pub-sub';
import { bad, checkFilled, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see PubSubEvent */
export interface PubSubEventOptions extends FieldsOf<PubSubEventSource, 'subscriptionID'>, EventOptions {
  /**
   * The subscription; created, if it is missing, when there is a `topic`. Upstream would make up a name from all of these options, so that any
   * change of them began a new subscription and lost what waited in the old one: name it.
   */
  readonly subscriptionID: string;
}

/**
 * Messages of a subscription to a Google Cloud Pub/Sub topic. A message is acknowledged when its event was published.
 *
 * All factories throw EventloomError `bad-value` for a project of a topic without the topic.
 */
export class PubSubEvent<P> extends SourceEvent<'pubSub', P> {
  /** Messages that are JSON of type `Body`. Others come again and again, until Google drops them. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: PubSubEventOptions): PubSubEvent<PubSubPayload<Body>> {
    return new PubSubEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: PubSubEventOptions): PubSubEvent<PubSubPayload> {
    return new PubSubEvent(options, false);
  }

  /**
   * An image was pushed to Google's Artifact Registry, or deleted there.
   * @param options the topic is `gcr`, to which the registry sends, unless they name one.
   */
  static artifactRegistry(options: PubSubEventOptions): PubSubEvent<PubSubPayload<ArtifactRegistryChange>> {
    return PubSubEvent.messages({ topic: 'gcr', ...options });
  }

  private constructor({ filter, ...fields }: PubSubEventOptions, jsonBody: boolean) {
    checkFilled('pubSub', fields, 'subscriptionID');
    if (fields.subscriptionID.includes('/') || fields.topic?.includes('/')) {
      throw bad(
        "'topic' and 'subscriptionID' of an event of kind pubSub are names alone, without 'projects/'; give the project as 'projectID'",
      );
    }
    if (fields.topicProjectID && !fields.topic) {
      throw bad("'topicProjectID' of an event of kind pubSub belongs to a 'topic', which is missing");
    }
    super('pubSub', plain({ ...fields, jsonBody: jsonBody || undefined, filter: filterOf(filter) }));
  }
}
