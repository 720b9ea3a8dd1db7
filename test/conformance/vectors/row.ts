import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One question that was put to Argo Events, and what it answered. */
export interface Row {
  readonly id: string;
  readonly in: unknown;
  readonly out?: unknown;
  readonly error?: string;
  /** Upstream's process or request ended there. */
  readonly panic?: boolean;
  /** Upstream never answered. */
  readonly timeout?: boolean;
}

/** What we answer to the same question. */
export interface Answer {
  readonly out?: unknown;
  readonly error?: string;
}

/** Reads a file of vectors, packed (.gz) or not. */
export function readRows(file: string): Row[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Row] : []));
}

/** `path/lang-gjson.jsonl.gz` and `path/lang-gjson.more.jsonl` -> `lang-gjson`. */
export const areaOf = (file: string): string => basename(file).replace(/\..*$/, '');
