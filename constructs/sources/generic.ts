import type { GenericPayload } from '../../src/model/payloads/messages';
import type { GenericEventSource } from '../../src/model/sources/generic';
import { bad, checkFilled, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see GenericEvent */
export interface GenericEventOptions extends FieldsOf<GenericEventSource, 'insecure'>, EventOptions {
  /** Must not be false: with TLS Argo Events sets up no credentials, and never connects. @default true */
  readonly insecure?: true;
}

/**
 * What a gRPC server of one's own makes: one that implements `StartEventSource` of upstream's `generic.Eventing`. The connection is not
 * encrypted, so keep the server in the cluster.
 *
 * All factories throw EventloomError `bad-value` without a server, or without what to start it with.
 */
export class GenericEvent<P> extends SourceEvent<'generic', P> {
  /** Events that are JSON of type `Body`. Others are dropped. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: GenericEventOptions): GenericEvent<GenericPayload<Body>> {
    return new GenericEvent(options, true);
  }

  /** Events of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: GenericEventOptions): GenericEvent<GenericPayload> {
    return new GenericEvent(options, false);
  }

  private constructor({ filter, insecure = true, ...fields }: GenericEventOptions, jsonBody: boolean) {
    checkFilled('generic', fields, 'url', 'config');
    if (!insecure) throw bad("'insecure' is false, and Argo Events never connects with TLS here; leave it out");
    super('generic', plain({ ...fields, insecure, jsonBody: jsonBody || undefined, filter: filterOf(filter) }));
  }
}
