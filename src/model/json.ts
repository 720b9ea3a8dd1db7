/** A JSON value as JSON.parse gives it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object as JSON.parse gives it. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A JSON value whose whole numbers beyond 2^53 are bigints, so that they keep all their digits. */
export type ExactJson = Json | bigint | readonly ExactJson[] | { readonly [key: string]: ExactJson | undefined };
