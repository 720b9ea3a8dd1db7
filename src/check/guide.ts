import type { RuleDescription } from './rule';

/** The page that tells about a rule, as Markdown. */
export function pageOf(rule: RuleDescription): string {
  return `<!-- Generated from src/check by scripts/generate-rules.ts: do not edit. -->

# ${rule.code}

${rule.title}. Severity: ${rule.severity}.

${rule.why}

## Right

\`\`\`yaml
${rule.good}\`\`\`

## Wrong

\`\`\`yaml
${rule.bad}\`\`\`
`;
}

/** The page that lists all rules, as Markdown. */
export function indexOf(rules: readonly RuleDescription[]): string {
  const rows = rules.map(({ code, severity, title }) => `| [${code}](${code}.md) | ${severity} | ${title} |`);
  return `<!-- Generated from src/check by scripts/generate-rules.ts: do not edit. -->

# Rules of \`eventloom check\`

\`error\` is for what is certainly wrong, \`warning\` for what probably is, and notes (\`info\`) are worth knowing. A severity here is the worst that
a rule reports: where a case is less certain, it says less.

| rule | severity | what holds when it finds nothing |
|---|---|---|
${rows.join('\n')}

## Leaving something out

A comment on the line, or on the line before, names the rule and says why:

\`\`\`yaml
spec:
  # eventloom-ignore deprecated-bus: moved to JetStream in the next release
  nats:
    native: {}
\`\`\`

\`# eventloom-ignore-file deprecated-bus: ...\` does so for a whole file. For a whole project, \`eventloom.json\` (or \`eventloom\` in package.json)
gives the severity of a rule, or switches it off:

\`\`\`json
{ "check": { "rules": { "unused": "off", "weak-security": "error" }, "exclude": ["vendor", "clusters/*/legacy/**"] } }
\`\`\`

\`exclude\` leaves files and folders out, by patterns relative to the settings: \`*\` stands for anything but slashes, \`**\` for any number of
folders, and a pattern without a slash for a name anywhere. Files that are named in the call are looked at all the same.

## Folders, kustomize and Helm

In a folder, patches and other files that a kustomization only takes parts from are left out, and so are the templates of Helm charts. To check
what is applied in the end, check what is built:

\`\`\`
eventloom check --kustomize overlays/production
helm template charts/pipelines | eventloom check -
\`\`\`
`;
}
