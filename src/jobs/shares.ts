import type { ShareOfInput } from '../pipeline/work';
import type { JobItem } from '../protocol/jobs';
import type { JobOrder, Split } from './jobSchema';

/**
 * All that a job does: its inputs in their order, with the parts of one in its place; what joins parts comes last, so that everything
 * before it can be begun at once.
 */
export function allShares({ inputs, splits = {} }: Pick<JobOrder, 'inputs' | 'splits'>): ShareOfInput[] {
  const first = inputs.flatMap((input): ShareOfInput[] =>
    splits[input] ? splits[input].parts.map(index => ({ input, share: shareOf(splits[input], index) })) : [{ input }]
  );
  const joins = inputs.filter(input => splits[input]).map(input => ({ input, share: shareOf(splits[input]) }));
  return [...first, ...joins];
}

/** What a job says of who does what. */
type Parted = Pick<JobOrder, 'inputs' | 'splits' | 'tasks' | 'joinTasks'>;

/**
 * What one task of a job does: task i of n what is numbered i, i + n, ... Parts are joined by tasks of their own, which come last: one that
 * does other work too would keep the others waiting. A single task does all.
 */
export function sharesOf(order: Parted, task: number): ShareOfInput[] {
  const before = tasksBeforeJoins(order);
  const shares = allShares(order);
  if (order.tasks === 1) {
    return shares;
  }
  const [kind, at, tasks] = task < before ? [false, task, before] : [true, task - before, order.tasks - before];
  return shares.filter(share => isJoin(share) === kind).filter((_, index) => index % tasks === at);
}

/** How many tasks of a job join nothing, or not only: they come before those that do. */
export function tasksBeforeJoins({ inputs, splits = {}, tasks, joinTasks }: Parted): number {
  if (inputs.every(input => splits[input]?.parts.length === 0)) {
    return 0;
  }
  // Others can write any number into a directory
  return Math.max(1, tasks - (joinTasks ?? Object.keys(splits).length));
}

/** Whether tasks do several things one after another, of which one may fail and the others not. */
export function isGrouped(order: Parted): boolean {
  return order.tasks < allShares(order).length;
}

/** Whether a share joins the parts of its input. */
export function isJoin({ share }: ShareOfInput): boolean {
  return share !== undefined && share.index === undefined;
}

/** Tells a share from all others of its job, as its item does. */
export function keyOf({ input, part }: Pick<JobItem, 'input' | 'part'>): string {
  return part ? `${part.index}\n${input}` : input;
}

/** What an item of a share is known by. */
export function itemOfShare({ input, share }: ShareOfInput): Pick<JobItem, 'input' | 'part'> {
  return share?.index === undefined ? { input } : { input, part: { index: share.index, of: share.of } };
}

function shareOf({ of, folder }: Split, index?: number): NonNullable<ShareOfInput['share']> {
  return { of, folder, ...(index !== undefined && { index }) };
}
