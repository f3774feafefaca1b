/** Values by two numbers. */
export class ByPlace<T> {
  size = 0;

  get(row: number, column: number): T | undefined {
    return this.rows.get(row)?.get(column);
  }

  set(row: number, column: number, value: T): void {
    const columns = this.rows.get(row) ?? new Map<number, T>();
    this.rows.set(row, columns);
    this.size += columns.has(column) ? 0 : 1;
    columns.set(column, value);
  }

  clear(): void {
    this.rows.clear();
    this.size = 0;
  }

  private readonly rows = new Map<number, Map<number, T>>();
}
