import { compileLabelSelector } from '../../../src/language/label-selector';
import { compileResourceFilter } from '../../../src/language/resource-filter';
import { compile } from '../../../src/language/template/template';
import { textHash } from '../../../src/language/text-hash';
import type { JsonObject } from '../../../src/model/json';
import { callbackUrl, dnsLabel } from '../../../src/model/names';
import type { ResourceFilter, Selector } from '../../../src/model/sources/resource';
import { type Area, area } from './area';

interface TextQuestion {
  readonly op: string;
  readonly text?: string;
  readonly url?: string;
  readonly endpoint?: string;
}

const sha256 = compile('{{ sha256sum .Input }}');

const textOperations: Readonly<Record<string, (question: TextQuestion) => string>> = {
  hash: ({ text = '' }) => String(textHash(text)),
  sha256: ({ text = '' }) => sha256.run(text),
  dnsLabel: ({ text = '' }) => dnsLabel(text),
  url: ({ url = '', endpoint = '' }) => callbackUrl(url, endpoint),
};

interface FilterQuestion {
  readonly object: JsonObject;
  readonly eventType: string;
  readonly filter?: ResourceFilter | null;
  readonly start: string;
}

/** Names, and what the `resource` event source chooses by. */
export const miscAreas: Record<string, Area> = {
  'misc-text': area<TextQuestion>((question) => ({ out: textOperations[question.op]?.(question) })),
  'misc-selector': area<{ labels: Selector[]; match: Record<string, string>[] }>(({ labels, match }) => {
    const selector = compileLabelSelector(labels);
    return { out: { selector: selector.text, matches: match.map((given) => selector.matches(given)) } };
  }),
  'misc-resourcefilter': area<FilterQuestion>(({ object, eventType: type, filter, start }) => ({
    out: compileResourceFilter(filter ?? undefined).passes({ type, object }, Date.parse(start)),
  })),
};
