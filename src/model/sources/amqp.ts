import type { BasicAuth } from '../basic-auth';
import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

/**
 * Messages of a queue that is bound to an exchange of RabbitMQ, or of another server of AMQP 0.9.1.
 *
 * The payload holds the message's properties and its `body`.
 */
export interface AMQPEventSource {
  /** The exchange to read from. It is always declared, so that the default exchange, which has no name, is refused. */
  readonly exchangeName: string;
  /** Its type: `direct`, `fanout`, `topic` or `headers`. It must equal that of an exchange that exists. */
  readonly exchangeType: string;
  /** The key that binds the queue to the exchange. */
  readonly routingKey: string;
  /** The address of the server, with user and password if it takes any. Either this or `urlSecret`. */
  readonly url?: string;
  /** The address of the server, kept in a Secret. Either this or `url`. */
  readonly urlSecret?: SecretKeySelector;
  /** How to declare the exchange. Absent: durable. Given, every field that it leaves out is false. */
  readonly exchangeDeclare?: AMQPExchangeDeclareConfig;
  /**
   * How to declare the queue. Absent: exclusive, with a name that the server makes. Given, every field that it leaves
   * out is false.
   */
  readonly queueDeclare?: AMQPQueueDeclareConfig;
  /** How to bind the queue to the exchange. */
  readonly queueBind?: AMQPQueueBindConfig;
  /**
   * How to read from the queue. Absent: `autoAck`. Given, every field that it leaves out is false, `autoAck` included.
   */
  readonly consume?: AMQPConsumeConfig;
  /** A user name and a password, instead of those in the address. */
  readonly auth?: BasicAuth;
  /** How often to try to connect, and how long to wait in between. Absent: five times, a second or two apart. */
  readonly connectionBackoff?: Backoff;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /**
   * Whether the body of a message is JSON. Then it is part of the payload as it is, and paths such as `body.id` reach
   * into it; a message that is not JSON is dropped. Otherwise the body is base64 text.
   *
   * @default false
   */
  readonly jsonBody?: boolean;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
  /** How to encrypt the connection. Absent: not at all. */
  readonly tls?: TLSConfig;
}

/** How to declare an exchange. What it says must equal what exists, or the server closes the connection. */
export interface AMQPExchangeDeclareConfig {
  /**
   * The server deletes the exchange when no queue is bound to it any more.
   *
   * @default false
   */
  readonly autoDelete?: boolean;
  /** The exchange survives a restart of the server. True when `exchangeDeclare` is absent altogether. */
  readonly durable?: boolean;
  /**
   * Clients cannot publish to the exchange, only other exchanges can.
   *
   * @default false
   */
  readonly internal?: boolean;
  /**
   * Goes on without waiting for the server's answer.
   *
   * @default false
   */
  readonly noWait?: boolean;
}

/** How to declare a queue. What it says must equal what exists, or the server closes the connection. */
export interface AMQPQueueDeclareConfig {
  /**
   * The name of the queue. Empty: the server makes one, and a restart begins with an empty queue.
   *
   * @default ""
   */
  readonly name?: string;
  /**
   * The queue survives a restart of the server.
   *
   * @default false
   */
  readonly durable?: boolean;
  /**
   * Only this connection may use the queue, and it ends with it: messages that arrive in between are lost. True when
   * `queueDeclare` is absent altogether.
   */
  readonly exclusive?: boolean;
  /**
   * The server deletes the queue when nobody reads from it any more.
   *
   * @default false
   */
  readonly autoDelete?: boolean;
  /**
   * Goes on without waiting for the server's answer.
   *
   * @default false
   */
  readonly noWait?: boolean;
  /** Further arguments of the queue, as a YAML object in a text: `"x-queue-type: quorum"`. */
  readonly arguments?: string;
}

/** How to bind the queue to the exchange. */
export interface AMQPQueueBindConfig {
  /**
   * Goes on without waiting for the server's answer.
   *
   * @default false
   */
  readonly noWait?: boolean;
}

/** How to read from the queue. */
export interface AMQPConsumeConfig {
  /**
   * The server forgets a message when it has sent it. Otherwise messages are never acknowledged at all: they stay in
   * the queue and come again. True when `consume` is absent altogether.
   */
  readonly autoAck?: boolean;
  /**
   * Nobody else may read from the queue.
   *
   * @default false
   */
  readonly exclusive?: boolean;
  /**
   * The name of this reader on the server. Empty: the server makes one.
   *
   * @default ""
   */
  readonly consumerTag?: string;
  /**
   * RabbitMQ does not support it.
   *
   * @default false
   */
  readonly noLocal?: boolean;
  /**
   * Goes on without waiting for the server's answer.
   *
   * @default false
   */
  readonly noWait?: boolean;
}
