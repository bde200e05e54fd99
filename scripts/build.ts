import {execFileSync} from 'node:child_process'
import {rmSync} from 'node:fs'
import {bundle} from './bundle.ts'
import {writeManifests} from './manifests.ts'

rmSync('dist', {recursive: true, force: true})
execFileSync('tsc', ['-p', 'tsconfig.build.json'], {stdio: 'inherit'})
await bundle()
// Without the builder's own user plugins.
process.env['WEFT_DATA_DIR'] = '/nonexistent'
await writeManifests()
