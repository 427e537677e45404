import { z } from 'zod';

type Shape = { [key: string]: unknown; type?: string; properties?: Record<string, Shape>; required?: string[]; anyOf?: Shape[]; oneOf?: Shape[]; enum?: unknown[]; const?: unknown; items?: Shape; minItems?: number; minimum?: number; format?: string; pattern?: string; minLength?: number };

/** Texts of every form that contracts ask for; the first that a shape accepts is its example. */
const TEXTS = ['情况属实，经核对原件', '0192f000-0000-7000-8000-000000000001', '123456', '2026-03-16', '3701-01', '034', '37', '3701', '202606', 'zhang.wei', 'https://example.cn/', '1'];

/** A body a contract accepts, made from its shape: everything required, nothing more. */
export function exampleOf(contract: z.ZodType): unknown {
  return valueOf(z.toJSONSchema(contract, { io: 'input', unrepresentable: 'any' }) as Shape);
}

function valueOf(s: Shape): unknown {
  if (s.const !== undefined) return s.const;
  if (s.enum) return s.enum[0];
  const [first] = s.anyOf ?? s.oneOf ?? [];
  if (first) return valueOf(first);
  switch (s.type) {
    case 'object': return Object.fromEntries(Object.entries(s.properties ?? {}).filter(([name]) => s.required?.includes(name)).map(([name, one]) => [name, valueOf(one)]));
    case 'array': return Array.from({ length: s.minItems ?? 0 }, () => valueOf(s.items ?? {}));
    case 'integer': case 'number': return Math.max(1, s.minimum ?? 1);
    case 'boolean': return true;
    case 'null': return null;
    default: return TEXTS.find((text) => fits(text, s)) ?? TEXTS[0];
  }
}

function fits(text: string, s: Shape): boolean {
  if (s.format === 'uuid') return text.includes('-7000-');
  if (s.format === 'date') return /^\d{4}-\d\d-\d\d$/.test(text);
  if (s.format === 'uri') return text.startsWith('https:');
  return text.length >= (s.minLength ?? 0) && (s.pattern === undefined || new RegExp(s.pattern, 'u').test(text));
}
