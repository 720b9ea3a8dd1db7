/** Spreads compact JSON over lines, two spaces for each level; empty lists and objects stay on one line. */
export function indentJson(compact: string): string {
  const parts: string[] = [];
  let margin = '\n';
  for (const [token] of compact.matchAll(tokens)) {
    switch (token) {
      case '{':
      case '[':
        margin += '  ';
        parts.push(token, margin);
        break;
      case '}':
      case ']':
        margin = margin.slice(0, -2);
        parts.push(margin, token);
        break;
      case ',':
        parts.push(token, margin);
        break;
      case ':':
        parts.push(': ');
        break;
      default:
        parts.push(token);
    }
  }
  return parts.join('');
}

const tokens = /\{\}|\[\]|[{}[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^{}[\],:"]+/g;
