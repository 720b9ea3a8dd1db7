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
  const withoutPasswords = text.includes('://') ? text.replaceAll(address, '$1***@') : text;
  const found = /^(.*?(?:authorization|api-key|x-auth-token)["']?\s*:\s*)(?![{[|>]|$)\S.*$/i.exec(withoutPasswords);
  return found?.[1] === undefined ? withoutPasswords : `${found[1]}***`;
}
