import type { TriggerKey } from '../model/kinds';
import { argoWorkflow } from './argo-workflow';
import { http } from './http';
import { k8s } from './k8s';
import type { TriggerRunner } from './trigger';

/** The kinds that have a runtime. */
const runners: { readonly [K in TriggerKey]?: TriggerRunner } = { argoWorkflow, http, k8s };

/** What acts for a kind of trigger; undefined when it has no runtime yet. */
export function triggerRunner(key: TriggerKey): TriggerRunner | undefined {
  return runners[key];
}
