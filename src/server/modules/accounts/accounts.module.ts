import type { IdentityProvider } from '#server/platform/config/settings.ts';
import type { Oidc } from '#server/platform/oidc/oidc.ts';
import type { Module } from '#server/platform/module.ts';
import { accountRegistered, onRemoveFaded, removeFadedHourly, removeFadedRecords, rowsAdded } from './accounts.jobs.ts';
import { acceptChangedAgreement, addOwnRows, askRebindCode, changeOwnContact, changeOwnPassword, changeOwnQuestion, endOwnSignIn, rebindOwnPhone, withdrawOwnRow } from './maintenance.routes.ts';
import { governmentPages } from './government/government.pages.ts';
import { governmentEndpoints } from './government/government.routes.ts';
import { troublesOfCharacters } from './missing-characters.store.ts';
import { profilePages, type AccountSlots } from './profile.pages.ts';
import { askRecoveryCode, proveRecoveryOfAccount, recoverByAssistance, recoverByQuestion, recoverBySms, resetForgottenPassword } from './recovery.routes.ts';
import { registrationForms, registrationPages } from './registration.pages.ts';
import { acceptForRegistration, askRegistrationCode, confirmReentry, readRegistrationNotes, register, submitRegistration } from './registration.routes.ts';
import { signInForms, signInPages } from './sign-in.pages.ts';
import { signInLasts, signInToAccount, signOut } from './sign-in.routes.ts';
import { accountsPersonal } from './personal.ts';

/** Nothing is known of verification: what the slot says while no higher module fills it. */
const unfilled: AccountSlots = { verificationOf: () => Promise.resolve({ identity: undefined, rows: new Map() }) };

/** Registration, sign-in, recovery and maintenance, with what verification knows shown through the slot. */
export function accountsModule(slots: AccountSlots = unfilled, by: { government?: Oidc | undefined; provider?: IdentityProvider | undefined } = {}): Module {
  const government = governmentEndpoints(by.government);
  const governed = governmentPages(by.provider, government);
  const profile = profilePages(slots);
  return {
    name: 'accounts', personal: accountsPersonal,
    endpoints: [
      acceptForRegistration, readRegistrationNotes, submitRegistration, confirmReentry, askRegistrationCode, register,
      signInToAccount, signInLasts, signOut, ...Object.values(government),
      recoverByQuestion, recoverBySms, recoverByAssistance, askRecoveryCode, proveRecoveryOfAccount, resetForgottenPassword,
      changeOwnContact, changeOwnQuestion, askRebindCode, rebindOwnPhone, changeOwnPassword, addOwnRows, withdrawOwnRow, acceptChangedAgreement, endOwnSignIn,
    ],
    pages: [...registrationPages, ...signInPages, ...governed.pages, ...profile.pages],
    forms: [...registrationForms, ...signInForms, ...governed.forms, ...profile.forms],
    jobs: [accountRegistered, rowsAdded, removeFadedRecords],
    handlers: [onRemoveFaded],
    schedules: [removeFadedHourly],
    troubles: troublesOfCharacters,
  };
}
