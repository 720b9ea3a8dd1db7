import type { Time } from './scalars';

export interface Condition {
  readonly status: 'True' | 'False' | 'Unknown';
  readonly type: string;
  readonly lastTransitionTime?: Time;
  readonly message?: string;
  readonly reason?: string;
}

export interface Status {
  readonly conditions?: readonly Condition[];
}
