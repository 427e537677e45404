import { z } from 'zod';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { sealedAddress } from '#server/platform/crypto/sealed-address.ts';

/** Whose ticket was asked for without a sign-in, in an address that answers for fifteen minutes: long enough to print it, too short to be passed on. */
export const lookAddress = sealedAddress('tickets.look', z.object({ accountId: AccountId, applicationId: ApplicationId }), 15 * 60_000);
