import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { reportPage } from '../src/report/html/page.ts'
import { type Bench, type BenchOptions, type Found, median, showSeconds } from './bench.ts'
import { largeFacts, openChromium, REPORT_ASSETS } from './report-facts.ts'

/** Unit: bytes. */
const MAX_BYTES = 8_000_000
const MAX_OPEN_SECONDS = 2
const MAX_KEY_SECONDS = 0.1
/** Each letter matches fewer projects; deleting them matches more again. */
const TYPED = 'number-499'
/** After it, the page still updates rows that are out of view. */
const PAUSE_SECONDS = 0.3

export const BENCH_REPORT: Bench = {
  name: 'report',
  question: 'Is the report page for 500 projects and 25 targets small and fast?',
  minutes: 1,
  run,
}

async function run({ quick, folder, say }: BenchOptions): Promise<Found> {
  const facts = largeFacts({ projects: quick ? 50 : 500, everyBinary: 1 })
  const file = path.join(folder, 'offline-bundle.report.html')
  const text = reportPage(facts, REPORT_ASSETS)
  const bytes = Buffer.byteLength(text)
  await writeFile(file, text)
  const browser = await openChromium()
  try {
    say('opening')
    const opens: number[] = []
    for (let turn = 0; turn < (quick ? 1 : 5); turn += 1) opens.push(await secondsToOpen(browser, file))
    say('typing')
    const page = await openPage(browser, file)
    await page.evaluate(WATCH)
    await page.focus('#search')
    const fast = await typed(page, { turns: quick ? 1 : 5, pauseSeconds: 0 })
    const slow = await typed(page, { turns: quick ? 1 : 5, pauseSeconds: PAUSE_SECONDS })
    const [open, slowest] = [median(opens), Math.max(...fast, ...slow)]
    return {
      commands: [`npm run bench -- report, in ${browser.browserType().name()} ${browser.version()}, headless`],
      table: [
        ['What', 'Measured'],
        ['Page', `${(bytes / 1e6).toFixed(1)} MB, ${facts.manifest.wheels.length} wheels`],
        ['Opening, all runs', opens.map(showSeconds).join(', ')],
        ['Keystroke, median', showSeconds(median([...fast, ...slow]))],
        ['Keystroke, slowest', `${showSeconds(Math.max(...fast))}, with pauses ${showSeconds(Math.max(...slow))}`],
      ],
      figures: [
        { claim: 'Size of the page', measured: `${(bytes / 1e6).toFixed(1)} MB`, bound: 'below 8 MB', passed: bytes < MAX_BYTES },
        { claim: 'Opening it, median', measured: showSeconds(open), bound: 'at most 2 s', passed: open <= MAX_OPEN_SECONDS },
        {
          claim: 'Slowest keystroke in the filter',
          measured: showSeconds(slowest),
          bound: 'below 0.1 s',
          passed: slowest < MAX_KEY_SECONDS,
        },
      ],
      notes: [
        'Worst case: every project has a separate wheel for each of the 25 targets.',
        'Opening: from the request to the first frame after the load event. Keystroke: from the key to the next frame. Each letter is typed and deleted 5 times, without a pause and with a pause of 0.3 s. The value for a letter is the median.',
      ],
    }
  } finally {
    await browser.close()
  }
}

async function openPage(browser: Browser, file: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(pathToFileURL(file).href)
  return page
}

async function secondsToOpen(browser: Browser, file: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const began = performance.now()
  await page.goto(pathToFileURL(file).href)
  await page.evaluate(AFTER_FRAME)
  const seconds = (performance.now() - began) / 1000
  await page.close()
  return seconds
}

interface Typing {
  readonly turns: number
  readonly pauseSeconds: number
}

/** For each key, the median of all turns. */
async function typed(page: Page, { turns, pauseSeconds }: Typing): Promise<readonly number[]> {
  const all: (readonly number[])[] = []
  for (let turn = 0; turn < turns; turn += 1) all.push(await secondsOfStrokes(page, pauseSeconds))
  return Array.from({ length: 2 * TYPED.length }, (_, at) => median(all.map((one) => one[at] ?? Number.NaN)))
}

/** Types TYPED and deletes it again. @returns the seconds for each key */
async function secondsOfStrokes(page: Page, pauseSeconds: number): Promise<readonly number[]> {
  await page.evaluate('strokes.length = 0')
  for (const key of [...TYPED, ...Array.from(TYPED, () => 'Backspace')]) {
    await sleep(pauseSeconds * 1000)
    await stroke(page, key)
  }
  const found: unknown = await page.evaluate('strokes')
  if (!Array.isArray(found) || found.length !== 2 * TYPED.length) throw new Error('the page did not see every key')
  return found.map((milliseconds) => Number(milliseconds) / 1000)
}

async function stroke(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.evaluate(AFTER_FRAME)
}

/** Programs that run in the browser. A message that is posted in a frame callback arrives after the frame is drawn. */
const AFTER_FRAME = `new Promise((done) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(null); port2.postMessage(null) }))`
const WATCH = `globalThis.strokes = []; addEventListener('keydown', () => { const began = performance.now(); ${AFTER_FRAME}.then(() => strokes.push(performance.now() - began)) }, true)`
