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

/** What one task of a job does: task i of n what is numbered i, i + n, ... */
export function sharesOf(order: Pick<JobOrder, 'inputs' | 'splits' | 'tasks'>, task: number): ShareOfInput[] {
  return allShares(order).filter((_, index) => index % order.tasks === task);
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
