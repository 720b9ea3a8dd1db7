import { fromBytes } from '../language/go/text';
import type { WebhookContext } from '../model/webhook-context';
import { firstValue } from './go-header';
import { embed, NotJson, webhookData } from './payload';
import { BodyTooLarge, defaultMaxPayload, type HttpEndpoint, type HttpRequest, type Receipt } from './source';

/** What the providers whose bodies are passed on as they are differ in. */
export interface HookOptions {
  readonly metadata?: { readonly [name: string]: string } | undefined;
  /** The header that holds the id of a delivery. @default none */
  readonly deliveryHeader?: string;
  /**
   * Looks at a request before its body is read.
   * @returns how it was authenticated, or why it is refused; undefined when there is nothing to look at
   */
  authenticate?(
    request: HttpRequest,
  ): Promise<{ readonly authentication: string } | { readonly refused: string } | undefined>;
}

/** Takes any method and any JSON, and publishes it with its header. */
export function hookEndpoint(context: WebhookContext, options: HookOptions): HttpEndpoint {
  return { context, receive: (request) => receive(request, context, options) };
}

async function receive(request: HttpRequest, context: WebhookContext, options: HookOptions): Promise<Receipt> {
  const { metadata, deliveryHeader } = options;
  const deliveryId = deliveryHeader === undefined ? '' : firstValue(request.header, deliveryHeader);
  const about = deliveryId === '' ? {} : { deliveryId };
  const checked = await options.authenticate?.(request);
  if (checked && 'refused' in checked) return { ...about, status: 400, text: checked.refused };
  try {
    const body = embed(fromBytes(await request.body(maxPayload(context))));
    const data = webhookData({ headerMember: 'headers', header: request.header, body, metadata });
    return { ...about, ...checked, data };
  } catch (error) {
    if (error instanceof BodyTooLarge) return { ...about, status: 400, text: error.message };
    if (error instanceof NotJson) return { ...about, status: 400, text: 'invalid event' };
    throw error;
  }
}

/** How many bytes a body may have. */
export const maxPayload = ({ maxPayloadSize }: WebhookContext): number => Number(maxPayloadSize ?? defaultMaxPayload);

/** Go's net/http reads no larger form, whatever the definition says. */
export const maxForm = 10 * 1024 * 1024;
