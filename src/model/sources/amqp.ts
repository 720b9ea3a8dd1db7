import type { BasicAuth } from '../basic-auth';
import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Backoff } from '../scalars';
import type { EventSourceFilter } from '../source-filter';
import type { TLSConfig } from '../tls';

export interface AMQPEventSource {
  readonly exchangeName: string;
  readonly exchangeType: string;
  readonly routingKey: string;
  readonly auth?: BasicAuth;
  readonly connectionBackoff?: Backoff;
  readonly consume?: AMQPConsumeConfig;
  readonly exchangeDeclare?: AMQPExchangeDeclareConfig;
  readonly filter?: EventSourceFilter;
  readonly jsonBody?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly queueBind?: AMQPQueueBindConfig;
  readonly queueDeclare?: AMQPQueueDeclareConfig;
  readonly tls?: TLSConfig;
  readonly url?: string;
  readonly urlSecret?: SecretKeySelector;
}

export interface AMQPExchangeDeclareConfig {
  readonly autoDelete?: boolean;
  readonly durable?: boolean;
  readonly internal?: boolean;
  readonly noWait?: boolean;
}

export interface AMQPQueueDeclareConfig {
  readonly arguments?: string;
  readonly autoDelete?: boolean;
  readonly durable?: boolean;
  readonly exclusive?: boolean;
  readonly name?: string;
  readonly noWait?: boolean;
}

export interface AMQPQueueBindConfig {
  readonly noWait?: boolean;
}

export interface AMQPConsumeConfig {
  readonly autoAck?: boolean;
  readonly consumerTag?: string;
  readonly exclusive?: boolean;
  readonly noLocal?: boolean;
  readonly noWait?: boolean;
}
