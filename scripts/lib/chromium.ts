import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { runWithProgress } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { installWithApt } from './apt';

const INSTALLED_BY_SYSTEM = [
  // Chromium without windows and toolbars, which cost more than the pages under test.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of Playwright's own Chromium, else of the system's; undefined if there is none. */
export function findChromium(): string | undefined {
  return [chromium.executablePath(), ...INSTALLED_BY_SYSTEM].find((file) => existsSync(file));
}

/**
 * Installs Chromium if there is none: Debian's if possible, else Playwright's own.
 * @throws ExpectedFailure if neither can be installed
 */
export async function ensureChromium(): Promise<void> {
  if (findChromium()) return;
  await installWithApt('chromium-headless-shell', {
    doing: 'Installing Chromium for the end-to-end tests',
    done: 'Installed Chromium',
  });
  if (!findChromium()) await installFromPlaywright();
  if (!findChromium()) {
    throw new ExpectedFailure(
      'No Chromium was found and none could be installed: install one (Debian: apt-get install chromium; elsewhere: Google Chrome), then run the command again.',
    );
  }
}

async function installFromPlaywright(): Promise<void> {
  const words = {
    doing: "Downloading Playwright's Chromium",
    done: "Downloaded Playwright's Chromium",
    takes: 'a minute',
  };
  await runWithProgress(words, process.execPath, [
    'node_modules/playwright/cli.js',
    'install',
    'chromium',
  ]);
}
