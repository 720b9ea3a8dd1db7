import { readFileSync } from 'node:fs';
import type { CheckOptions } from '../check/check';
import { readingRules } from '../check/reading';
import { rules } from '../check/rules';
import { listed, nearest } from '../check/suggestion';
import { EventloomError } from '../errors';
import type { Severity } from '../model/problem';

const levels: ReadonlySet<string> = new Set(['error', 'warning', 'info', 'off']);

/** What a project says about checks. */
export interface CheckSettings extends CheckOptions {
  /**
   * Patterns for files and folders to leave out, relative to the settings; what is named in the call is looked at all the same.
   *
   * @default - none
   */
  readonly exclude?: readonly string[];
}

/**
 * Reads what a project says about checks: `check` in eventloom.json, or in `eventloom` of package.json, in the current folder.
 * @throws EventloomError `bad-value` for a rule or a severity that does not exist, `cannot-read` for a file that is no JSON
 */
export function readCheckSettings(): CheckSettings {
  const own = readJson('eventloom.json');
  const [file, settings] =
    own === undefined ? ['package.json', member(readJson('package.json'), 'eventloom')] : ['eventloom.json', own];
  const check = member(settings, 'check');
  refuseUnknown(file, check);
  return { ...rulesOf(file, member(check, 'rules')), ...excludeOf(file, member(check, 'exclude')) };
}

/** What is misspelt would have no effect, without a word. */
function refuseUnknown(file: string, check: unknown): void {
  if (check === undefined) return;
  if (typeof check !== 'object' || check === null) throw badSetting(file, "'check' must be an object");
  const unknown = Object.keys(check).find((name) => name !== 'rules' && name !== 'exclude');
  if (unknown !== undefined)
    throw badSetting(file, `there is no 'check.${unknown}': there are 'check.rules' and 'check.exclude'`);
}

function rulesOf(file: string, levelsByCode: unknown): CheckOptions {
  if (levelsByCode === undefined) return {};
  if (typeof levelsByCode !== 'object' || levelsByCode === null)
    throw badSetting(file, "'check.rules' must be an object");
  return {
    rules: Object.fromEntries(
      Object.entries(levelsByCode).map(([code, level]) => [code, readLevel(file, code, level)]),
    ),
  };
}

function excludeOf(file: string, patterns: unknown): Pick<CheckSettings, 'exclude'> {
  if (patterns === undefined) return {};
  if (Array.isArray(patterns) && patterns.every((pattern) => typeof pattern === 'string')) return { exclude: patterns };
  throw badSetting(file, "'check.exclude' must be a list of patterns such as 'vendor/**'");
}

function readLevel(file: string, code: string, level: unknown): Severity | 'off' {
  const codes = [...rules, ...readingRules].map((rule) => rule.code);
  if (!codes.includes(code)) {
    const near = nearest(code, codes);
    throw badSetting(file, `there is no rule '${code}'${near === undefined ? '' : `: did you mean '${near}'?`}`);
  }
  if (typeof level === 'string' && levels.has(level)) return level as Severity | 'off';
  throw badSetting(file, `the severity of '${code}' is ${JSON.stringify(level)}: it can be ${listed(levels)}`);
}

function badSetting(file: string, message: string): EventloomError {
  return new EventloomError('bad-value', `${file}: ${message}`);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (cause) {
    throw new EventloomError('cannot-read', `cannot read ${file}: it is not JSON`, { cause });
  }
}
