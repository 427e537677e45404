import { z } from 'zod';
import type { Dimensions } from './domain/dimensions.ts';

const Columns = z.object({
  data_state: z.enum(['choosing', 'filling', 'committing', 'checking', 'saved', 'confirmed']),
  commitment_state: z.enum(['unsigned', 'signed', 'declined', 'not_applicable', 'withdrawn']),
  materials_state: z.enum(['not_needed', 'needed', 'submitted']),
  review_state: z.enum(['not_started', 'automatic', 'awaiting_online', 'awaiting_on_site', 'returned', 'approved', 'rejected', 'post_exam']),
  payment_state: z.enum(['unpaid', 'paying', 'paid', 'exempt']),
  ended: z.enum(['given_up', 'lapsed', 'voided', 'suspended', 'refunded']).nullable(),
});

/** The dimensions as a row of table `application` holds them; its checks allow no other values. */
export function dimensionsOfRow(row: Record<keyof z.input<typeof Columns>, string | null>): Dimensions {
  const c = Columns.parse(row);
  return { data: c.data_state, commitment: c.commitment_state, materials: c.materials_state, review: c.review_state, payment: c.payment_state, ended: c.ended };
}
