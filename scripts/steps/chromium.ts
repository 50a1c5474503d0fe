import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { childEnvironment } from '@/lib/env';
import { attend } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';

const INSTALLED_BY_SYSTEM = [
  // Chromium without its own windows and toolbars, which cost more than the pages under test.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The program file of Playwright's own Chromium, else of one that the system has; undefined where there is none. */
export function findChromium(): string | undefined {
  return [chromium.executablePath(), ...INSTALLED_BY_SYSTEM].find((file) => existsSync(file));
}

/**
 * Sees to it that there is a Chromium: installs Debian's where that is possible, else Playwright's own.
 * @throws ExpectedFailure when neither can be had
 */
export async function ensureChromium(): Promise<void> {
  if (findChromium()) return;
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isRootOnDebian) await installFromDebian();
  if (!findChromium()) await installFromPlaywright();
  if (!findChromium()) {
    throw new ExpectedFailure(
      'No Chromium was found and none could be installed: install one (Debian: apt-get install chromium; elsewhere: Google Chrome), then run the command again.',
    );
  }
}

async function installFromDebian(): Promise<void> {
  const environment = childEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
  const lists = { doing: 'Reading the lists of packages', done: 'Read the lists of packages' };
  const browser = {
    doing: 'Installing Chromium for the end-to-end tests',
    done: 'Installed Chromium',
    takes: 'a minute',
  };
  await attend(lists, 'apt-get', ['update'], environment);
  const parameters = ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'];
  await attend(browser, 'apt-get', parameters, environment);
}

async function installFromPlaywright(): Promise<void> {
  const words = {
    doing: "Downloading Playwright's Chromium",
    done: "Downloaded Playwright's Chromium",
    takes: 'a minute',
  };
  await attend(words, process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
}
