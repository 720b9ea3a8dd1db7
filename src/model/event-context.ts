import type { Time } from './scalars';

export interface EventContext {
  readonly datacontenttype?: string;
  readonly id?: string;
  readonly source?: string;
  readonly specversion?: string;
  readonly subject?: string;
  readonly time?: Time;
  readonly type?: string;
}

export interface WholeEvent {
  readonly data: string;
  readonly context?: EventContext;
}
