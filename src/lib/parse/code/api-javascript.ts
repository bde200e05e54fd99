import type {ApiTable} from './api.ts'

const axios = 'axios,axios.default'
const shorthand = 'axios.,got.,ky.,superagent.,needle.,undici.,request.,$.'

export const javascriptApis: ApiTable = [
  // HTTP
  ['fetch node-fetch cross-fetch undici.fetch undici.request Bun.fetch isomorphic-fetch electron.net.fetch', {do: 'http', url: [0]}],
  [`{${axios}} got ky request superagent needle axios.request request-promise got.stream undici.stream $.ajax`, {do: 'http', url: [0]}],
  [`{${shorthand}}get {${shorthand}}head $.getJSON`, {do: 'http', method: 'GET', url: [0]}],
  [`{${shorthand}}post`, {do: 'http', method: 'POST', url: [0], body: [1]}],
  [`{${shorthand}}put`, {do: 'http', method: 'PUT', url: [0], body: [1]}],
  [`{${shorthand}}patch`, {do: 'http', method: 'PATCH', url: [0], body: [1]}],
  [`{${shorthand}}{delete,del}`, {do: 'http', method: 'DELETE', url: [0]}],
  ['superagent.post().send superagent.put().send superagent.post().attach', {do: 'http', method: 'POST', url: ['this.url'], body: [0, 1]}],
  ['{http,https,http2}.get', {do: 'http', method: 'GET', url: [0]}],
  ['{http,https}.request http2.connect electron.net.request', {do: 'http', url: [0]}],
  [
    '{http,https}.request().{write,end} electron.net.request().{write,end} http2.connect().request().{write,end}',
    {do: 'http', method: 'POST', url: ['this.url'], body: [0]},
  ],
  ['Request', {do: 'prepare', fields: {url: [0]}}],
  ['XMLHttpRequest().open', {do: 'prepare', fields: {method: [0], url: [1]}}],
  ['XMLHttpRequest().send', {do: 'http', url: ['this.url'], body: [0]}],
  ['navigator.sendBeacon', {do: 'http', method: 'POST', url: [0], body: [1]}],
  ['WebSocket ws EventSource socket.io-client.io io', {do: 'http', method: 'GET', url: [0]}],
  ['WebSocket().send ws().send socket.io-client.io().emit io().emit', {do: 'transmit', data: [1, 0]}],
  ['download download-file', {do: 'http', method: 'GET', url: [0], saveTo: [1]}],
  [
    '@sentry/node.{setContext,setExtra,setTag,captureMessage,addBreadcrumb} Sentry.{setContext,setExtra,captureMessage}',
    {do: 'message', scheme: 'ingest.sentry.io', to: [], body: [1, 0]},
  ],
  [
    'discord.js.WebhookClient().send @slack/webhook.IncomingWebhook().send @slack/web-api.WebClient().chat.postMessage',
    {do: 'message', scheme: 'discord.com', to: [], body: [0]},
  ],
  ['chrome.cookies.getAll browser.cookies.getAll chrome.cookies.get', {do: 'source', kind: 'secret', what: 'browser cookies'}],
  // Mail, FTP, SSH
  ['nodemailer.createTransport', {do: 'prepare', fields: {url: [0]}}],
  ['nodemailer.createTransport().sendMail', {do: 'message', scheme: 'smtp', to: ['this.url'], body: [0]}],
  ['ssh2.Client().connect', {do: 'socket', host: [0], port: [0]}],
  ['ssh2.Client().exec', {do: 'run', command: [0], shell: 'yes'}],
  // Sockets and names
  ['net.{connect,createConnection} tls.connect net.Socket().connect Deno.connect Bun.connect', {do: 'socket', host: [1, 0], port: [0]}],
  [
    'net.{connect,createConnection}().{write,end} tls.connect().{write,end} net.Socket().{write,end} Deno.connect().write',
    {do: 'transmit', data: [0]},
  ],
  ['net.Socket tls.TLSSocket', {do: 'prepare', fields: {}}],
  ['dgram.createSocket().send', {do: 'message', scheme: 'udp', to: [4, 2], body: [0]}],
  ['{net,http,https,tls}.createServer().listen Bun.serve Deno.listen express().listen', {do: 'socket', host: [1], port: [0], listen: true}],
  [
    'dns.{lookup,resolve,resolve4,resolve6,resolveTxt,resolveMx,resolveCname,resolveAny,resolveNs,resolveSrv} dns.Resolver().resolve',
    {do: 'resolve', host: [0]},
  ],
  // Files
  [
    'fs.{readFileSync,readFile,createReadStream} Deno.{readTextFile,readTextFileSync,readFile,readFileSync} Bun.file fs.readJson fs.readJsonSync fs.readJSON fs.openAsBlob',
    {do: 'read', path: [0]},
  ],
  [
    'fs.{readdirSync,readdir,opendir,opendirSync,globSync,glob} glob globby fast-glob glob.sync glob.globSync glob.glob Deno.readDir Deno.readDirSync',
    {do: 'read', path: [0], listing: true},
  ],
  [
    'fs.{writeFileSync,writeFile,outputFile,outputFileSync,writeJson,writeJsonSync} Deno.{writeTextFile,writeTextFileSync,writeFile} Bun.write',
    {do: 'write', path: [0], data: [1]},
  ],
  ['fs.{appendFileSync,appendFile}', {do: 'write', path: [0], data: [1], append: true}],
  ['fs.createWriteStream fs.openSync fs.open', {do: 'open', path: [0], mode: [1]}],
  ['fs.{unlinkSync,unlink} Deno.remove', {do: 'remove', path: [0]}],
  ['fs.{rmSync,rm,rmdirSync,rmdir}', {do: 'remove', path: [0]}],
  [
    'rimraf rimraf.sync rimraf.rimraf fs.remove fs.removeSync fs.emptyDir fs.emptyDirSync del del.sync',
    {do: 'remove', path: [0], recursive: true},
  ],
  ['fs.{copyFileSync,copyFile,cpSync,cp,copy,copySync,symlinkSync,symlink,linkSync,link}', {do: 'copy', from: [0], to: [1]}],
  ['fs.{renameSync,rename,move,moveSync}', {do: 'copy', from: [0], to: [1], move: true}],
  ['fs.{chmodSync,chmod} Deno.chmod', {do: 'mode', path: [0], mode: [1]}],
  ['better-sqlite3 sqlite3.Database bun:sqlite.Database sqlite.DatabaseSync', {do: 'read', path: [0]}],
  ['dotenv.config', {do: 'read', path: ['path', 0]}],
  // Archives
  ['archiver().{directory,file,append,glob}', {do: 'archive', inputs: [0], output: ['this.output']}],
  ['adm-zip().{addLocalFolder,addLocalFile} tar.create tar.c', {do: 'archive', inputs: [1, 0], output: ['file']}],
  // Processes
  [
    'child_process.{exec,execSync} shelljs.exec shelljs.default.exec execa.{execaCommand,execaCommandSync} execaCommand',
    {do: 'run', command: [0], shell: 'yes'},
  ],
  [
    'child_process.{spawn,spawnSync,execFile,execFileSync} cross-spawn cross-spawn.sync execa execa.execa execa.execaSync execa.sync node-pty.spawn',
    {do: 'run', command: [0], args: [1], shell: 'asked'},
  ],
  ['child_process.fork worker_threads.Worker', {do: 'fork', program: 'node'}],
  ['Bun.{spawn,spawnSync} Deno.run', {do: 'run', command: ['cmd', 0], shell: 'no'}],
  ['Deno.Command', {do: 'run', command: [0], args: ['args'], shell: 'no'}],
  ['Bun.$ bun.$ zx.$ execa.$ $', {do: 'run', command: [0], shell: 'yes'}],
  ['open open.default electron.shell.openExternal electron.shell.openPath', {do: 'run', command: [0], shell: 'no'}],
  ['cluster.fork', {do: 'fork', program: 'node'}],
  // Evaluation
  ['eval execScript', {do: 'eval', code: [0], language: 'javascript'}],
  ['Function AsyncFunction GeneratorFunction', {do: 'eval', code: [3, 2, 1, 0], language: 'javascript'}],
  [
    'vm.{runInNewContext,runInThisContext,runInContext,compileFunction} vm.Script module._compile Module()._compile module.Module()._compile vm2.VM().run',
    {do: 'eval', code: [0], language: 'javascript'},
  ],
  ['setTimeout setInterval setImmediate', {do: 'repeat'}],
  [
    'require import createRequire() module.createRequire() process.mainModule.require process.dlopen ffi-napi.Library koffi.load WebAssembly.instantiate',
    {do: 'load', code: [0], language: 'module'},
  ],
  ['electron.webContents.executeJavaScript document.write', {do: 'load', code: [0], language: 'javascript'}],
  // What is read from the machine and from people
  ['Deno.env.get process.env.get', {do: 'env', name: [0]}],
  ['Deno.env.toObject', {do: 'env', name: []}],
  [
    'os.{hostname,userInfo,networkInterfaces,cpus,platform,release,version,arch,type,totalmem,uptime} Deno.hostname public-ip public-ip.publicIpv4 systeminformation.{osInfo,system,users,networkInterfaces,getStaticData}',
    {do: 'source', kind: 'host'},
  ],
  ['prompt readline.createInterface().question inquirer.prompt', {do: 'source', kind: 'input'}],
  [
    'electron.clipboard.{readText,read,readHTML,readImage} clipboardy.{read,readSync} navigator.clipboard.{readText,read}',
    {do: 'source', kind: 'clipboard'},
  ],
  [
    'screenshot-desktop electron.desktopCapturer.getSources navigator.mediaDevices.getDisplayMedia robotjs.screen.capture screenshot',
    {do: 'source', kind: 'screen'},
  ],
  [
    'iohook.on uiohook-napi.uIOhook.on node-global-key-listener.GlobalKeyboardListener',
    {do: 'source', kind: 'conversation', what: 'keyboard'},
  ],
  [
    'keytar.{getPassword,findCredentials,findPassword} localStorage.getItem sessionStorage.getItem',
    {do: 'source', kind: 'secret', whatAt: [0]},
  ],
  [
    'Date.now Date performance.now Date().{getHours,getDay,getDate,getMonth,getFullYear,getTime,toISOString,getMinutes,getTimezoneOffset} Intl.DateTimeFormat',
    {do: 'source', kind: 'time'},
  ],
  ['Math.random crypto.randomInt', {do: 'source', kind: 'time', what: 'random'}],
  ['timers.setTimeout Atomics.wait Bun.sleep Bun.sleepSync', {do: 'wait'}],
]
