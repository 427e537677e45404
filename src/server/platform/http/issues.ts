import type { z } from 'zod';
import { isRefusalCode, refuse, type Refusal } from '#contracts/refusals.ts';

type Issue = z.core.$ZodIssue;

/** A schema's own message stands for all its faults; these two say only that something is missing, so the fault itself is looked at. */
const GENERIC: ReadonlySet<string> = new Set(['field.required', 'field.choose']);

/** Schema issues → refusals at their fields, all of them; a schema message that is a refusal code keeps its own words. */
export function refusalsOfIssues(issues: readonly Issue[]): Refusal[] {
  return issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    const at = path === '' ? {} : { path };
    const params = paramsOf(issue);
    if (isRefusalCode(issue.message) && (issue.code === 'custom' || !GENERIC.has(issue.message))) return refuse(issue.message, { ...at, ...(params && { params }) });
    return refuse(codeOf(issue), { ...at, ...(params && { params }) });
  });
}

function codeOf(issue: Issue): Refusal['code'] {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || issue.input === '' ? 'field.required' : 'field.invalid';
    case 'too_small':
      if (issue.origin === 'array' || issue.origin === 'set') return 'field.too_few';
      if (issue.origin === 'string') return issue.minimum === 1 ? 'field.required' : 'field.too_short';
      return 'field.too_small';
    case 'too_big':
      if (issue.origin === 'array' || issue.origin === 'set') return 'field.too_many';
      return issue.origin === 'string' ? 'field.too_long' : 'field.too_big';
    case 'invalid_value':
      return issue.input === undefined || issue.input === '' ? 'field.choose' : 'field.not_a_choice';
    case 'unrecognized_keys':
      return 'field.unknown';
    default:
      return 'field.invalid';
  }
}

function paramsOf(issue: Issue): Record<string, string | number> | undefined {
  switch (issue.code) {
    case 'too_small':
      return { min: Number(issue.minimum) };
    case 'too_big':
      return { max: Number(issue.maximum) };
    case 'unrecognized_keys':
      return { keys: issue.keys.join(', ').slice(0, 100) };
    case 'custom': {
      const told = Object.entries(issue.params ?? {}).filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number');
      return told.length > 0 ? Object.fromEntries(told) : undefined;
    }
    default:
      return undefined;
  }
}
