import { resourceOf } from '../../../src/model/plural';
import { actingAreas } from './acting-areas';
import { type Area, area } from './area';
import { cronAreas } from './cron-areas';
import { envelopeAreas } from './envelope-areas';
import { evaluateAreas } from './evaluate-areas';
import { exprAreas } from './expr-areas';
import { jqAreas } from './jq-areas';
import { languageAreas } from './language-areas';
import { luaAreas } from './lua-areas';
import { miscAreas } from './misc-areas';
import { sourceAreas } from './source-areas';
import { textAreas } from './text-areas';
import { validationAreas } from './validation-areas';

/** What is built, by the name of its file of vectors. */
export const areas: Record<string, Area | undefined> = {
  ...actingAreas,
  ...cronAreas,
  ...envelopeAreas,
  ...exprAreas,
  ...jqAreas,
  ...evaluateAreas,
  ...languageAreas,
  ...luaAreas,
  ...miscAreas,
  ...sourceAreas,
  ...textAreas,
  ...validationAreas,
  'misc-plural': area<{ apiVersion: string; kind: string }>(({ apiVersion, kind }) => ({
    out: resourceOf(apiVersion, kind),
  })),
};
