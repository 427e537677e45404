/** Builds the portal's assets into `out` (dist/portal) and answers the manifest: plain name → hashed file name. */
export function buildPortal(options?: { out?: string }): Promise<Record<string, string>>;
