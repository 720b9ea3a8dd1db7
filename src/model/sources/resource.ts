import type { Time } from '../scalars';

export interface ResourceEventSource {
  readonly eventTypes: readonly ('ADD' | 'UPDATE' | 'DELETE')[];
  readonly resource: string;
  readonly version: string;
  readonly filter?: ResourceFilter;
  readonly group?: string;
  readonly metadata?: { readonly [key: string]: string };
  readonly namespace?: string;
}

export interface ResourceFilter {
  readonly afterStart?: boolean;
  readonly createdBy?: Time;
  readonly fields?: readonly Selector[];
  readonly labels?: readonly Selector[];
  readonly prefix?: string;
}

export interface Selector {
  readonly key: string;
  readonly operation?: '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt' | '';
  readonly value?: string;
}
