/** Descriptions without TSDoc's links and line breaks; everything else as it is. */
export function withProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withProse);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, keyword(key, part)]));
}

/** TSDoc's `@deprecated` says why; the keyword of JSON Schema only says that. */
function keyword(key: string, part: unknown): unknown {
  if (typeof part !== 'string') return withProse(part);
  if (key === 'deprecated') return true;
  return key === 'description' ? prose(part) : part;
}

function prose(description: string): string {
  return description
    .replaceAll(/\{@link\s+([^}|\s]+)[^}]*\}/g, '`$1`')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*(?!-)/g, ' ').trim())
    .join('\n\n');
}
