import type { EventSourceFilter } from '../source-filter';

export interface CalendarEventSource {
  readonly exclusionDates?: readonly string[];
  readonly filter?: EventSourceFilter;
  readonly interval?: string;
  readonly metadata?: { readonly [key: string]: string };
  readonly persistence?: EventPersistence;
  readonly schedule?: string;
  readonly timezone?: string;
}

export interface EventPersistence {
  readonly catchup?: CatchupConfiguration;
  readonly configMap?: ConfigMapPersistence;
}

export interface CatchupConfiguration {
  readonly enabled?: boolean;
  readonly maxDuration?: string;
}

export interface ConfigMapPersistence {
  readonly name: string;
  readonly createIfNotExist?: boolean;
}
