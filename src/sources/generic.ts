import { grpcEvents } from '../clients/grpc-events';
import { toBytes } from '../language/go/text';
import type { GenericEventSource } from '../model/sources/generic';
import type { Feed } from './feed';
import { goStruct } from './go-struct';
import { messageBody, NotJson } from './payload';

/** What the event source `generic` publishes. */
export const genericData = goStruct('events.GenericEventData', { GenericEventData: 'body:any metadata?:{}string' });

/**
 * Takes what a gRPC server of one's own sends. The server is not told what arrived: events that it sends while nobody listens are its
 * own to keep.
 */
export function genericFeed(source: GenericEventSource): Feed {
  const { url, config, insecure = false, authSecret, jsonBody, metadata = {} } = source;
  return async (context) => {
    const token = authSecret && (await context.secrets.value(authSecret.name ?? '', authSecret.key)).toString();
    const name = context.name.slice(context.name.lastIndexOf('/') + 1);
    const server = { address: url, insecure, name, config, ...(token !== undefined && { token }) };
    context.started();
    for await (const payload of grpcEvents(server, context.stopped)) {
      try {
        const text = genericData.rewrite(JSON.stringify({ metadata }), { body: messageBody(payload, jsonBody) });
        await context.emit({ data: toBytes(text) });
      } catch (error) {
        if (!(error instanceof NotJson)) throw error;
        context.warn(`a message is dropped: its body is not JSON, as jsonBody says: ${error.message}`);
      }
    }
    if (!context.stopped.aborted) throw new Error(`the server of events at ${url} ended the stream`);
  };
}
