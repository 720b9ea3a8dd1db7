/**
 * Memory for many short-lived buffers: to share a block costs a fraction of what a block for each would. A block is freed once none of
 * its buffers is used any more.
 */
export class MemoryBlocks {
  private block = Buffer.alloc(0);
  private used = 0;

  /** @param blockBytes size of a block; buffers of more than an eighth of it get memory of their own */
  constructor(private readonly blockBytes: number) {}

  /** A buffer that holds anything. */
  take(bytes: number): Buffer {
    if (bytes > this.blockBytes / 8) return Buffer.allocUnsafeSlow(bytes);
    if (this.used + bytes > this.block.length) {
      this.block = Buffer.allocUnsafeSlow(this.blockBytes);
      this.used = 0;
    }
    const taken = this.block.subarray(this.used, this.used + bytes);
    this.used += bytes;
    return taken;
  }
}
