/** The flags, width and precision of one formatting directive. */
export interface Flags {
  width: number | undefined;
  precision: number | undefined;
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%+v`: names of fields. */
  plusV: boolean;
  /** `%#v`: Go syntax. */
  sharpV: boolean;
}

/** Flags as they are before a directive is read. */
export function noFlags(): Flags {
  return {
    width: undefined,
    precision: undefined,
    minus: false,
    plus: false,
    sharp: false,
    space: false,
    zero: false,
    plusV: false,
    sharpV: false,
  };
}

/** Pads to the width, on the left unless there is a `-` flag. */
export function pad(text: string, flags: Flags, zero: boolean = flags.zero): string {
  if (flags.width === undefined || flags.width <= text.length / 2) return text;
  const missing = flags.width - runeCount(text);
  if (missing <= 0) return text;
  return flags.minus ? text + ' '.repeat(missing) : (zero ? '0' : ' ').repeat(missing) + text;
}

/** How many code points a text has; a byte that is not UTF-8 counts as one. */
function runeCount(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      count--;
      at++;
    }
  }
  return count;
}
