/** A number as it stands in the store. */
export const encodeNumber = (value: number): Buffer => Buffer.from(String(value));

/** The inverse of {@link encodeNumber}; 0 when there is nothing. */
export const decodeNumber = (value: Uint8Array | undefined): number =>
  value ? Number(Buffer.from(value).toString('utf8')) : 0;
