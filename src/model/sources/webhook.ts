import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

export interface WebhookEventSource extends WebhookContext {
  readonly method: string;
  readonly filter?: EventSourceFilter;
}
