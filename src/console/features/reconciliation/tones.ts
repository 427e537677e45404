import type { FiscalLine } from '#contracts/fiscal-receipts.ts';
import type { BillState, ClosingState, DifferenceClass, DifferenceState, ReconciledDay } from '#contracts/reconciliation.ts';

const DIFFERENCE: Record<DifferenceState, string> = { waiting: 'info', repairing: 'info', open: 'danger', proposed: 'warning', settled: 'success' };
const BILL: Record<BillState, string> = { reading: 'info', standing: 'success', replaced: 'neutral', refused: 'danger' };
const DAY: Record<ReconciledDay['state'], string> = { missing: 'warning', reading: 'info', comparing: 'info', compared: 'success' };
const CLOSING: Record<ClosingState, string> = { proposed: 'warning', closed: 'success', returned: 'neutral' };
const FISCAL: Record<FiscalLine['state'], string> = { waiting: 'info', issued: 'success', reversing: 'info', reversed: 'neutral' };

export const differenceTone = (state: DifferenceState): string => DIFFERENCE[state];
export const billTone = (state: BillState): string => BILL[state];
export const dayTone = (day: ReconciledDay): string => (day.state === 'compared' && day.classes.some((c) => c.open > 0) ? 'danger' : DAY[day.state]);
export const closingTone = (state: ClosingState): string => CLOSING[state];
export const fiscalTone = ({ state, fault, nextAt }: Pick<FiscalLine, 'state' | 'fault' | 'nextAt'>): string => (fault === null ? FISCAL[state] : nextAt === null ? 'danger' : 'warning');
/** The colour a class is drawn in. */
export const CLASS_FILL: Record<DifferenceClass, string> = { long: 'fill-danger', short: 'fill-gold', amount: 'fill-blue-deep', double: 'fill-ink', late: 'fill-soft' };
