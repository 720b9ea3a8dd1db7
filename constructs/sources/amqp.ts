import type { JsonObject } from '../../src/model/json';
import type { AmqpPayload } from '../../src/model/payloads/messages';
import type {
  AMQPConsumeConfig,
  AMQPEventSource,
  AMQPExchangeDeclareConfig,
  AMQPQueueDeclareConfig,
} from '../../src/model/sources/amqp';
import { type ConnectionOptions, checkNoPassword, connectionOf } from './connection';
import { bad, checkFilled, checkOneOf, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see AmqpEvent */
export interface AmqpEventOptions
  extends FieldsOf<AMQPEventSource, 'exchangeType' | 'queueDeclare' | 'consume'>,
    ConnectionOptions,
    EventOptions {
  /** The type of the exchange. It must equal that of an exchange that exists. */
  readonly exchangeType: 'direct' | 'fanout' | 'topic' | 'headers' | `x-${string}`;
  /** How to declare the queue. @default - exclusive, with a name that the server makes: it ends with the connection */
  readonly queueDeclare?: AmqpQueue;
  /** How to read from the queue. @default - messages count as handled when the server has sent them */
  readonly consume?: AmqpConsumer;
}

/** How to declare a queue. What it says must equal what exists, or the server closes the connection. */
export interface AmqpQueue extends Omit<AMQPQueueDeclareConfig, 'arguments' | 'exclusive'> {
  /** Only this connection may use the queue, and it ends with it. @default - true for a queue without a name, else false */
  readonly exclusive?: boolean;
  /** Further arguments: `{ 'x-queue-type': 'quorum' }`. @default - none */
  readonly arguments?: JsonObject;
}

/** How to read from a queue. */
export interface AmqpConsumer extends Omit<AMQPConsumeConfig, 'autoAck'> {
  /** Must not be false: Argo Events then never acknowledges a message, so that all of them come again. @default true */
  readonly autoAck?: true;
}

/**
 * Messages of a queue that is bound to an exchange of RabbitMQ, or of another server of AMQP 0.9.1. Where a part such as `consume` is given,
 * what it leaves out keeps its default; upstream makes all of it false.
 *
 * All factories throw EventloomError `bad-value` for a password in the address, and for what the server or upstream would refuse.
 */
export class AmqpEvent<P> extends SourceEvent<'amqp', P> {
  /** Messages that are JSON of type `Body`. Others are dropped. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: AmqpEventOptions): AmqpEvent<AmqpPayload<Body>> {
    return new AmqpEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: AmqpEventOptions): AmqpEvent<AmqpPayload> {
    return new AmqpEvent(options, false);
  }

  private constructor(options: AmqpEventOptions, jsonBody: boolean) {
    const { filter, tls, connectionBackoff, exchangeDeclare, queueDeclare, consume, ...fields } = options;
    checkFilled('amqp', fields, 'exchangeName', 'exchangeType', 'routingKey');
    checkOneOf('amqp', fields, 'url', 'urlSecret');
    checkNoPassword('amqp', 'url', fields.url, 'give auth, or a urlSecret');
    super(
      'amqp',
      plain({
        ...fields,
        ...connectionOf('amqp', { tls, connectionBackoff }),
        exchangeDeclare: exchangeDeclare && exchangeOf(exchangeDeclare),
        queueDeclare: queueDeclare && queueOf(queueDeclare),
        consume: consume && consumerOf(consume),
        jsonBody: jsonBody || undefined,
        filter: filterOf(filter),
      }),
    );
  }
}

function exchangeOf(exchange: AMQPExchangeDeclareConfig): AMQPExchangeDeclareConfig {
  return { durable: true, ...exchange };
}

/** The arguments are YAML upstream, of which JSON is a part. */
function queueOf({ arguments: table, exclusive, ...queue }: AmqpQueue): AMQPQueueDeclareConfig {
  return { ...queue, exclusive: exclusive ?? !queue.name, ...(table ? { arguments: JSON.stringify(table) } : {}) };
}

function consumerOf({ autoAck = true, ...consumer }: AmqpConsumer): AMQPConsumeConfig {
  if (!autoAck) {
    throw bad(
      "'autoAck' is false, and Argo Events would never acknowledge a message: they would all come again; leave it out",
    );
  }
  return { ...consumer, autoAck };
}
