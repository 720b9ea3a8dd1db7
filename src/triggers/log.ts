import type { Rendered } from '../model/rendered';
import type { Outcome, TriggerContext, TriggerRunner } from './trigger';

/** Writes each event into the log. As in Argo Events, `intervalSeconds` has no effect. */
export const log: TriggerRunner = { unsupported: () => undefined, run };

async function run({ template, logged = [] }: Rendered, context: TriggerContext): Promise<Outcome> {
  const { sensor } = context;
  for (const { dependency, context: eventContext, text } of logged) {
    const fields = { sensor: sensor.name, triggerName: template.name, dependencyName: dependency, eventContext };
    context.log.info(fields, text);
  }
  return { dryRun: false, summary: logged.length === 1 ? 'logged one event' : `logged ${logged.length} events` };
}
