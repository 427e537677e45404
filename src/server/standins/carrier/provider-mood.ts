/** How a stand-in of a provider behaves towards who sends: each can be set alone. */
export type ProviderMood = {
  mode: 'normal' | 'down' | 'busy' | 'garbled' | /** takes the message and cuts the line before it answers */ 'take_and_cut' | /** answers late, after it took the message */ 'slow';
  delayMs: number;
  /** The code it answers every sending with, in the provider's own words; null: it takes what it can. */
  refuse: string | null;
};

export const USUAL: ProviderMood = { mode: 'normal', delayMs: 0, refuse: null };

/** A message a stand-in took. */
export type ProviderMessage = { id: string; to: string; template: string; values: string; sign: string; reference: string; at: number };
