/** A document that Go's YAML reader would refuse, with the offset in the text of the document where it would stop. */
export class Unreadable extends Error {
  readonly offset: number;
  /** What to do about it. */
  readonly fix?: string;

  constructor(message: string, offset: number, fix?: string) {
    super(message);
    this.name = 'Unreadable';
    this.offset = offset;
    if (fix !== undefined) this.fix = fix;
  }
}
