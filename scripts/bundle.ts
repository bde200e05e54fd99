import {globSync, readFileSync} from 'node:fs'
import {build, type Plugin} from 'esbuild'
import {literals} from '../src/lib/knowledge/literals.ts'
import {prose} from '../src/lib/knowledge/stems.ts'
import {lazyModules} from '../src/lib/lazy.ts'
import {loadChecks} from '../src/lib/scan/load-checks.ts'

/** oclif's core as it starts fastest; every rewrite is one that its own tests would pass. */
const leanOclif: Plugin = {
  name: 'lean-oclif',
  setup(bundler) {
    bundler.onLoad({filter: /@oclif\/core\/lib\/.*\.js$/}, ({path}) => ({contents: lazyRequires(readFileSync(path, 'utf8'))}))
    // The real one asks a container probe first, and only to name the platform in the user agent.
    bundler.onResolve({filter: /^wsl-utils$/}, () => ({path: 'wsl-utils', namespace: 'lean'}))
    bundler.onLoad({filter: /^wsl-utils$/, namespace: 'lean'}, () => ({
      contents: `export const isWsl = false; export const powerShellPath = async () => 'powershell.exe'`,
    }))
  },
}

// Loading all of core takes longer than running a command: each module is loaded at its first use. The first localeCompare loads all of ICU.
function lazyRequires(source: string): string {
  const names: string[] = []
  const declared = source
    .replace(/^(?:const|var) (\w+_\d+) = (.*require\("[^"]+"\).*);$/gm, (_, name: string, value: string) => {
      names.push(name)
      return `let ${name}$; function ${name}$load() { return ${name}$ ??= ${value}; }`
    })
    .replace(/^exports\.(\w+) = (__importStar\(require\("[^"]+"\)\));$/gm, (_, name: string, value: string) => {
      return `let ${name}$; Object.defineProperty(exports, '${name}', {enumerable: true, get: () => ${name}$ ??= ${value}});`
    })
    // TypeScript clears all exports first, which would make them plain values.
    .replace(/^exports\.\w+ = (exports\.\w+ = )*void 0;$/m, '')
  const used = names.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\b(?!\\$)`, 'g'), `(${name}$load())`), declared)
  return used.replace('a.id.localeCompare(b.id)', 'a.id < b.id ? -1 : 1')
}

const commands = globSync(['src/commands/*.ts', 'src/plugins/*/commands/**/*.ts'])
const checks = globSync('src/checks/*/*.ts').sort()

/** Bundles src into dist: one file for each command, one with all checks, the worker, and the chunks that they share. */
export async function bundle(): Promise<void> {
  await build({
    entryPoints: Object.fromEntries([
      ...[...commands, 'src/index.ts'].map((path) => [path.replace(/^src\/|\.ts$/g, ''), path]),
      ...Object.entries(lazyModules).map(([name, path]) => [`lazy/${name}`, path.startsWith('.') ? `src/lib/${path}` : path]),
      ['check', 'src/checks/check.ts'],
      ['checks/index', 'all-checks'],
      ...globSync('src/lib/scan/worker.ts').map((path) => ['scan-worker', path]),
    ]),
    outdir: 'dist',
    chunkNames: 'chunks/[hash]',
    bundle: true,
    splitting: true,
    // Names stay, so that a stack is worth reporting.
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 160,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    legalComments: 'none',
    // Our bundled dependencies are CommonJS in part and require Node's own modules.
    banner: {
      js: `import{createRequire as weftCreateRequire}from'node:module';const require=weftCreateRequire(import.meta.url),__filename=import.meta.filename,__dirname=import.meta.dirname;`,
    },
    plugins: [leanOclif, allChecks, preparedWords],
    logLevel: 'warning',
  })
}

/** The folder is the list: one module that imports every check file. */
const allChecks: Plugin = {
  name: 'all-checks',
  setup(bundler) {
    bundler.onResolve({filter: /^all-checks$/}, () => ({path: 'all-checks', namespace: 'checks'}))
    bundler.onLoad({filter: /.*/, namespace: 'checks'}, () => ({
      contents: `${checks.map((path, i) => `import c${i} from './${path}'`).join('\n')}\nexport default [${checks.map((_, i) => `c${i}`)}]`,
      resolveDir: '.',
    }))
  },
}

/** The words that the checks' patterns need, read from the patterns now rather than in each process. */
const preparedWords: Plugin = {
  name: 'prepared-words',
  setup(bundler) {
    bundler.onLoad({filter: /knowledge\/prepared\.ts$/}, async () => {
      await loadChecks()
      const data = JSON.stringify({prose: prose.prepared(), literals: literals.prepared()})
      return {contents: `export const prepared = JSON.parse(${JSON.stringify(data)})`}
    })
  },
}
