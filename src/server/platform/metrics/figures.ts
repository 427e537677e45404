import type { Tx } from '../db/tx.ts';

/** A figure of the whole installation, read from the database when Prometheus asks: every process tells the same. Labels name kinds and states, never a person. */
export type Figure = { name: `jinbang_${string}`; help: string; labels: readonly string[]; read: (tx: Tx) => Promise<readonly { labels: Record<string, string>; value: number }[]> };

/** Declares a figure. */
export const defineFigure = (figure: Figure): Figure => figure;
