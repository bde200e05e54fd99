import type {CodeLanguage} from './run.ts'

// Snippets in documents leave their imports out. A bare name that is nothing in its language, but is known from one module, means that module's.
const modules: Readonly<Record<CodeLanguage, Readonly<Record<string, string>>>> = {
  javascript: {
    child_process: 'exec execSync spawn spawnSync execFile execFileSync',
    fs: 'readFileSync writeFileSync appendFileSync readFile writeFile appendFile readdirSync unlinkSync rmSync existsSync copyFileSync chmodSync createWriteStream createReadStream',
    os: 'homedir hostname userInfo networkInterfaces tmpdir',
    dns: 'lookup resolveTxt',
    vm: 'runInNewContext runInThisContext',
  },
  python: {
    base64: 'b64decode urlsafe_b64decode b32decode b85decode a85decode',
    'urllib.request': 'urlopen urlretrieve',
    subprocess: 'Popen check_output check_call getoutput',
    os: 'system popen getenv environ listdir walk makedirs',
    shutil: 'rmtree copyfile copytree make_archive',
    socket: 'gethostbyname gethostname create_connection',
    binascii: 'unhexlify',
    zlib: 'decompress',
    pathlib: 'Path',
    getpass: 'getuser',
    json: 'dumps loads',
  },
  powershell: {},
}

function tableOf(names: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(names).flatMap(([module, list]) => list.split(' ').map((name) => [name, `${module}.${name}`] as const)))
}

const tables = {javascript: tableOf(modules.javascript), python: tableOf(modules.python), powershell: tableOf(modules.powershell)}

export function bareName(name: string, language: CodeLanguage): string {
  return tables[language].get(name) ?? name
}
