import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Axes, ImagePoint } from '../../plots/axes';
import { HandleFields } from '../../plots/handles/HandleFields';
import type { HandlesProps } from '../../plots/handles/Handles';
import { Handles } from '../../plots/handles/Handles';
import { detectorHandles } from '../../plots/handles/detectorHandles';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { ringHandles } from './ringHandles';
import type { RingShape } from './ringShape';
import { begunAt } from './ringShape';
import { wedgeHandles } from '../../plots/handles/wedgeHandles';

/** What the hand holds. */
export type Held =
  | { readonly kind: 'ring' }
  | { readonly kind: 'disc'; readonly at: number }
  | { readonly kind: 'wedge'; readonly at: number };

/** Handles over the pattern, and the number boxes that move the same. */
export interface Grip {
  overlay(axes: Axes): JSX.Element;
  readonly fields: JSX.Element;
}

/** What a grip acts on. */
export interface HandContext {
  readonly options: CalibrationOptions;
  /** Where the ring that can be dragged begins, and its tan(2θ)/λ in 1/Å */
  readonly ring: RingShape;
  readonly t: number;
  /** Centre of the wedges */
  readonly apex: ImagePoint;
  readonly image: readonly [number, number];
  /** @param isHeld in the middle of a drag */
  onOptions(options: CalibrationOptions, isHeld?: boolean): void;
  onHold(): void;
}

/** The grip of what is held; undefined where it is not there any more. */
export function gripOf(held: Held, context: HandContext, trans: TranslationBundle): Grip | undefined {
  const { options, ring, t, apex, image, onOptions, onHold } = context;
  const { excludeDiscs: discs = [], excludeSectors: sectors = [] } = options;
  if (held.kind === 'ring') {
    return grip({
      label: trans.__('Ring to begin with'),
      geometry: ringHandles,
      shape: ring,
      image,
      onShape: (next, isHeld) => onOptions(begunAt(options, ring, next, t), isHeld),
      onHold
    });
  }
  if (held.kind === 'disc') {
    if (held.at >= discs.length) {
      return undefined;
    }
    const [row, column, radius] = discs[held.at];
    return grip({
      label: trans.__('Disc left out'),
      geometry: detectorHandles,
      shape: { shape: 'disc', row, column, radius },
      image,
      onShape: (next, isHeld) =>
        next.shape === 'disc' &&
        onOptions(
          { ...options, excludeDiscs: replacedAt(discs, held.at, [next.row, next.column, next.radius]) },
          isHeld
        ),
      onHold
    });
  }
  return held.at >= sectors.length
    ? undefined
    : grip({
        label: trans.__('Wedge left out'),
        geometry: wedgeHandles(apex, reachOf(image)),
        shape: sectors[held.at],
        image,
        onShape: ([from, to], isHeld) =>
          onOptions({ ...options, excludeSectors: replacedAt(sectors, held.at, [from, to]) }, isHeld),
        onHold
      });
}

/** How far wedges are drawn, px. */
export function reachOf([rows, columns]: readonly [number, number]): number {
  return Math.min(rows, columns) / 2;
}

function replacedAt<T>(list: readonly T[], at: number, item: T): T[] {
  return list.map((one, index) => (index === at ? item : one));
}

function grip<Shape, Part extends string>(props: Omit<HandlesProps<Shape, Part>, 'axes'>): Grip {
  return {
    overlay: axes => <Handles {...props} axes={axes} />,
    fields: <HandleFields {...props} />
  };
}
