import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What every module keeps of a person; asked when used, not when built: the modules are listed after this one is made. */
export type OwnDataEnv = { personal: () => readonly PersonalData[] };
