/** Pages of the portal: not the console, and nothing that is fetched, downloaded or another program's. */
export function isOfPortal(path: string): boolean {
  return !/^\/(?:console|api|assets|site|demo|standins)(?:\/|$)/.test(path);
}

/** The sheets, scripts and pictures of its own site that a page loads. */
export function neededBy(html: string): string[] {
  return [...new Set(Array.from(html.matchAll(/\b(?:href|src)="(\/(?:assets|site)\/[^"]+)"/g), ([, address]) => address ?? ''))];
}
