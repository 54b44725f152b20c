import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ReportAssets } from '../report/html/page.ts'

/** Texts of the HTML report. @param folder of `report.css` and `report.js` */
export async function readReportAssets(folder: string): Promise<ReportAssets> {
  const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8')
  return { css: await read('report.css'), js: await read('report.js') }
}
