import type { Choice } from '#portal/forms/choice-fields.tsx';

/** The choices that account forms offer, in the reader's language. */
export type AccountChoices = {
  documentTypes: readonly Choice[];
  documentHints: readonly { name: string; hint: string }[];
  countries: readonly Choice[];
  educationLevels: readonly Choice[];
  degreeLevels: readonly Choice[];
  degreeTypes: readonly Choice[];
  secondDegrees: readonly Choice[];
  studyModes: readonly Choice[];
  questions: readonly Choice[];
};

/** The name of a choice, or its value where it is no longer offered. */
export function nameOf(choices: readonly Choice[], value: string | undefined): string {
  return choices.find((choice) => choice.value === value)?.text ?? value ?? '';
}
