import { EventloomError } from '../../../src/errors';
import { compileRenderer } from '../../../src/evaluate/render/render';
import type { Rendered } from '../../../src/model/rendered';
import type { Trigger } from '../../../src/model/trigger';
import { requestOf } from '../../../src/triggers/http-request';
import type { TriggerContext } from '../../../src/triggers/trigger';
import { type Area, area } from './area';
import { eventsOf, type GivenEvents, yamlToJson } from './given-event';
import type { Answer } from './row';
import { shownText } from './text-areas';

interface TriggerQuestion extends GivenEvents {
  readonly trigger: Trigger;
  readonly sensor: TriggerContext['sensor'];
}

const noSecrets: TriggerContext['secrets'] = {
  value: async (name, key) => {
    throw new EventloomError('secret-missing', `the secret ${name} has no key ${key}`);
  },
};

const rendered = (question: TriggerQuestion): Rendered =>
  compileRenderer(question.trigger, { yamlToJson }).render(eventsOf(question));

async function askHttp(question: TriggerQuestion): Promise<Answer> {
  const { method, url, host, headers, body } = await requestOf(rendered(question), {
    secrets: noSecrets,
    configMaps: noSecrets,
  });
  const lines = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return {
    out: {
      method,
      url,
      host,
      headers: lines,
      body: shownText(rendered(question).payload ?? ''),
      contentLength: body.length,
    },
  };
}

/** What triggers send. */
export const actingAreas: Record<string, Area> = {
  'triggers-http': area(askHttp),
};
