import { failure } from '../failure';
import type { FunctionTable } from '../function';
import { fn } from '../function';

/** What reaches outside in Go: here the environment is empty, and names of hosts are not looked up. */
export const system: FunctionTable = {
  env: fn(['string'], () => ''),
  expandenv: fn(['string'], expand),
  getHostByName: fn(['string'], () => {
    throw failure('refused: a template has no network');
  }),
};

const variable = /\$(?:\{\}|\{([*#$@!?\-0-9])\}|\{([^}]+)\}|\{|[*#$@!?\-0-9]|[A-Za-z0-9_]+)/g;

/** Replaces `$name` and `${name}` by nothing; a dollar sign before anything else stays. */
function expand(text: string): string {
  return text.replace(variable, '');
}
