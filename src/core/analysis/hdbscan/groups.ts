/** Groups that join: which of them something is in is told by one of its members (disjoint sets, with paths halved). */
export class Groups {
  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, at) => at);
  }

  of(at: number): number {
    const { parents } = this;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** @returns false where both are in one group already */
  join(one: number, other: number): boolean {
    const [first, second] = [this.of(one), this.of(other)];
    this.parents[second] = first;
    return first !== second;
  }

  private readonly parents: Int32Array;
}
