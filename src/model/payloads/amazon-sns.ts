import type { HeaderPayload } from './published';

/** An attribute of a message. */
export interface SnsMessageAttribute {
  /** `String`, `Number` or `Binary`. */
  readonly Type: string;
  /** The value as text; bytes in base64. */
  readonly Value: string;
}

/**
 * What Amazon SNS sends to a subscriber, unless the subscription has raw message delivery. SNS sends it to SQS queues too, so there
 * it is the body of the message.
 */
export interface SnsNotification {
  /** `Notification`. */
  readonly Type: string;
  /** A UUID, the same again when the notification is delivered twice. */
  readonly MessageId: string;
  /** The topic, by ARN. */
  readonly TopicArn: string;
  /** What the sender called the message. */
  readonly Subject?: string;
  /**
   * The message as text. JSON in it cannot be reached by a path: use `dataTemplate` with `fromJson`, or `jq` in a transform, or raw
   * message delivery into an SQS queue.
   */
  readonly Message: string;
  /** When it was sent: RFC 3339, UTC. */
  readonly Timestamp: string;
  /** How it is signed. */
  readonly SignatureVersion: string;
  /** The signature, in base64. */
  readonly Signature: string;
  /** Where the certificate of the signature is found. */
  readonly SigningCertURL: string;
  /** Ends the subscription when it is called. */
  readonly UnsubscribeURL: string;
  /** What the sender added, by name. */
  readonly MessageAttributes?: { readonly [name: string]: SnsMessageAttribute };
}

/** What an `sns` event source publishes. */
export type SnsPayload = HeaderPayload<SnsNotification>;
