/** Rows of a batched query with one row of lookahead. */
export class PeekableRows<R> {
  #batch: R[] = [];
  #place = 0;
  #taken = 0;

  constructor(private readonly batches: AsyncGenerator<R[]>) {}

  get taken(): number {
    return this.#taken;
  }

  /** Undefined at the end. */
  async next(): Promise<R | undefined> {
    if (this.#place === this.#batch.length) {
      const { value } = await this.batches.next();
      this.#batch = value ?? [];
      this.#place = 0;
    }
    return this.#batch[this.#place];
  }

  /** Moves on after {@link next}. */
  take(): void {
    this.#place++;
    this.#taken++;
  }

  async close(): Promise<void> {
    await this.batches.return(undefined);
  }
}
