import { hasLoneSurrogates, toBytes } from '../../../src/language/go/text';
import { parse, whole } from '../../../src/language/path/parse';
import { compile } from '../../../src/language/template/template';
import { type Area, area } from './area';

interface TemplateQuestion {
  readonly template: string;
  /** JSON. */
  readonly input: string;
}

/** One row shows the day on which it was recorded. */
const recorded = Date.UTC(2026, 10, 21, 12);

/** Text in the vectors' notation. */
function shown(text: string): unknown {
  return hasLoneSurrogates(text) ? { $base64: toBytes(text).toString('base64') } : text;
}

const template = area<TemplateQuestion>(({ template, input }) => ({
  out: shown(compile(template).run(parse(whole(input)).value(), { now: () => recorded })),
}));

/** Templates and the functions of sprig. */
export const templateAreas: Record<string, Area> = { 'lang-gotemplate': template, 'lang-sprig': template };
