import type { MqttPayload } from '../../src/model/payloads/messages';
import type { MQTTEventSource } from '../../src/model/sources/mqtt';
import { type ConnectionOptions, checkNoPassword, connectionOf } from './connection';
import { bad, checkFilled, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see MqttEvent */
export interface MqttEventOptions extends FieldsOf<MQTTEventSource>, ConnectionOptions, EventOptions {}

/**
 * Messages of an MQTT topic, with quality of service 0: what arrives while the event source is down is lost.
 *
 * All factories throw EventloomError `bad-value` for a topic that no broker accepts, and for a password in the address.
 */
export class MqttEvent<P> extends SourceEvent<'mqtt', P> {
  /** Messages that are JSON of type `Body`. Others are dropped. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: MqttEventOptions): MqttEvent<MqttPayload<Body>> {
    return new MqttEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: MqttEventOptions): MqttEvent<MqttPayload> {
    return new MqttEvent(options, false);
  }

  private constructor(options: MqttEventOptions, jsonBody: boolean) {
    const { filter, tls, connectionBackoff, ...fields } = options;
    checkFilled('mqtt', fields, 'url', 'topic', 'clientId');
    checkNoPassword('mqtt', 'url', fields.url, 'give auth');
    checkTopic(fields.topic);
    const connection = connectionOf('mqtt', { tls, connectionBackoff });
    super('mqtt', plain({ ...fields, ...connection, jsonBody: jsonBody || undefined, filter: filterOf(filter) }));
  }
}

function checkTopic(topic: string): void {
  const levels = topic.split('/');
  const misplaced = levels.some(
    (level, index) =>
      (level.includes('+') && level !== '+') || (level.includes('#') && (level !== '#' || index < levels.length - 1)),
  );
  if (!misplaced) return;
  throw bad(
    `the topic '${topic}' is none that a broker accepts: + stands for a whole level, and # for all that are left`,
  );
}
