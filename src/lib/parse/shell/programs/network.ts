import {sourceOfPath} from '../../../knowledge/paths.ts'
import {HOLE, type Source, type Value} from '../../facts.ts'
import {concat, empty, from, literal, sourcesOf} from '../../value.ts'
import {has, parseArguments, valuesOf, type Parsed} from '../arguments.ts'
import {readFile, writeFile} from '../files.ts'
import {emit, type Call, type Handler, type State} from '../state.ts'

const curlValued =
  '-d -F -T -H -X -o -u -A -e -b -c -x -m -w -K -E -r -Y -y -z -D -C -s:none --data --data-raw --data-binary --data-urlencode --data-ascii --json --form --form-string --upload-file --header --request --output --user --user-agent --referer --cookie --cookie-jar --proxy --max-time --connect-timeout --write-out --config --cert --key --cacert --retry --retry-delay --url --resolve --interface --output-dir --aws-sigv4 --oauth2-bearer --socks5 --socks5-hostname --dns-servers --limit-rate'

/** `@file` and `name=@file` name a file whose content is sent. */
function payload(value: Value, call: Call, state: State): Value {
  const at = value.text.indexOf('@')
  const form = /^[\w.[\]-]{0,60}=[@<](.+)$/s.exec(value.text)?.[1]
  const path = at === 0 ? value.text.slice(1) : form
  if (path === undefined) return value
  if (path.startsWith('-')) return call.input ?? value
  const content = readFile({text: path.replace(/;.*$/s, ''), sources: value.sources}, call, state)
  return {text: value.text, sources: sourcesOf([content, value])}
}

const looksLikeUrl = (text: string): boolean =>
  /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(text) ||
  /^[\w.-]{1,253}\.[a-z]{2,24}([:/?]|$)/i.test(text) ||
  text.includes(HOLE) ||
  /^(localhost|\d{1,3}(\.\d{1,3}){3})/.test(text)

const curl: Handler = (call, state) => {
  const parsed = parseArguments(call.args, curlValued)
  const urls = [...valuesOf(parsed, '--url'), ...parsed.rest.filter((arg) => looksLikeUrl(arg.text))]
  const data = valuesOf(
    parsed,
    '-d',
    '--data',
    '--data-raw',
    '--data-binary',
    '--data-urlencode',
    '--data-ascii',
    '--json',
    '-F',
    '--form',
    '--form-string',
  ).map((value) => payload(value, call, state))
  const uploads = valuesOf(parsed, '-T', '--upload-file').map((path) =>
    path.text === '-' || path.text === '.' ? (call.input ?? empty) : readFile(path, call, state),
  )
  const headers = valuesOf(parsed, '-H', '--header')
  const auth = [
    ...valuesOf(parsed, '-u', '--user', '--oauth2-bearer', '-b', '--cookie', '-E', '--cert'),
    ...headers.filter((header) => isAuthHeader(header.text)),
  ]
  const agents = valuesOf(parsed, '-A', '--user-agent', '-e', '--referer').filter((value) => value.sources.length > 0)
  const carried = headers.filter((header) => !isAuthHeader(header.text) && header.sources.length > 0)
  const target =
    valuesOf(parsed, '-o', '--output')[0] ??
    (has(parsed, '-O', '--remote-name', '-OJ') ? literal(fileName(urls[0]?.text ?? '')) : undefined)
  const method = valuesOf(parsed, '-X', '--request')[0]?.text.toUpperCase()
  return request(urls, [...data, ...uploads, ...carried, ...agents], auth, method, target, call, state)
}

export const isAuthHeader = (text: string): boolean =>
  /^["']?(authorization|proxy-authorization|x-[\w-]{0,30}(key|token|auth|secret)|api-?key|apikey|cookie|private-token|[\w-]{0,30}-(api-)?key|[\w-]{0,30}-token|key|token)\s*[:=]/i.test(
    text,
  )

