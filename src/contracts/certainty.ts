import { z } from 'zod';

/** How sure a reference datum is: taken from a published source, a usual value, or our own stand-in until the source is known. */
export const Certainty = z.enum(['published', 'typical', 'placeholder']);
export type Certainty = z.infer<typeof Certainty>;
