import type { Problem, Severity } from '../model/problem';
import type { RuleDescription } from './rule';

const levels: { readonly [S in Severity]: 'error' | 'warning' | 'note' } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** Problems as SARIF 2.1.0, which code scanners read. */
export function formatSarif(problems: readonly Problem[], rules: readonly RuleDescription[]): string {
  const known = new Map(rules.map((rule) => [rule.code, rule]));
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const driver = { name: 'eventloom', rules: codes.map((code) => described(code, known.get(code))) };
  const results = problems.map((problem) => resultOf(problem, codes.indexOf(problem.code)));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function described(id: string, rule: RuleDescription | undefined): object {
  if (rule === undefined) return { id };
  const text = rule.why.replaceAll('\n', ' ');
  return {
    id,
    shortDescription: { text: rule.title },
    fullDescription: { text },
    help: {
      text,
      markdown: `${text}\n\nRight:\n\n\`\`\`yaml\n${rule.good}\`\`\`\n\nWrong:\n\n\`\`\`yaml\n${rule.bad}\`\`\`\n`,
    },
    defaultConfiguration: { level: levels[rule.severity] },
  };
}

function resultOf({ code, severity, message, place, fix }: Problem, ruleIndex: number): object {
  const { file, line, column } = place;
  const region =
    line === undefined ? {} : { region: { startLine: line, ...(column !== undefined && { startColumn: column }) } };
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: fix === undefined ? message : `${message} (${fix})` },
    locations: [{ physicalLocation: { artifactLocation: { uri }, ...region } }],
  };
}
