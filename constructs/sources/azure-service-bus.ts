import type { AzureServiceBusPayload } from '../../src/model/payloads/messages';
import type { AzureServiceBusEventSource } from '../../src/model/sources/azure-service-bus';
import { type TlsOptions, tlsOf } from './connection';
import { checkFilled, checkOneOf, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see AzureServiceBusEvent */
export interface AzureServiceBusEventOptions
  extends FieldsOf<AzureServiceBusEventSource, 'deferDelete'>,
    TlsOptions,
    EventOptions {
  /**
   * Deletes a message only when its event was published: nothing is lost, but a message may come twice. Upstream's own default is false.
   * @default true
   */
  readonly deferDelete?: boolean;
}

/**
 * Messages of a queue of Azure Service Bus, or of a subscription to a topic: give `queueName`, or `topicName` and `subscriptionName`.
 *
 * All factories throw EventloomError `bad-value` unless there is one way to reach the namespace, and one thing to read.
 */
export class AzureServiceBusEvent<P> extends SourceEvent<'azureServiceBus', P> {
  /** Messages that are JSON of type `Body`. Others are dropped. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(
    options: AzureServiceBusEventOptions,
  ): AzureServiceBusEvent<AzureServiceBusPayload<Body>> {
    return new AzureServiceBusEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: AzureServiceBusEventOptions): AzureServiceBusEvent<AzureServiceBusPayload> {
    return new AzureServiceBusEvent(options, false);
  }

  private constructor(options: AzureServiceBusEventOptions, jsonBody: boolean) {
    const { filter, tls, deferDelete = true, ...fields } = options;
    checkOneOf('azureServiceBus', fields, 'connectionString', 'fullyQualifiedNamespace');
    checkOneOf('azureServiceBus', fields, 'queueName', 'topicName');
    if (fields.topicName !== undefined) checkFilled('azureServiceBus', fields, 'topicName', 'subscriptionName');
    else checkFilled('azureServiceBus', fields, 'queueName');
    if (fields.queueName !== undefined) checkOneOf('azureServiceBus', fields, 'queueName', 'subscriptionName');
    super(
      'azureServiceBus',
      plain({
        ...fields,
        ...tlsOf('azureServiceBus', { tls }),
        deferDelete,
        jsonBody: jsonBody || undefined,
        filter: filterOf(filter),
      }),
    );
  }
}
