import type { Joint } from './reachabilityTree';
import { reachabilityTree } from './reachabilityTree';

/** A cluster that stays together over a range of densities. */
interface Cluster {
  readonly parent: Cluster | undefined;
  readonly children: Cluster[];
  /** Density, 1 over distance, from which on it is one of its own */
  readonly birth: number;
  /** Sum over its points of how much longer each stays in it than it has been there (excess of mass) */
  stability: number;
  isChosen: boolean;
}

/**
 * Groups of marked positions of a scan, by density at any scale (HDBSCAN*: Campello, Moulavi & Sander, PAKDD 2013; ACM TKDD 10 (2015) 5): of all groups of at least `least` positions that appear as the
 * distance between neighbours shrinks, those that last longest. Groups that part only at a distance below `reach` stay one (Malzer & Baum, MFI 2020).
 * Where nothing parts, the positions that hang together within `reach` are one group.
 *
 * @param marked of a scan of rows x columns, row-major, not 0 where marked
 * @param reach distance in positions
 * @returns number of the group of each position, from 1 on in the order of their first positions; 0 in none
 */
export function hdbscan(
  marked: ArrayLike<number>,
  shape: readonly [number, number],
  { reach, least }: { readonly reach: number; readonly least: number }
): Int32Array {
  const tree = reachabilityTree(marked, shape, least);
  const groups = new Int32Array(shape[0] * shape[1]);
  if (tree === undefined) {
    return groups;
  }
  const { clusters, clusterOf, left } = condensed(tree, least, groups.length);
  const [root, ...others] = clusters;
  chooseLasting(others);
  mergeNear(others, reach);
  if (!clusters.some(({ isChosen }) => isChosen)) {
    root.isChosen = true;
  }
  const numbers = new Map<Cluster, number>();
  clusterOf.forEach((own, at) => {
    const chosen = own && chosenAbove(own);
    if (chosen && (chosen !== root || left[at] >= 1 / reach)) {
      numbers.set(chosen, numbers.get(chosen) ?? numbers.size + 1);
      groups[at] = numbers.get(chosen) ?? 0;
    }
  });
  return groups;
}

interface Condensed {
  /** The root first, parents before their children */
  readonly clusters: readonly Cluster[];
  /** The last cluster of each marked position, and the density at which it left it */
  readonly clusterOf: readonly (Cluster | undefined)[];
  readonly left: Float64Array;
}

/** The tree of those joints that part into groups that are large enough; smaller ones leave the group they were in. */
function condensed(tree: Joint, least: number, positions: number): Condensed {
  const root: Cluster = { parent: undefined, children: [], birth: 0, stability: 0, isChosen: false };
  const clusters = [root];
  const clusterOf = Array.from({ length: positions }, (): Cluster | undefined => undefined);
  const left = new Float64Array(positions);
  const waiting: { joint: Joint; cluster: Cluster }[] = [{ joint: tree, cluster: root }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { joint, cluster } = next;
    const density = 1 / Math.sqrt(joint.level);
    const large = joint.members.filter(({ size }) => size >= least && size > 1);
    for (const member of joint.members) {
      const isLarge = large.includes(member);
      if (!isLarge) {
        for (const at of pointsOf(member)) {
          clusterOf[at] = cluster;
          left[at] = density;
        }
      }
      if (!isLarge || large.length > 1) {
        cluster.stability += (density - cluster.birth) * member.size;
      }
    }
    for (const member of large) {
      if (large.length === 1) {
        waiting.push({ joint: member, cluster });
        continue;
      }
      const child: Cluster = { parent: cluster, children: [], birth: density, stability: 0, isChosen: false };
      cluster.children.push(child);
      clusters.push(child);
      waiting.push({ joint: member, cluster: child });
    }
  }
  return { clusters, clusterOf, left };
}

function pointsOf(joint: Joint): number[] {
  const points: number[] = [];
  const waiting = [joint];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.at !== undefined) {
      points.push(next.at);
    }
    for (const member of next.members) {
      waiting.push(member);
    }
  }
  return points;
}

/** From the leaves up: a cluster, or those it parts into, whichever have more stability. */
function chooseLasting(clusters: readonly Cluster[]): void {
  for (const cluster of [...clusters].reverse()) {
    const below = cluster.children.reduce((sum, { stability }) => sum + stability, 0);
    if (below > cluster.stability) {
      cluster.stability = below;
    } else {
      choose(cluster);
    }
  }
}

/** A chosen cluster that parted from others below the reach gives way to the last one above that had not. */
function mergeNear(clusters: readonly Cluster[], reach: number): void {
  for (const cluster of clusters) {
    let top = cluster;
    while (top.parent && cluster.isChosen && 1 / top.birth < reach) {
      top = top.parent;
    }
    if (top !== cluster) {
      choose(top);
    }
  }
}

/** Chooses a cluster, and none that is part of it. */
function choose(cluster: Cluster): void {
  const waiting = [...cluster.children];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    next.isChosen = false;
    next.children.forEach(child => waiting.push(child));
  }
  cluster.isChosen = true;
}

function chosenAbove(cluster: Cluster): Cluster | undefined {
  let own: Cluster | undefined = cluster;
  while (own && !own.isChosen) {
    own = own.parent;
  }
  return own;
}
