/** Waits for work on folders no longer than it may take, so that one file server that does not answer delays nothing else. */
export class InTime<T> {
  /** @param onLate told of a folder that has taken too long */
  constructor(
    private readonly patienceMs: number,
    private readonly onLate: (folder: string, error: Error) => void
  ) {}

  /** Whether the work on a folder is still waited for. */
  isAwaited(folder: string): boolean {
    return this.awaited.has(folder);
  }

  /** What has come late since this was asked last. */
  late(): T[] {
    return this.answers.splice(0);
  }

  /** @returns what comes of the work in time; what comes of it later is for `late` */
  async wait(folder: string, work: Promise<T | undefined>): Promise<T | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<'late'>(resolve => {
      timer = setTimeout(() => resolve('late'), this.patienceMs);
    });
    const answer = await Promise.race([work, patience]);
    clearTimeout(timer);
    if (answer !== 'late') {
      return answer;
    }
    this.awaited.add(folder);
    this.onLate(folder, new Error(`It has not answered for ${this.patienceMs / 1000} s.`));
    void work.then(found => {
      this.awaited.delete(folder);
      this.answers.push(...(found ? [found] : []));
    });
    return undefined;
  }

  private readonly awaited = new Set<string>();
  private readonly answers: T[] = [];
}
