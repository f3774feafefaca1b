import type { TranslationBundle } from '@jupyterlab/translation';

import type { Axes, ImagePoint, ScreenPoint } from '../axes';

/** [rows, columns] of the image that a shape lies on. */
export type ImageShape = readonly [number, number];

/** A number of a shape, as its box shows it. */
export interface HandleNumber<Shape> {
  /** Before the box: "Inner radius" */
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Of the arrows of the box; 0.1 when absent */
  readonly step?: number;
  /** The shape with another value */
  changed(value: number): Shape;
}

/** How a part of a shape is drawn, in pixels of the screen. */
export interface DrawnPart {
  /** Outline that can be taken hold of, as an SVG path; absent for a point */
  readonly path?: string;
  readonly knob: ScreenPoint;
}

/**
 * What handles know of a kind of shape: its parts, what hand and keys do to them, and how they are called and drawn. Pure, so
 * that a new shape is one file with its spec.
 */
export interface HandleGeometry<Shape, Part extends string = string> {
  /** What can be taken hold of, in the order in which the keyboard meets it */
  parts(shape: Shape): readonly Part[];
  /** The shape as it was when a part was taken hold of, after the hand went from one place to another */
  dragged(shape: Shape, part: Part, from: ImagePoint, to: ImagePoint, image: ImageShape): Shape;
  /** The shape after an arrow key: one pixel, or ten */
  nudged(shape: Shape, part: Part, step: ImagePoint, image: ImageShape): Shape;
  /** The numbers a part moves, at least one */
  numbersOf(shape: Shape, part: Part, image: ImageShape, trans: TranslationBundle): readonly HandleNumber<Shape>[];
  /** What a part is called */
  words(part: Part, trans: TranslationBundle): string;
  /** Where a part stands, in words */
  says(shape: Shape, part: Part, trans: TranslationBundle): string;
  draw(shape: Shape, part: Part, axes: Axes): DrawnPart;
}
