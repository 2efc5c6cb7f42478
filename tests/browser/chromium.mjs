import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const MISSING = 'There is no Chromium; install the package chromium, or say where it is in CHROMIUM.';

// The machine's own Chromium, or the one that CHROMIUM names; null where there is none.
export async function launch() {
  const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'].find(file => file && existsSync(file));
  return executablePath ? await chromium.launch({ executablePath, args: ['--no-sandbox'], timeout: 120_000 }) : null;
}
