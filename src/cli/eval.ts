import { Command, InvalidArgumentError } from 'commander';
import { type ErrorCode, EventloomError } from '../errors';
import type { CronQuestion } from './eval/cron';
import type { Evaluation } from './eval/evaluation';
import type { FilterQuestion } from './eval/filter';
import type { ParamsQuestion } from './eval/params';
import { print, printAside } from './output';

const maxTimes = 1000;

/** Errors of what was evaluated; all others are errors of the question. */
const programErrors: ReadonlySet<ErrorCode> = new Set(['bad-program', 'program-failed', 'program-limit']);

interface ExplainFlag {
  readonly explain?: boolean;
}

/**
 * `eventloom eval`: runs one of the languages of manifests on a payload. Exits with 0 for a result or a yes, 1 for a no and for a
 * program that fails, 2 if it could not look.
 */
export function evalCommand(): Command {
  const command = new Command('eval').description('try an expression, a template, a filter, a schedule on a payload');
  for (const language of payloadLanguages) command.addCommand(payloadCommand(language));
  return command
    .addCommand(regexCommand())
    .addCommand(cronCommand())
    .addCommand(conditionCommand())
    .addCommand(filterCommand())
    .addCommand(paramsCommand());
}

interface PayloadLanguage {
  readonly name: string;
  readonly program: string;
  readonly description: string;
  /** Loads the language and all that it needs. */
  readonly load: () => (program: string, payload: string) => Evaluation;
}

const payloadLanguages: readonly PayloadLanguage[] = [
  {
    name: 'path',
    program: 'path',
    description: 'what a path such as body.commits.#.id leads to, as in data filters and dataKey',
    load: () => (require('./eval/path') as typeof import('./eval/path')).evaluatePath,
  },
  {
    name: 'expr',
    program: 'expression',
    description: "what an event source's filter.expression says",
    load: () => (require('./eval/expr') as typeof import('./eval/expr')).evaluateExpr,
  },
  {
    name: 'template',
    program: 'template',
    description: 'what a dataTemplate such as "{{ .Input.body.ref }}" gives',
    load: () => (require('./eval/template') as typeof import('./eval/template')).evaluateTemplate,
  },
  {
    name: 'jq',
    program: 'program',
    description: 'what a jq program of transform gives',
    load: () => (require('./eval/jq') as typeof import('./eval/jq')).evaluateJq,
  },
  {
    name: 'lua',
    program: 'script',
    description: 'what a script of filters or transform gives',
    load: () => (require('./eval/lua') as typeof import('./eval/lua')).evaluateLua,
  },
];

function payloadCommand({ name, program, description, load }: PayloadLanguage): Command {
  return subcommand(name, description)
    .argument(`<${program}>`)
    .argument('[payload]', 'a file with the data of an event, - for standard input (default: an empty object)')
    .action((text: string, file: string | undefined, { explain }: ExplainFlag) => {
      const { readPayload } = require('./eval/payload') as typeof import('./eval/payload');
      const payload = readPayload(file);
      report(() => load()(text, payload), explain);
    });
}

function regexCommand(): Command {
  return subcommand('regex', 'whether a regular expression matches a text')
    .argument('<pattern>')
    .argument('<text>')
    .action((pattern: string, text: string, { explain }: ExplainFlag) => {
      const { evaluateRegex } = require('./eval/regex') as typeof import('./eval/regex');
      report(() => evaluateRegex(pattern, text), explain);
    });
}

function cronCommand(): Command {
  return subcommand('cron', 'the next times of a schedule')
    .argument('<schedule>', 'five fields, such as "0 2 * * 1-5"')
    .option('--timezone <zone>', 'such as Europe/Oslo (default: UTC)')
    .option('--from <time>', 'the moment to begin at, such as 2024-05-17T10:30:00Z (default: now)')
    .option('--count <n>', 'how many times', timesOption, 5)
    .action((schedule: string, flags: CronQuestion & ExplainFlag) => {
      const { evaluateCron } = require('./eval/cron') as typeof import('./eval/cron');
      report(() => evaluateCron(schedule, flags), flags.explain);
    });
}

function conditionCommand(): Command {
  return subcommand('condition', 'when the conditions of a trigger hold')
    .argument('<conditions>', 'such as "(push || tag) && approval"')
    .argument('<dependencies...>', 'all dependencies of the sensor')
    .option('--had <names>', 'those that have had an event, separated by commas (default: all)')
    .action((conditions: string, dependencies: readonly string[], { explain, had }: ExplainFlag & { had?: string }) => {
      const { evaluateCondition } = require('./eval/condition') as typeof import('./eval/condition');
      const names = had?.split(',').filter((name) => name !== '');
      const unknown = names?.find((name) => !dependencies.includes(name));
      if (unknown !== undefined) {
        const message = `--had names "${unknown}", which is none of the dependencies: ${dependencies.join(', ')}`;
        throw new EventloomError('bad-value', message);
      }
      report(() => evaluateCondition(conditions, dependencies, names), explain);
    });
}

function filterCommand(): Command {
  return sensorCommand('filter', 'whether a payload interests a dependency, and why')
    .argument('<payload>', 'a file with the data of the event, - for standard input')
    .option('--dependency <name>', 'which dependency, when there are several')
    .action((manifest: string, payload: string, flags: FilterQuestion & ExplainFlag) => {
      const { evaluateFilter } = require('./eval/filter') as typeof import('./eval/filter');
      report(() => evaluateFilter(manifest, payload, flags), flags.explain ?? true);
    });
}

function paramsCommand(): Command {
  return sensorCommand('params', 'what a trigger would act on, with its parameters filled in')
    .argument('<payloads...>', 'a file for all dependencies, or dependency=file for each; - for standard input')
    .option('--trigger <name>', 'which trigger, when there are several')
    .action((manifest: string, payloads: readonly string[], flags: ParamsQuestion & ExplainFlag) => {
      const { evaluateParams } = require('./eval/params') as typeof import('./eval/params');
      report(() => evaluateParams(manifest, payloads, flags), flags.explain ?? true);
    });
}

function sensorCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .exitOverride()
    .option('--no-explain', 'do not tell the steps')
    .argument('<manifest>', 'a file or folder with a Sensor')
    .option('--sensor <name>', 'which sensor, when there are several')
    .option('--type <type>', 'the type of the event, for context filters', 'webhook')
    .option('--time <time>', 'when the event was made, such as 2024-05-17T10:30:00Z (default: now)');
}

function subcommand(name: string, description: string): Command {
  return new Command(name).description(description).exitOverride().option('--explain', 'tell the steps too');
}

function timesOption(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= maxTimes) return count;
  throw new InvalidArgumentError(`it must be a whole number from 1 to ${maxTimes}`);
}

/** The result goes to standard output, alone; the steps and what went wrong go beside it. */
function report(evaluate: () => Evaluation, explain: boolean | undefined): void {
  try {
    const { output, passed, steps } = evaluate();
    if (explain) printAside(steps.map((step) => `${step}\n`).join(''));
    print(output);
    process.exitCode = passed ? 0 : 1;
  } catch (error) {
    if (!(error instanceof EventloomError) || !programErrors.has(error.code)) throw error;
    printAside(`${error.code}: ${error.message}\n`);
    process.exitCode = 1;
  }
}
