import { z } from 'zod';

type Plain = { [name: string]: unknown };

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What of an input can be read although the whole cannot: field by field, row by row, each parsed by its own shape. What is at fault is left
 * out; rows keep their place. So rules can judge the rest, and one answer tells every no.
 */
export function soundParts(shape: z.core.$ZodType, raw: unknown): unknown {
  const whole = z.safeParse(shape, raw);
  if (whole.success) return whole.data;
  if (shape instanceof z.ZodObject) {
    if (!isPlain(raw)) return undefined;
    const fields = Object.entries(shape.shape).flatMap(([name, inner]): [string, unknown][] => {
      const value = soundParts(inner, raw[name]);
      return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(fields);
  }
  if (shape instanceof z.ZodArray) return Array.isArray(raw) ? raw.map((item) => soundParts(shape.element, item)) : undefined;
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault || shape instanceof z.ZodNullable) return raw === undefined || raw === null ? undefined : soundParts(shape.unwrap(), raw);
  // a list that is made from something else first (one ticked box is a list of one): what it is made into is looked at in the same way
  if (shape instanceof z.ZodPipe && shape.in instanceof z.ZodTransform) {
    const made = z.safeParse(shape.in, raw);
    return made.success ? soundParts(shape.out, made.data) : undefined;
  }
  return undefined;
}
