import { z } from 'zod';

/** What a person who looks for a character knows of it (生僻字查找, R-2.1.1-38): how it is read, its radical, or a part of it. */
export const CharacterQuery = z
  .strictObject({
    pinyin: z.string().trim().max(12, 'field.too_long').optional(),
    radical: z.string().trim().max(4, 'field.too_long').optional(),
    strokes: z.coerce.number('field.invalid').int('field.invalid').min(0, 'field.invalid').max(60, 'field.invalid').optional(),
    component: z.string().trim().max(12, 'field.too_long').optional(),
  });
export type CharacterQuery = z.infer<typeof CharacterQuery>;

/** Characters of one number of strokes, in the order of Unicode. */
export const CharacterGroup = z.object({ strokes: z.number().int(), characters: z.string() });
export type CharacterGroup = z.infer<typeof CharacterGroup>;

/** What was found: groups by strokes, and whether there were more than one answer holds. */
export const CharacterFinds = z.object({ total: z.number().int(), cut: z.boolean(), groups: z.array(CharacterGroup) });
export type CharacterFinds = z.infer<typeof CharacterFinds>;

/** A radical as the picker lists it. */
export const RadicalChoice = z.object({ radical: z.string(), strokes: z.number().int() });
export type RadicalChoice = z.infer<typeof RadicalChoice>;
