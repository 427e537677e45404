import type { Page } from '@playwright/test';

/** Opens a portrait of the demonstration in the photo tool, waits until it is judged and presses 上传. A file that is set before the tool's script has come is heard by nobody: people cannot, the field is hidden until then. */
export async function pickPhoto(page: Page, portrait: string): Promise<void> {
  await page.locator('[data-photo-tool]:not([hidden])').waitFor();
  await page.setInputFiles('[data-pick]', `seeds/demo/photos/portrait-${portrait}.jpg`);
  await page.locator('[data-upload]:not([aria-disabled])').click({ timeout: 60_000 }); // as long where no test runner runs it
}
