/** Where the values of secrets come from. A value never appears in a message. */
export interface Secrets {
  /**
   * The bytes of one key of a Secret, without the newline at their end.
   * @throws EventloomError `secret-missing`
   */
  value(name: string, key: string): Promise<Buffer>;
}
