import type { Int64 } from '../scalars';

export interface LogTrigger {
  readonly intervalSeconds?: Int64;
}
