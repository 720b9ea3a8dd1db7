/** The position in a trace that a W3C `traceparent` names. */
export interface TracePosition {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** Bit 0: the sender records this trace. */
  readonly flags: number;
}

const form = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/s;

/** What a `traceparent` says; undefined when it is not valid. Later versions may add to it, but what is known stays in its place. */
export function parseTraceparent(text: string): TracePosition | undefined {
  const [, version, traceId, spanId, flags = '', more] = form.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || (version === '00' && more !== undefined)) return undefined;
  return { traceId, spanId, flags: Number.parseInt(flags, 16) };
}

/** A position as version 00 writes it. */
export const formatTraceparent = ({ traceId, spanId, flags }: TracePosition): string =>
  `00-${traceId}-${spanId}-${flags.toString(16).padStart(2, '0')}`;

/** The `traceparent` of a request in the version that is passed on; undefined without exactly one that is valid. */
export function requestTraceparent(values: readonly string[] | undefined): string | undefined {
  if (values?.length !== 1) return undefined;
  const position = parseTraceparent(values[0] ?? '');
  return position && formatTraceparent(position);
}
