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

/** Keeps likewise what may change without a sign. Once it is old it is made again behind the scenes: nobody waits for what is nearly always the same. */
export class Renewed<T> {
  /** @param oldMs it is made again when somebody asks for it after so long */
  constructor(private readonly oldMs: number) {}

  /**
   * @param of all that it is made of but what gives no sign, as JSON
   * @param now it is made again before anything else
   */
  async get(of: unknown, make: () => Promise<T>, now = false): Promise<T> {
    const key = JSON.stringify(of);
    if (now || key !== this.key || !this.value) {
      const made = await make();
      this.take(key, { made });
      return made;
    }
    const { made } = this.value;
    if (performance.now() - this.madeAt > this.oldMs && !this.isRenewing) {
      this.isRenewing = true;
      make()
        .then(
          renewed => this.key === key && this.take(key, { made: renewed }),
          // What is wrong is told to who asks next
          () => this.key === key && this.take(key, undefined)
        )
        .finally(() => (this.isRenewing = false));
    }
    return made;
  }

  private take(key: string, value: { readonly made: T } | undefined): void {
    this.key = key;
    this.value = value;
    this.madeAt = performance.now();
  }

  private key = '';
  private value: { readonly made: T } | undefined;
  private madeAt = 0;
  private isRenewing = false;
}
