/** `scheme://user:password@host`. */
// Bounded, so that looking through a long text takes no longer than its length.
const address = /([a-z][a-z0-9+.-]{0,20}:\/\/[^/@\s:]{0,200}:)([^/@\s]{1,200})@/gi;

/** Headers whose value is a credential. */
const header = /\b(?:proxy-)?authorization|\b(?:x-)?api-key|\bx-auth-token/i;

/** What stands where a value will be put. */
const placeholder = /^(?:\{\{.*\}\}|\$\{.*\}|\$\(.*\)|<.*>|x+|\*+|)$/i;

/** The passwords that stand in addresses of a text. */
export function passwordsIn(text: string): string[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(address)].flatMap(([, , password = '']) => (placeholder.test(password) ? [] : password));
}

/** Whether a header of this name and value carries a credential. */
export function isCredential(name: string, value: string): boolean {
  return header.test(name) && !placeholder.test(value);
}

/** A text without the passwords of its addresses, and without the values of headers that carry credentials. */
export function masked(text: string): string {
  const withoutTokens = text.replaceAll(tokens, '***');
  const withoutPasswords = withoutTokens.includes('://') ? withoutTokens.replaceAll(address, '$1***@') : withoutTokens;
  const found = /^(.*?(?:authorization|api-key|x-auth-token)["']?\s*:\s*)(?![{[|>]|$)\S.*$/i.exec(withoutPasswords);
  return found?.[1] === undefined ? withoutPasswords : `${found[1]}***`;
}

/** How tokens and keys begin that providers made so that they can be recognized. */
const token =
  /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{40,}|glpat-[A-Za-z0-9_-]{20,}|xox[abprs]-[A-Za-z0-9-]{20,}|(?:AKIA|ASIA)[A-Z0-9]{16}\b|[sr]k_live_[A-Za-z0-9]{20,}|AIza[A-Za-z0-9_-]{35})|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;

/** Characters of the shortest of them. */
const shortestToken = 20;

const tokens = new RegExp(token, 'g');

/** Whether a text holds a token or a private key of a well-known form. */
export function holdsToken(text: string): boolean {
  return text.length >= shortestToken && token.test(text);
}

/** Names of variables whose value is a credential. */
const variable = /(?:^|_)(?:PASSWORD|PASSWD|TOKEN|API_?KEY|SECRET(?:_?KEY)?|ACCESS_KEY|PRIVATE_KEY)$/i;

/** Whether an environment variable of this name and value is a credential that stands in the manifest. */
export function isCredentialVariable(name: string, value: string): boolean {
  return (
    variable.test(name) &&
    value !== '' &&
    !placeholder.test(value) &&
    !/^(?:true|false|[0-9]{1,4}|[/.].*|https?:.*)$/i.test(value)
  );
}

/** Whether a value of a Secret is one, and not encrypted or to be filled in. */
export function isPlainValue(value: string): boolean {
  return (
    value !== '' &&
    !placeholder.test(value) &&
    !/^(?:ENC\[|<path:|vault:|ref\+|AQICAH|change-?me|replace-?me)/i.test(value)
  );
}
