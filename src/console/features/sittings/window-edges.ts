import { WINDOW_NAMES, type WindowName } from '#contracts/catalogue.ts';
import type { EditedWindows } from '#contracts/sittings.ts';

const MINUTE = 60_000;

/** A moment worth a look: the minute before a window opens, its opening, its last minute, or just after it closed. */
export type Edge = { window: WindowName; edge: 'before' | 'opens' | 'last' | 'closed'; at: number };

/** The edges of every window of a province in the order of time (报名开始、报名截止前一分钟、缴费截止后…); what is not set has none. */
export function windowEdges(windows: EditedWindows): Edge[] {
  return WINDOW_NAMES.flatMap((window): Edge[] => {
    const set = windows[window];
    if (set === null) return [];
    const { opensAt, closesAt } = set;
    return [{ window, edge: 'before', at: opensAt - MINUTE }, { window, edge: 'opens', at: opensAt }, { window, edge: 'last', at: closesAt - MINUTE }, { window, edge: 'closed', at: closesAt }];
  }).toSorted((a, b) => a.at - b.at);
}
