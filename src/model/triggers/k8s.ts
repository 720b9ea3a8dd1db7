import type { ArtifactLocation } from '../artifact';
import type { TriggerParameter } from '../parameter';

export type PatchStrategy =
  | 'application/merge-patch+json'
  | 'application/strategic-merge-patch+json'
  | 'application/json-patch+json'
  | 'application/apply-patch+yaml';

export interface StandardK8STrigger {
  readonly source: ArtifactLocation;
  readonly liveObject?: boolean;
  readonly operation?: 'create' | 'update' | 'patch' | 'delete' | '';
  readonly parameters?: readonly TriggerParameter[];
  readonly patchStrategy?: PatchStrategy;
}
