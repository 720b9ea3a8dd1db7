import { EventloomError } from '../../errors';
import type { ArgoWorkflowOperation } from '../../model/triggers/argo-workflow';

/** Whether a flag of the argo command line takes a value, and whether it matters here: what only shows something does not. */
type Flag = 'text' | 'switch' | 'shown text' | 'shown switch';

const everywhere: Readonly<Record<string, Flag>> = {
  namespace: 'text',
  output: 'shown text',
  'no-color': 'shown switch',
  loglevel: 'shown text',
  gloglevel: 'shown text',
  verbose: 'shown switch',
};

const submitting: Readonly<Record<string, Flag>> = {
  ...everywhere,
  name: 'text',
  'generate-name': 'text',
  entrypoint: 'text',
  parameter: 'text',
  serviceaccount: 'text',
  labels: 'text',
  priority: 'text',
  strict: 'shown switch',
};

const flags: { readonly [K in ArgoWorkflowOperation]: Readonly<Record<string, Flag>> } = {
  submit: submitting,
  'submit-from': submitting,
  resubmit: { ...everywhere, parameter: 'text', priority: 'text' },
  retry: { ...everywhere, parameter: 'text', 'restart-successful': 'switch', 'node-field-selector': 'text' },
  resume: { ...everywhere, 'node-field-selector': 'text' },
  stop: { ...everywhere, 'node-field-selector': 'text', message: 'text' },
  suspend: everywhere,
  terminate: everywhere,
};

const shorthands: Readonly<Record<string, string>> = {
  l: 'labels',
  n: 'namespace',
  o: 'output',
  p: 'parameter',
  v: 'verbose',
};

/** What the `args` of a trigger say. */
export class Args {
  private readonly values = new Map<string, string[]>();
  /** What cannot be done, as it is written. */
  readonly unknown: string[] = [];

  /** @param args as they would follow the argo command */
  constructor(operation: ArgoWorkflowOperation, args: readonly string[] = []) {
    const known = flags[operation];
    for (let index = 0; index < args.length; index++) {
      const arg = args[index] ?? '';
      const { name, value } = split(arg);
      const flag = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!flag) {
        this.unknown.push(arg.split('=', 1)[0] ?? arg);
        if (arg.startsWith('-') && value === undefined && !(args[index + 1] ?? '-').startsWith('-')) index++;
      } else if (flag.endsWith('switch')) this.add(name, value ?? 'true');
      else if (value !== undefined) this.add(name, value);
      else if (index + 1 < args.length) this.add(name, args[++index] ?? '');
      else this.unknown.push(`${arg} without a value`);
    }
  }

  /** The last value of a flag; undefined when it is not given. */
  text(name: string): string | undefined {
    return this.values.get(name)?.at(-1);
  }

  /** All values of a flag. */
  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** Whether a flag is on. */
  isOn(name: string): boolean {
    return ['true', 't', '1'].includes((this.text(name) ?? '').toLowerCase());
  }

  /**
   * A flag that lists `name=value`.
   * @throws EventloomError `bad-definition`
   */
  pairs(name: string, separator: string | undefined): readonly (readonly [string, string])[] {
    const texts = this.all(name).flatMap((text) => (separator === undefined ? [text] : text.split(separator)));
    return texts
      .filter((text) => text !== '')
      .map((text) => {
        const equals = text.indexOf('=');
        if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)] as const;
        throw new EventloomError(
          'bad-definition',
          `--${name} of an argoWorkflow trigger has to say NAME=VALUE, not "${text}"`,
        );
      });
  }

  private add(name: string, value: string): void {
    const values = this.values.get(name);
    if (values) values.push(value);
    else this.values.set(name, [value]);
  }
}

/** `--name`, `--name=value`, `-n`, `-n=value` and `-nvalue`. */
function split(arg: string): { readonly name: string; readonly value?: string } {
  const [, long, longValue] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
  if (long !== undefined) return { name: long, ...(longValue !== undefined && { value: longValue }) };
  const [, letter = '', rest = ''] = /^-([A-Za-z])(.*)$/s.exec(arg) ?? [];
  const name = Object.hasOwn(shorthands, letter) ? (shorthands[letter] ?? '') : '';
  return { name, ...(rest !== '' && { value: rest.replace(/^=/, '') }) };
}
