import type { JsonObject } from '../json';
import type { PublishedMetadata } from './published';

/*
 * What the event sources that read from a broker publish. `B` is the message: with `jsonBody: true` the JSON that it holds, without
 * it the bytes as base64 text. A message that is not JSON is lost with `jsonBody: true`.
 */

/** What an `amqp` event source publishes. */
export interface AmqpPayload<B = string> extends PublishedMetadata {
  /** The media type that the sender gave. */
  readonly contentType: string;
  /** The encoding that the sender gave. */
  readonly contentEncoding: string;
  /** 2 when the broker keeps the message on disk, else 1 or 0. */
  readonly deliveryMode: number;
  /** From 0 to 9. */
  readonly priority: number;
  /** Which request this answers. */
  readonly correlationId: string;
  /** The queue for an answer. */
  readonly replyTo: string;
  /** How long the message lives, in milliseconds, as text. */
  readonly expiration: string;
  /** The sender's id of the message. */
  readonly messageId: string;
  /** When it was sent, as Go writes a time: `2024-05-17 10:30:00 +0000 UTC`. */
  readonly timestamp: string;
  /** The sender's name for this sort of message. */
  readonly type: string;
  /** The sender's own name. */
  readonly appId: string;
  /** The exchange it came through. */
  readonly exchange: string;
  /** The routing key it came with. */
  readonly routingKey: string;
  /** The message. */
  readonly body: B;
}

/** What an `azureEventsHub` event source publishes. Its body is base64 text, or JSON with `jsonBody`. */
export interface AzureEventsHubPayload<B = string> extends PublishedMetadata {
  /** The sender's id of the event. */
  readonly id: string;
  /** Events with the same key arrive in order. */
  readonly partitionKey: string;
  /** The event. */
  readonly body: B;
}

/** What an `azureQueueStorage` event source publishes. */
export interface AzureQueueStoragePayload<B = string> extends PublishedMetadata {
  /** The queue's id of the message. */
  readonly messageID: string;
  /** When it was put into the queue: RFC 3339. */
  readonly insertionTime: string;
  /** The message. */
  readonly body: B;
}

/** What an `azureServiceBus` event source publishes. */
export interface AzureServiceBusPayload<B = string> extends PublishedMetadata {
  /** What the sender added, by name. */
  readonly applicationProperties: JsonObject | null;
  /** The media type that the sender gave. */
  readonly contentType: string | null;
  /** Which request this answers. */
  readonly correlationID: string | null;
  /** When it was put into the queue: RFC 3339. */
  readonly enqueuedTime: string | null;
  /** The sender's id of the message. */
  readonly messageID: string;
  /** The queue for an answer. */
  readonly replyTo: string | null;
  /** The queue's number of the message. */
  readonly sequenceNumber: number | null;
  /** What the message is about. */
  readonly subject: string | null;
  /** The message. */
  readonly body: B;
}

/** What an `emitter` event source publishes. */
export interface EmitterPayload<B = string> extends PublishedMetadata {
  /** The channel. */
  readonly topic: string;
  /** The message. */
  readonly body: B;
}

/** What a `generic` event source publishes: one that speaks gRPC with a server of one's own. */
export interface GenericPayload<B = string> extends PublishedMetadata {
  /** What the server sent. */
  readonly body: B;
}

/** What a `kafka` event source publishes. */
export interface KafkaPayload<B = string> extends PublishedMetadata {
  /** The topic. */
  readonly topic: string;
  /** The key of the message; messages with the same key arrive in order. */
  readonly key: string;
  /** The partition it came from. */
  readonly partition: number;
  /** When it was sent, as Go writes a time: `2024-05-17 10:30:00 +0000 UTC`. */
  readonly timestamp: string;
  /** The message's headers; of several with one name the last. */
  readonly headers: { readonly [name: string]: string };
  /** The message; with a schema registry the decoded Avro record. */
  readonly body: B;
}

/** What an `mns` event source publishes. */
export interface MnsPayload<B = string> extends PublishedMetadata {
  /** The queue's id of the message. */
  readonly messageId: string;
  /** The message. */
  readonly body: B;
}

/** What an `mqtt` event source publishes. */
export interface MqttPayload<B = string> extends PublishedMetadata {
  /** The topic that the message was sent to, without wildcards. */
  readonly topic: string;
  /** The broker's number of the message, used again and again. */
  readonly messageId: number;
  /** The message. */
  readonly body: B;
}

/** What a `nats` event source publishes. */
export interface NatsPayload<B = string> extends PublishedMetadata {
  /** The subject that the message was sent to, without wildcards. */
  readonly subject: string;
  /** The message's header; absent when it has none. */
  readonly header?: { readonly [name: string]: readonly string[] };
  /** The message. */
  readonly body: B;
}

/** What an `nsq` event source publishes. */
export interface NsqPayload<B = string> extends PublishedMetadata {
  /** When it was sent: nanoseconds since 1970, as text. */
  readonly timestamp: string;
  /** The server it came from. */
  readonly nsqdAddress: string;
  /** The message. */
  readonly body: B;
}

/** What a `pubSub` event source publishes. */
export interface PubSubPayload<B = string> extends PublishedMetadata {
  /** Google's id of the message. */
  readonly id: string;
  /** What the sender added, by name. */
  readonly attributes: { readonly [name: string]: string };
  /** When it was sent, as Go writes a time: `2024-05-17 10:30:00 +0000 UTC`. */
  readonly publishTime: string;
  /** The message. */
  readonly body: B;
}

/** What a `pulsar` event source publishes. */
export interface PulsarPayload<B = string> extends PublishedMetadata {
  /** The key of the message. */
  readonly key: string;
  /** When it was sent, as Go writes a time: `2024-05-17 10:30:00 +0000 UTC`. */
  readonly publishTime: string;
  /** The message. */
  readonly body: B;
}

/** What a `redis` event source publishes. Its body is the text itself, not base64. */
export interface RedisPayload<B = string> extends PublishedMetadata {
  /** The channel. */
  readonly channel: string;
  /** The pattern that the channel was found with. */
  readonly pattern: string;
  /** The message. */
  readonly body: B;
}

/** What a `redisStream` event source publishes. */
export interface RedisStreamPayload<V = { readonly [field: string]: string }> extends PublishedMetadata {
  /** The stream. */
  readonly stream: string;
  /** The entry's id. */
  readonly message_id: string;
  /** The entry's fields, all of them text. */
  readonly values: V;
}

/** An attribute of an SQS message, as the event source writes it. */
export interface SqsMessageAttribute {
  /** `String`, `Number` or `Binary`, with more behind a dot. */
  readonly DataType: string;
  /** The value of a string or number. */
  readonly StringValue: string | null;
  /** The value of bytes, in base64. */
  readonly BinaryValue: string | null;
  /** Always null. */
  readonly StringListValues: null;
  /** Always null. */
  readonly BinaryListValues: null;
}

/** What an `sqs` event source publishes. */
export interface SqsPayload<B = string> extends PublishedMetadata {
  /** The queue's id of the message. */
  readonly messageId: string;
  /** What the sender added, by name. */
  readonly messageAttributes: { readonly [name: string]: SqsMessageAttribute };
  /** The message. */
  readonly body: B;
}
