import type { Area } from './area';

/** What is built, by the name of its file of vectors. */
export const areas: Record<string, Area | undefined> = {};
