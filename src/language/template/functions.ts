import { builtins } from './builtins';
import type { FunctionTable } from './function';
import { bcrypt } from './sprig/bcrypt';
import { certificates } from './sprig/certificates';
import { crypto } from './sprig/crypto';
import { dates } from './sprig/dates';
import { defaults } from './sprig/defaults';
import { dicts } from './sprig/dicts';
import { encoding } from './sprig/encoding';
import { floats } from './sprig/floats';
import { integers } from './sprig/integers';
import { json } from './sprig/json';
import { lists } from './sprig/lists';
import { paths } from './sprig/paths';
import { random } from './sprig/random';
import { reflection } from './sprig/reflection';
import { regex } from './sprig/regex';
import { semver } from './sprig/semver/functions';
import { strings } from './sprig/strings';
import { system } from './sprig/system';
import { urls } from './sprig/urls';
import { words } from './sprig/words';

/** The functions of sprig 3.3, by name. */
export const sprigFunctions: FunctionTable = {
  ...bcrypt,
  ...certificates,
  ...crypto,
  ...dates,
  ...defaults,
  ...dicts,
  ...encoding,
  ...floats,
  ...integers,
  ...json,
  ...lists,
  ...paths,
  ...random,
  ...reflection,
  ...regex,
  ...semver,
  ...strings,
  ...system,
  ...urls,
  ...words,
};

/** Every function that a template can call; sprig's `slice` takes the place of the built-in one. */
export const functions: FunctionTable = { ...builtins, ...sprigFunctions };

/** Functions whose result differs from run to run: by chance, or with the clock. */
export const nonDeterministic: ReadonlySet<string> = new Set([
  ...Object.keys(random),
  'ago',
  ...Object.keys(bcrypt),
  'date',
  'dateInZone',
  'date_in_zone',
  'durationRound',
  'encryptAES',
  'genPrivateKey',
  'htmlDate',
  'htmlDateInZone',
  'now',
]);
