import {chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

/** A folder that is removed after the test, with the given files in it. */
export function temporaryFolder(t: {after(callback: () => void): void}, files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'weft-test-')))
  t.after(() => rmSync(folder, {recursive: true, force: true}))
  writeFiles(folder, files)
  return folder
}

/** Writes files below a folder; names that end in `.sh` become executable. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    const full = join(folder, path)
    mkdirSync(dirname(full), {recursive: true})
    writeFileSync(full, content)
    if (path.endsWith('.sh')) chmodSync(full, 0o755)
  }
}
