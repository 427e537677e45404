/** The server's answer to a proposed picture, as far as the page needs it. */
export type Proposal = { imageUrl: string; acceptable: boolean; needsReview: boolean; digest: string; checks: [] };

export type Sent = { ok: true; proposal: Proposal } | { ok: false; text: string };

/** Sends a picture to be checked and cut; the words of a refusal come from the server. */
export async function sendPicture(address: string, picture: Blob, failed: string): Promise<Sent> {
  const form = new FormData();
  form.append('photo', picture, 'photo.jpg');
  try {
    const reply = await fetch(address, { method: 'POST', body: form, headers: { accept: 'application/json' } });
    const answer: unknown = await reply.json();
    if (reply.ok) return { ok: true, proposal: answer as Proposal };
    const told = (answer as { refusals?: { text?: string }[] }).refusals?.map((refusal) => refusal.text ?? '').filter(Boolean) ?? [];
    return { ok: false, text: told.join(' ') || failed };
  } catch {
    return { ok: false, text: failed };
  }
}
