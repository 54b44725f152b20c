import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHROMIUM, largeFacts, openChromium, REPORT_ASSETS } from '../../bench/report-facts.ts'
import { reportPage } from '../../src/report/html/page.ts'

/** The report page in a real browser, from a file: address. */
const FACTS = largeFacts({ projects: 60, everyBinary: 4 })
/** Shown rows of the version table, and of the folded list. */
const VERSIONS = '#versions-rows tr:visible, #same li:visible'
const room: { folder: string; browser: Browser | undefined } = { folder: '', browser: undefined }

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) execFileSync('apt-get', ['install', '--yes', '--quiet', 'chromium'], { stdio: 'inherit' })
  room.folder = mkdtempSync(path.join(tmpdir(), 'report '))
  writeFileSync(path.join(room.folder, 'a.report.html'), reportPage(FACTS, REPORT_ASSETS))
  room.browser = await openChromium()
})

afterAll(async () => {
  await room.browser?.close()
  rmSync(room.folder, { recursive: true, force: true })
})

test('nothing is fetched and nothing breaks the policy', async () => {
  const requirementInputs: string[] = []
  const said: string[] = []
  const page = await opened({}, (fresh) => {
    fresh.on('request', (request) => requirementInputs.push(request.url()))
    fresh.on('console', (message) => said.push(message.text()))
    fresh.on('pageerror', (error) => said.push(error.message))
  })
  await page.fill('#search', 'number-7')
  expect(requirementInputs).toEqual([pathToFileURL(path.join(room.folder, 'a.report.html')).href])
  expect(said).toEqual([])
})

test('a search for words, a version or a hash leaves what matches, and the count is reported', async () => {
  const page = await opened()
  const count = page.getByRole('status')
  await page.getByRole('searchbox').fill('number-1')
  await expect.poll(() => page.locator(VERSIONS).count()).toBe(11)
  expect(await count.textContent()).toMatch(/^11 of 60 projects, /)
  expect(await count.getAttribute('aria-live')).toBe('polite')
  const sha256 = FACTS.manifest.wheels.find(({ project }) => project === 'project-number-8')?.sha256 ?? ''
  await page.getByRole('searchbox').fill(sha256.toUpperCase())
  expect(await count.textContent()).toMatch(/^1 of 60 /)
  expect(await page.locator('#list > details:visible').count()).toBe(1)
  await page.getByRole('searchbox').fill('no such thing')
  expect(await page.getByText('Nothing matches.').first().isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator(VERSIONS).count()).toBe(60)
})

test('filters, the choice of a target and the order work together', async () => {
  const page = await opened()
  await page.getByRole('checkbox', { name: 'versions differ' }).check({ force: true })
  await expect.poll(() => page.locator(VERSIONS).count()).toBe(9)
  await page.getByRole('combobox', { name: 'Target' }).selectOption('0')
  expect(await page.locator('.grid col.on').count()).toBe(1)
  await page.getByRole('combobox', { name: 'Order of projects' }).selectOption('size')
  const names = await page.locator('#list > details:visible summary b').allTextContents()
  const bytesOf = (name: string): number =>
    FACTS.manifest.wheels.reduce((sum, wheel) => sum + (wheel.project === name ? wheel.bytes : 0), 0)
  expect(names).toHaveLength(9)
  expect(names.map(bytesOf)).toEqual(names.map(bytesOf).toSorted((one, other) => other - one))
})

test('the keyboard alone reaches search, a project and its files, with the focus in sight', async () => {
  const page = await opened()
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.className')).toBe('skip')
  expect((await page.locator('.skip').boundingBox())?.y).toBeGreaterThanOrEqual(0)
  await page.keyboard.press('/')
  expect(await page.evaluate('document.activeElement.id')).toBe('search')
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
  await page.keyboard.type('number-42')
  await page.locator('#versions a:visible').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#list details[open]').count()).toBe(1)
  expect(await page.evaluate('document.activeElement.textContent')).toContain('project-number-42')
  expect(await page.getByRole('region', { name: 'Files of project-number-42' }).isVisible()).toBe(true)
})

