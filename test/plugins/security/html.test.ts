import assert from 'node:assert/strict'
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {after, before, describe, test} from 'node:test'
import {pathToFileURL} from 'node:url'
import {type Browser, chromium, type Page} from 'playwright-core'
import type {ScanReport} from '../../../src/lib/scan/report.ts'
import {visible} from '../../../src/lib/scan/escape.ts'
import {html} from '../../../src/plugins/security/reporters/html.ts'
import {blocked, hostileReport, hostileText, options, report, skill} from './sample.ts'

const executablePath = '/usr/bin/chromium'
const skip = existsSync(executablePath) ? false : `needs Chromium at ${executablePath}: apt-get install -y chromium`

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

describe('the HTML report in Chromium', {skip}, () => {
  let browser: Browser
  let folder: string

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'weft-html-'))
    browser = await chromium.launch({executablePath, args})
  })
  after(async () => {
    await browser.close()
    rmSync(folder, {recursive: true})
  })

  async function show(
    which: ScanReport,
    width: number,
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<{page: Page; requests: string[]; errors: string[]; url: string}> {
    const path = join(folder, 'report.html')
    writeFileSync(path, html(which, options))
    const page = await browser.newPage({viewport: {width, height: 800}, colorScheme})
    const requests: string[] = []
    const errors: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('dialog', (dialog) => errors.push(dialog.message()))
    const url = pathToFileURL(path).href
    await page.goto(url)
    return {page, requests, errors, url}
  }

  test('loads nothing, runs nothing, and breaks none of its own policy', async () => {
    const {page, requests, errors, url} = await show(hostileReport, 1000)
    await page.evaluate(openAll)
    assert.deepEqual(requests, [url])
    assert.deepEqual(errors, [])
    assert.equal(await page.locator('script, img, iframe, link, object, [style], [onload], a').count(), 0)
    assert.notEqual(await page.evaluate(`getComputedStyle(document.querySelector('main')).maxWidth`), 'none', 'the style applies')
    await page.close()
  })

  test('hostile text shows as text', async () => {
    const {page} = await show(hostileReport, 1000)
    const reason = await page.locator('.banner p').textContent()
    assert.equal(reason, visible(hostileText))
    assert.match(reason ?? '', /<script>alert\(1\)<\/script>/)
    await page.close()
  })

  for (const [name, which] of Object.entries({
    hostile: hostileReport,
    block: report([blocked]),
    many: report([blocked, skill(), skill({verdict: 'warn'})]),
  })) {
    test(`${name}: nothing overflows at 360 px`, async () => {
      const {page} = await show(which, 360, 'dark')
      const over = await page.evaluate(overflow)
      assert.deepEqual(over, {page: 360, wide: []})
      await page.close()
    })
  }

  for (const scheme of ['light', 'dark'] as const) {
    test(`${scheme}: every text has a contrast of at least 4.5`, async () => {
      const {page} = await show(report([blocked, skill(), skill({verdict: 'warn'})]), 1000, scheme)
      assert.deepEqual(await page.evaluate(lowContrast), [])
      await page.close()
    })
  }

  test('the outline is whole: one h1, no level skipped, every summary has text', async () => {
    const {page} = await show(report([blocked]), 1000)
    const levels = await page.locator('h1, h2, h3, h4').evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))))
    assert.equal(levels.filter((level) => level === 1).length, 1)
    for (const [index, level] of levels.entries()) assert.ok(index === 0 || level <= (levels[index - 1] ?? 0) + 1, levels.join())
    assert.equal(await page.locator('summary').evaluateAll((all) => all.every((one) => one.textContent?.trim() !== '')), true)
    await page.close()
  })
})

// What follows runs in the page, which has other globals than these tests: hence text.
const openAll = `document.querySelectorAll('details').forEach((one) => (one.open = true))`

const overflow = `(() => {
  ${openAll}
  const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
  return {page: document.documentElement.scrollWidth, wide: wide.map((one) => one.outerHTML.slice(0, 80))}
})()`

// WCAG contrast of each element that holds text against the nearest opaque background.
const lowContrast = `(() => {
  ${openAll}
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const low = []
  for (const one of document.querySelectorAll('body *')) {
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '')) continue
    let behind = one
    while (behind !== null && rgb(getComputedStyle(behind).backgroundColor)[3] !== 255) behind = behind.parentElement
    const back = light(rgb(behind === null ? 'white' : getComputedStyle(behind).backgroundColor))
    const front = light(rgb(getComputedStyle(one).color))
    const ratio = (Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05)
    if (ratio < 4.5) low.push(ratio.toFixed(2) + ' ' + one.className + ' ' + one.textContent.slice(0, 40))
  }
  return low
})()`