function fileName(url: string): string {
  const path = url.replace(/[?#].*$/s, '')
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Where a machine in a cloud gets its own keys. */
const metadata =
  /\b(?:169\.254\.169\.254|169\.254\.170\.2|metadata\.google\.internal)\b.{0,80}(?:security-credentials|\/token|identity|credentials|\/v2\/)/

/** Query parameters by which services take their own key. */
const keyParameter = /[?&](key|api_?key|appid|app_id|token|access_token|apikey|auth|sig|signature)=/i

/** One request: a send when something of the user's goes out with it, else a fetch whose answer is remote text. */
function request(
  urls: readonly Value[],
  data: readonly Value[],
  auth: readonly Value[],
  method: string | undefined,
  target: Value | undefined,
  call: Call,
  state: State,
): Value {
  const answers: Source[] = []
  for (const url of urls.length > 0 ? urls : [literal('')]) {
    const telling = url.sources.filter((source) => /^(secret|env|agent|conversation|files|host|clipboard|screen)$/.test(source.kind))
    const hostTold = url.sources.length > 0 && /^[a-z]+:\/\/\uFFFC/.test(url.text)
    const byQuery = telling.length > 0 && !hostTold && !url.text.startsWith(HOLE)
    const inKey = byQuery && keyParameter.test(url.text)
    if (
      data.length > 0 ||
      byQuery ||
      (method !== undefined && /^(POST|PUT|PATCH)$/.test(method)) ||
      auth.some((value) => value.sources.length > 0)
    ) {
      emit(state, call, {
        kind: 'send',
        url,
        data:
          byQuery && !inKey ? {text: concat([...data, url], '&').text, sources: sourcesOf([...data, from(...telling)])} : concat(data, '&'),
        auth: inKey ? concat([...auth, from(...telling)]) : auth.length > 0 ? concat(auth) : empty,
        method: method ?? (data.length > 0 ? 'POST' : 'GET'),
      })
    } else emit(state, call, {kind: 'fetch', url, saveTo: target})
    if (/^file:/i.test(url.text)) answers.push(...readFile(url, call, state).sources)
    else answers.push({kind: metadata.test(url.text) ? 'secret' : 'remote', what: url.text, at: call.at})
  }
  const answer = from(...answers)
  if (target !== undefined && target.text !== '-') {
    writeFile(target, answer, false, call, state)
    return empty
  }
  return answer
}

const wget: Handler = (call, state) => {
  const parsed = parseArguments(
    call.args,
    '-O -o -P -U -e -t -T --output-document --post-data --post-file --body-data --body-file --method --header --user --password --http-user --http-password --directory-prefix --user-agent --tries --timeout',
  )
  const urls = parsed.rest.filter((arg) => looksLikeUrl(arg.text))
  const data = [
    ...valuesOf(parsed, '-U', '--user-agent', '--referer').filter((value) => value.sources.length > 0),
    ...valuesOf(parsed, '--post-data', '--body-data'),
    ...valuesOf(parsed, '--post-file', '--body-file').map((path) =>
      path.text === '-' || path.text === '/dev/stdin' ? (call.input ?? empty) : readFile(path, call, state),
    ),
  ]
  const headers = valuesOf(parsed, '--header')
  const auth = [...valuesOf(parsed, '--password', '--http-password'), ...headers.filter((header) => isAuthHeader(header.text))]
  const written = valuesOf(parsed, '-O', '--output-document')[0]
  const [folder] = valuesOf(parsed, '-P', '--directory-prefix')
  const name = fileName(urls[0]?.text ?? '')
  const target = written ?? literal(folder === undefined ? name : `${folder.text}/${name}`)
  return request(
    urls,
    [...data, ...headers.filter((header) => !isAuthHeader(header.text) && header.sources.length > 0)],
    auth,
    valuesOf(parsed, '--method')[0]?.text,
    target,
    call,
    state,
  )
}

/** httpie: `http POST url key=value key=@file`. */
const httpie: Handler = (call, state) => {
  const parsed = parseArguments(call.args, '-a --auth -o --output --form')
  const method = parsed.rest.find((arg) => /^(GET|POST|PUT|PATCH|DELETE|HEAD)$/.test(arg.text))?.text
  const operands = parsed.rest.filter((arg) => arg.text !== method)
  const data = operands.slice(1).map((value) => payload(value, call, state))
  if (call.input !== undefined) data.push(call.input)
  return request(operands.slice(0, 1), data, valuesOf(parsed, '-a', '--auth'), method, valuesOf(parsed, '-o', '--output')[0], call, state)
}

const netcat: Handler = (call, state) => {
  const parsed = parseArguments(call.args, '-p -w -s -e -c -x -X -q --exec --sh-exec')
  const shell =
    valuesOf(parsed, '-e', '-c', '--exec', '--sh-exec').some((value) => /(sh|bash|cmd|powershell)/.test(value.text)) || usesShell(call)
  const listen = has(parsed, '-l', '--listen')
  const [host, port] = listen ? [literal(''), valuesOf(parsed, '-p')[0] ?? parsed.rest[0]] : parsed.rest
  if (has(parsed, '-z')) return empty
  emit(state, call, {kind: 'socket', host: host ?? empty, port: port?.text ?? '', listen, shell})
  if (call.input !== undefined && call.input.sources.length > 0 && !listen)
    emit(state, call, {
      kind: 'send',
      url: literal(`tcp://${host?.text ?? ''}:${port?.text ?? ''}`),
      data: call.input,
      auth: empty,
      method: 'TCP',
    })
  return from({kind: 'remote', what: `${host?.text ?? ''}:${port?.text ?? ''}`, at: call.at})
}

const usesShell = (call: Call): boolean =>
  call.args.some((arg) => /exec:.{0,20}(sh|bash|cmd)|system:/i.test(arg.text)) ||
  (call.input?.sources.some((source) => source.what === 'shell') ?? false)

const socat: Handler = (call, state) => {
  const remote = call.args.find((arg) => /^(tcp|tcp4|tcp6|udp|openssl|ssl)[\w-]{0,10}:/i.test(arg.text))
  const listen = remote !== undefined && /-listen:/i.test(remote.text)
  const [host = '', port = ''] = (remote?.text.replace(/^[\w-]{1,20}:/, '') ?? '').split(/[:,]/)
  emit(state, call, {kind: 'socket', host: literal(listen ? '' : host), port: listen ? host : port, listen, shell: usesShell(call)})
  if (call.input !== undefined && call.input.sources.length > 0)
    emit(state, call, {kind: 'send', url: literal(`tcp://${host}:${port}`), data: call.input, auth: empty, method: 'TCP'})
  return from({kind: 'remote', what: `${host}:${port}`, at: call.at})
}

/** scp, rsync, rclone, aws s3 cp …: local operands go to a remote one. */
const transfer =
  (valued: string, isRemote: (text: string) => boolean, skip: number): Handler =>
  (call, state) => {
    const parsed: Parsed = parseArguments(call.args, valued)
    const operands = parsed.rest.slice(skip)
    const target = operands.at(-1)
    if (target === undefined || operands.length < 2) return undefined
    const inputs = operands.slice(0, -1)
    if (isRemote(target.text)) {
      const data = inputs.map((input) => (input.text === '-' ? (call.input ?? empty) : folderContent(input, call, state)))
      emit(state, call, {
        kind: 'send',
        url: target,
        data: {text: concat(inputs, ' ').text, sources: sourcesOf(data)},
        auth: empty,
        method: call.program.toUpperCase(),
      })
    } else if (inputs.some((input) => isRemote(input.text))) {
      emit(state, call, {kind: 'fetch', url: inputs[0]!, saveTo: target})
      writeFile(target, from({kind: 'remote', what: inputs[0]!.text, at: call.at}), false, call, state)
    }
    return empty
  }

function folderContent(path: Value, call: Call, state: State): Value {
  const read = readFile(path, call, state)
  const broad = /^(~|\/|\/home|\/users|\/etc)\/?\*?$/.test(path.text) && sourceOfPath(path.text) === undefined
  return broad ? from(...read.sources, {kind: 'files', what: path.text, at: call.at}) : read
}

const sshRemote = (text: string): boolean =>
  /^([\w.-]{1,64}@)?[\w.-]{1,253}:(?!\/\/)/.test(text) || /^(rsync|sftp|ssh):\/\//.test(text) || (text.includes('@') && text.includes(':'))

const cloud: Handler = (call, state) => {
  const words = call.args.map((arg) => arg.text)
  if (/^(s3|storage|blob|cp|copy|sync|copyto|b2)$/.test(words[0] ?? ''))
    return transfer(
      '--profile --region --acl --endpoint-url --file --container-name --name',
      (text) => /^(s3|gs|az|b2|https?):\/\//.test(text) || /^[\w-]{1,40}:/.test(text),
      words[0] === 's3' || words[0] === 'storage' ? 2 : 1,
    )(call, state)
  return undefined
}

const resolver: Handler = (call, state) => {
  const host = parseArguments(call.args, '-p -t -c -q -W -i -s').rest.find((arg) => !/^(@|\+|(A|AAAA|TXT|MX|NS|CNAME|ANY)$)/.test(arg.text))
  if (host !== undefined) emit(state, call, {kind: 'resolve', host})
  return from({kind: 'remote', what: `dns ${host?.text ?? ''}`, at: call.at})
}

const ssh: Handler = (call, state) => {
  const parsed = parseArguments(call.args, '-i -p -l -o -F -L -R -D -J -b -c -e -m -E -S -W -w')
  const [host] = parsed.rest
  if (call.input !== undefined && call.input.sources.length > 0 && host !== undefined)
    emit(state, call, {kind: 'send', url: literal(`ssh://${host.text}`), data: call.input, auth: empty, method: 'SSH'})
  return from({kind: 'remote', what: host?.text ?? '', at: call.at})
}

/** Mail programs: the body comes from the pipe, attachments from -a. */
const mail: Handler = (call, state) => {
  const parsed = parseArguments(call.args, '-s -a -A -c -b -r -S --attach')
  const data = [
    ...(call.input === undefined ? [] : [call.input]),
    ...valuesOf(parsed, '-a', '-A', '--attach').map((path) => readFile(path, call, state)),
  ]
  emit(state, call, {kind: 'send', url: literal(`mailto:${parsed.rest[0]?.text ?? ''}`), data: concat(data), auth: empty, method: 'MAIL'})
  return empty
}

/** gh gist create, gh issue create --body: to GitHub. */
const gh: Handler = (call, state) => {
  const words = call.args.map((arg) => arg.text)
  if (words[0] === 'auth' && words[1] === 'token') return from({kind: 'secret', what: 'gh auth token', at: call.at})
  if (words[0] === 'gist' && words[1] === 'create') {
    const data = call.args
      .slice(2)
      .filter((arg) => !arg.text.startsWith('-'))
      .map((path) => (path.text === '-' ? (call.input ?? empty) : readFile(path, call, state)))
    emit(state, call, {
      kind: 'send',
      url: literal('https://gist.github.com'),
      data: concat([...data, ...(call.input === undefined ? [] : [call.input])]),
      auth: empty,
      method: 'POST',
    })
  }
  return undefined
}

/** `git push` carries whatever was put into the work tree. */
export const gitTransfer: Handler = (call, state) => {
  const words = call.args.map((arg) => arg.text).filter((text) => !text.startsWith('-'))
  if (words[0] === 'clone' && words[1] !== undefined) state.variables.set('git remote', literal(words[1]))
  if (words[0] === 'remote' && /^(add|set-url)$/.test(words[1] ?? '') && words[3] !== undefined)
    state.variables.set('git remote', literal(words[3]))
  if (words[0] !== 'push') return undefined
  const put = [...state.files].filter(([path]) => !/^(~|\/tmp\/[^/]*$)/.test(path)).flatMap(([, sources]) => sources)
  const telling = put.filter((source) => source.kind === 'secret')
  if (telling.length === 0) return undefined
  const direct = words.find((word) => /^(https?|ssh|git):\/\/|^git@/.test(word))
  const url = direct === undefined ? (state.variables.get('git remote') ?? from()) : literal(direct)
  emit(state, call, {kind: 'send', url, data: from(...telling), auth: empty, method: 'GIT'})
  return undefined
}

export const network: readonly (readonly [string, Handler])[] = [
  ['curl', curl],
  ['wget', wget],
  ['wget2', wget],
  ...['http', 'https', 'xh', 'httpie'].map((name) => [name, httpie] as const),
  ...['nc', 'ncat', 'netcat', 'telnet'].map((name) => [name, netcat] as const),
  ['socat', socat],
  ['scp', transfer('-i -P -o -F -c -l -S -J', sshRemote, 0)],
  ['rsync', transfer('-e --exclude --include --rsh --bwlimit --filter', sshRemote, 0)],
  ['aws', cloud],
  ['gsutil', cloud],
  ['gcloud', cloud],
  ['rclone', cloud],
  ...['dig', 'nslookup', 'host', 'ping', 'getent', 'drill'].map((name) => [name, resolver] as const),
  ['ssh', ssh],
  ...['mail', 'mailx', 'sendmail', 'mutt', 'msmtp', 'swaks'].map((name) => [name, mail] as const),
  ['gh', gh],
]
