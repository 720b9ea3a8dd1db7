import { PipelineApp } from '../../constructs';
import { Events } from './events';
import { Workflows } from './workflows';

/** The whole pipeline: main.ts renders its manifests, terraform.ts takes from it which webhooks GitHub needs. */
export function pipeline(): { readonly app: PipelineApp; readonly events: Events } {
  const app = new PipelineApp();
  const namespace = 'argo-events';

  const { ci } = new Workflows(app, 'workflows', { namespace });
  const events = new Events(app, 'events', { namespace, ci });
  return { app, events };
}
