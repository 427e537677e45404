import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalsToMoveVersion, stateAfter, writersAfter, type MovingVersion, type VersionMove, type VersionState } from './two-person-version.ts';

const xu = { staffId: 'xu', name: '许静' };
const li = { staffId: 'li', name: '李明' };
const at = (state: VersionState, writerIds = ['xu']): MovingVersion => ({ state, writerIds, rowVersion: 3, writerName: '许静' });
const codes = (move: VersionMove, version: MovingVersion, by = li, seen?: number) => refusalsToMoveVersion('rule', move, version, by, seen).map((r) => r.code);

const MOVES: VersionMove[] = ['edit', 'propose', 'return', 'approve', 'withdraw'];

describe('what may be done next', () => {
  test.each<[VersionState, VersionMove[]]>([['draft', ['edit', 'propose', 'withdraw']], ['proposed', ['return', 'approve', 'withdraw']], ['in_force', []], ['replaced', []], ['withdrawn', []]])('with a version that is %s: %j', (state, open) => {
    expect(MOVES.filter((move) => codes(move, at(state)).length === 0)).toEqual(open);
  });

  test('whoever wrote any part of it is not its second person, but may take it back', () => {
    expect(codes('approve', at('proposed', ['zhao', 'li']))).toEqual(['rule.own_work']);
    expect(codes('return', at('proposed', ['li']))).toEqual([]);
  });

  test('every reason at once: the wrong state, the own work, and a text somebody has changed since', () => {
    expect(codes('approve', at('draft'), xu, 2)).toEqual(['rule.wrong_state', 'rule.own_work', 'rule.changed_meanwhile']);
    expect(refusalsToMoveVersion('template', 'edit', at('in_force'), li)).toMatchObject([{ code: 'template.wrong_state', params: { state: '已生效', stateEn: 'In force' } }]);
  });
});

test('whatever happens to a version, nobody who touched its text approves it, and what is decided stays decided', () => {
  const step = fc.record({ move: fc.constantFrom(...MOVES), by: fc.constantFrom(xu, li, { staffId: 'zhao', name: '赵建国' }) });
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    let version = at('draft');
    const touched = new Set(['xu']);
    for (const { move, by } of steps) {
      if (refusalsToMoveVersion('major', move, version, by).length > 0) continue;
      expect(['draft', 'proposed']).toContain(version.state);
      if (move === 'approve') expect(touched.has(by.staffId)).toBe(false);
      if (move === 'edit' || move === 'propose') touched.add(by.staffId);
      version = { ...version, state: stateAfter(move), ...writersAfter(version, { name: move === 'edit' ? 'save' : move, by }) };
      expect(new Set(version.writerIds)).toEqual(touched);
    }
  }));
});

test('the last writer is named to whoever comes too late; somebody who only decides is not', () => {
  expect(writersAfter(at('draft'), { name: 'add_line', by: li })).toEqual({ writerIds: ['xu', 'li'], writerName: '李明' });
  expect(writersAfter(at('proposed'), { name: 'return', by: li })).toEqual({ writerIds: ['xu'], writerName: '许静' });
});
