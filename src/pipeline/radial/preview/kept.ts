/** Keeps what was made last, for as long as it is made of the same. */
export class Kept<T> {
  /**
   * @param of all that it is made of, as JSON
   * @param make is not asked when it is known
   */
  async get(of: unknown, make: () => T | Promise<T>): Promise<T> {
    const key = JSON.stringify(of);
    if (key !== this.key || this.value === undefined) {
      // Not before it is there: what was cancelled is made again
      const value = await make();
      this.value = value;
      this.key = key;
      return value;
    }
    return this.value;
  }

  private key = '';
  private value: T | undefined;
}
