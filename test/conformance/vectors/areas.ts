import { resourceOf } from '../../../src/model/plural';
import { type Area, area } from './area';
import { languageAreas } from './language-areas';

/** What is built, by the name of its file of vectors. */
export const areas: Record<string, Area | undefined> = {
  ...languageAreas,
  'misc-plural': area<{ apiVersion: string; kind: string }>(({ apiVersion, kind }) => ({
    out: resourceOf(apiVersion, kind),
  })),
};
