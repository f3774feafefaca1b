import * as z from 'zod';

import { StateModel } from '../parts/stateModel';

/** Where the table stands beside the detail. */
export type TablePlace = 'left' | 'above';

export interface FrameState {
  readonly table: TablePlace;
  /** Part of the room that the table takes, 0 to 1 */
  readonly share: number;
  /** Whether the options are open */
  readonly optionsOpen: boolean;
  /** How often they were asked for: they take the focus each time */
  readonly optionsAsked: number;
}

const savedSchema = z.object({ table: z.enum(['left', 'above']), share: z.number().min(0.1).max(0.9) });

/** What is remembered of a frame. */
export type SavedFrame = z.output<typeof savedSchema>;

/** How a panel is divided, and whether its options are in view. */
export class FrameModel extends StateModel<FrameState> {
  constructor() {
    super({ table: 'left', share: 0.42, optionsOpen: false, optionsAsked: 0 });
  }

  setTable(table: TablePlace): void {
    this.set({ table });
  }

  /** Takes what the divider was moved to; the table and the detail keep a tenth each. */
  setShare(share: number): void {
    this.set({ share: Math.min(0.9, Math.max(0.1, share)) });
  }

  /** Opens the options, where something is to be chosen or mended. */
  openOptions(): void {
    this.set({ optionsOpen: true, optionsAsked: this.state.optionsAsked + 1 });
  }

  closeOptions(): void {
    this.set({ optionsOpen: false });
  }

  get saved(): SavedFrame {
    const { table, share } = this.state;
    return { table, share };
  }

  /** Takes up what `saved` gave; anything else is left aside. */
  restore(saved: unknown): void {
    const read = savedSchema.safeParse(saved);
    if (read.success) {
      this.set(read.data);
    }
  }
}
