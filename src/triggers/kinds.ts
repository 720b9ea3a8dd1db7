import type { TriggerKey } from '../model/kinds';
import { argoWorkflow } from './argo-workflow';
import { custom } from './custom';
import { http } from './http';
import { k8s } from './k8s';
import { log } from './log';
import type { TriggerRunner } from './trigger';

/** The kinds that have a runtime. */
const runners: { readonly [K in TriggerKey]?: TriggerRunner } = { argoWorkflow, custom, http, k8s, log };

/** What acts for a kind of trigger; undefined when it has no runtime yet. */
export function triggerRunner(key: TriggerKey): TriggerRunner | undefined {
  return runners[key];
}
