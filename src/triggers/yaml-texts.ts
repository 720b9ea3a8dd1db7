/** What YAML would take for something else than text. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Texts that need no quotes. */
const plain = /^[A-Za-z_][\w./-]*(?: [\w./-]+)*$/;

/** Texts by name, as YAML, in the order of their names. */
export function yamlOfTexts(texts: { readonly [name: string]: string }): string {
  const lines = Object.entries(texts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, text]) => `${scalar(name)}: ${scalar(String(text))}\n`);
  return lines.length === 0 ? '{}\n' : lines.join('');
}

const scalar = (text: string): string => (plain.test(text) && !reserved.test(text) ? text : JSON.stringify(text));