test('a screen reader finds tables with names, heads and rows', async () => {
  const page = await opened()
  const grid = page.getByRole('table', { name: 'Version of each project for each target' })
  expect(await grid.getByRole('columnheader').count()).toBe(1 + 5 + 25)
  expect(await grid.getByRole('rowheader').count()).toBe(9)
  expect(await page.getByRole('table', { name: 'Proof level of each target' }).getByRole('row').count()).toBe(26)
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
})

test.each(['light', 'dark'] as const)('in %s every text stands out from its ground (WCAG AA)', async (colorScheme) => {
  const page = await opened({ colorScheme })
  expect(await page.evaluate(FAINT)).toEqual([])
})

test('a narrow window never scrolls the page, shows each row as a paragraph, and breaks no date', async () => {
  const page = await opened({ viewport: { width: 360, height: 700 } })
  await page.locator('#list > details').first().locator('summary').click()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  const inside =
    "[...document.querySelectorAll('.stacked')].filter((one) => one.checkVisibility() && one.scrollWidth > one.parentElement.clientWidth)"
  expect(await page.evaluate(`${inside}.length`)).toBe(0)
  expect(await page.locator('#targets-rows tr').first().textContent()).toContain('60 wheels')
  const broken = "[...document.querySelectorAll('time')].filter((one) => one.getClientRects().length > 1)"
  expect(await page.evaluate(`${broken}.length`)).toBe(0)
  expect(await page.locator('time:visible').count()).toBeGreaterThan(1)
})

test('a search finds projects of the folded list', async () => {
  const page = await opened()
  expect(await page.locator('#same li:visible').count()).toBe(0)
  await page.getByRole('searchbox').fill('number-8')
  await expect.poll(() => page.locator(VERSIONS).allTextContents()).toEqual([expect.stringContaining('project-number-8')])
})

test('without a script everything is there and the search is not', async () => {
  const page = await opened({ javaScriptEnabled: false })
  expect(await page.locator('#tools').isVisible()).toBe(false)
  expect(await page.locator('#versions-rows tr').count()).toBe(9)
  await page.getByText('51 projects with the same version').click()
  expect(await page.locator('#same li:visible').count()).toBe(51)
  await page.locator('#list > details').nth(3).locator('summary').click()
  expect(await page.locator('#list > details').nth(3).locator('code').first().isVisible()).toBe(true)
})

type TextStyle = Parameters<Browser['newPage']>[0]

async function opened(look: TextStyle = {}, before: (page: Page) => void = () => undefined): Promise<Page> {
  if (room.browser === undefined) throw new TypeError('no browser')
  const page = await room.browser.newPage({ viewport: { width: 1280, height: 900 }, ...look })
  before(page)
  await page.goto(pathToFileURL(path.join(room.folder, 'a.report.html')).href)
  return page
}

/** Runs in the page: samples of each kind of text whose contrast is below 4.5, or below 3 where large (WCAG 2.2, 1.4.3). */
const FAINT = `(() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number)
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0)
  const ground = (one) => { for (let at = one; at; at = at.parentElement) { const c = parse(getComputedStyle(at).backgroundColor); if (c.length < 4 || c[3] > 0) return c } return [255, 255, 255] }
  return [...document.querySelectorAll('h1, h2, p, a, b, span, dt, dd, code, small, td.s, td.v1, td:not([class]), th, i, label, output')].filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).flatMap((one) => {
    const style = getComputedStyle(one)
    const [a, b] = [light(parse(style.color)), light(ground(one))]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    return ratio >= (parseFloat(style.fontSize) >= 18.6 ? 3 : 4.5) ? [] : [one.tagName + '.' + one.className + ' ' + ratio.toFixed(2)]
  }).filter((text, at, all) => all.indexOf(text) === at)
})()`
