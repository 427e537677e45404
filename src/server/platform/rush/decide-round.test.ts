import { expect, test } from 'vitest';
import { decideRound, DRAW, GATHER, type Round, type RoundFacts } from './decide-round.ts';

const NOW = 1_800_000_000_000;
const round: Round = { id: 'r', cause: 'health', startedAt: NOW - 600_000, drawFrom: null, drawUntil: null };
const calm: RoundFacts = { now: NOW, mode: 'automatic', round: null, opening: null, strain: 0.1, badSince: null, waiting: 0, quietSince: null };
const MINUTE = 60_000;

test.each<[string, Partial<RoundFacts>, object]>([
  ['nothing is the matter', {}, { act: 'keep' }],
  ['health is bad for a moment', { strain: 2 }, { act: 'keep', badSince: NOW }],
  ['health has been bad for five seconds', { strain: 2, badSince: NOW - 5_000 }, { act: 'begin', cause: 'health', draw: null }],
  ['health came back in time', { strain: 0.9, badSince: NOW - 4_000 }, { act: 'keep', badSince: null }],
  ['a heavy opening is near', { opening: NOW + GATHER }, { act: 'begin', cause: 'opening', draw: NOW + GATHER }],
  ['a heavy opening is not near yet', { opening: NOW + GATHER + 1 }, { act: 'keep' }],
  ['the minute of the opening is over', { opening: NOW - DRAW }, { act: 'keep' }],
  ['switched off, however bad it is', { mode: 'off', strain: 9, badSince: NOW - MINUTE, opening: NOW }, { act: 'keep' }],
  ['switched on', { mode: 'on' }, { act: 'begin', cause: 'operator', draw: null }],
  ['switched on while an opening is near', { mode: 'on', opening: NOW }, { act: 'begin', cause: 'opening', draw: NOW }],
  ['switched off while people wait', { round, mode: 'off', waiting: 50 }, { act: 'end' }],
  ['an opening comes near while people wait', { round, opening: NOW + MINUTE, waiting: 50 }, { act: 'draw', draw: NOW + MINUTE }],
  ['the opening people already draw for', { round: { ...round, drawFrom: NOW, drawUntil: NOW + DRAW }, opening: NOW }, { act: 'keep' }],
  ['nobody waits any more', { round }, { act: 'keep', quietSince: NOW }],
  ['nobody has waited for three minutes', { round, quietSince: NOW - 3 * MINUTE }, { act: 'end' }],
  ['somebody waits again', { round, quietSince: NOW - 2 * MINUTE, waiting: 1 }, { act: 'keep', quietSince: null }],
  ['quiet before the opening is no reason to end', { round: { ...round, drawFrom: NOW + MINUTE, drawUntil: NOW + MINUTE + DRAW }, quietSince: NOW - 9 * MINUTE, opening: NOW + MINUTE }, { act: 'keep', quietSince: null }],
  ['an operator wants people to wait, also where nobody does', { round, mode: 'on', quietSince: NOW - 9 * MINUTE }, { act: 'keep' }],
  ['the clock was set back before the round', { round: { ...round, startedAt: NOW + GATHER + 1 } }, { act: 'end' }],
])('%s', (_what, more, decided) => {
  expect(decideRound({ ...calm, ...more })).toMatchObject(decided);
});
