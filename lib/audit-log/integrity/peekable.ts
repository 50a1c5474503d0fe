/** The rows of a long answer one by one, the next of which can be seen before it is taken. */
export class PeekableRows<R> {
  #batch: R[] = [];
  #place = 0;
  #taken = 0;

  constructor(private readonly batches: AsyncGenerator<R[]>) {}

  /** How many rows were taken so far. */
  get taken(): number {
    return this.#taken;
  }

  /** The next row; undefined at the end. */
  async next(): Promise<R | undefined> {
    if (this.#place === this.#batch.length) {
      const { value } = await this.batches.next();
      this.#batch = value ?? [];
      this.#place = 0;
    }
    return this.#batch[this.#place];
  }

  /** Goes past the next row. */
  take(): void {
    this.#place++;
    this.#taken++;
  }

  /** Lets go of the rows that nobody took. */
  async close(): Promise<void> {
    await this.batches.return(undefined);
  }
}
