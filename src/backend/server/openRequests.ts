/** What a page has asked and has no answer to yet: all of it comes to an end with the page. */
export class OpenRequests {
  get count(): number {
    return this.open.size;
  }

  /** Of a page that has gone, what is begun has been given up already. */
  begin(): AbortController {
    const abort = new AbortController();
    if (this.isOver) {
      abort.abort();
    }
    this.open.add(abort);
    return abort;
  }

  /** There is an answer. */
  end(abort: AbortController): void {
    this.open.delete(abort);
  }

  /** The page has gone. */
  endAll(): void {
    this.isOver = true;
    this.open.forEach(abort => abort.abort());
  }

  private readonly open = new Set<AbortController>();
  private isOver = false;
}
