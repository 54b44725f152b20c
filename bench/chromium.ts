import { type Browser, chromium } from 'playwright-core'

/** Debian's package; nothing is downloaded from elsewhere. */
export const CHROMIUM = '/usr/bin/chromium'

/** Without its own sandbox, which it does not set up for root. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-background-networking'] })
}
