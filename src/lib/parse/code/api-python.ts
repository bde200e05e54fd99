import type {ApiTable} from './api.ts'

const url = ['url', 0] as const
const clients =
  'requests.,requests.Session().,requests.session().,httpx.,httpx.Client().,httpx.AsyncClient().,aiohttp.ClientSession().,curl_cffi.requests.,cloudscraper.create_scraper().,requests.sessions.Session().'
const tcp = 'socket.socket().,ssl.wrap_socket().,ssl.create_default_context().wrap_socket().,ssl.SSLContext().wrap_socket().'

export const pythonApis: ApiTable = [
  // HTTP
  [`{${clients}}get {${clients}}head {${clients}}options`, {do: 'http', method: 'GET', url}],
  [`{${clients}}post`, {do: 'http', method: 'POST', url, body: [1]}],
  [`{${clients}}put`, {do: 'http', method: 'PUT', url, body: [1]}],
  [`{${clients}}patch`, {do: 'http', method: 'PATCH', url, body: [1]}],
  [`{${clients}}delete`, {do: 'http', method: 'DELETE', url}],
  [`{${clients}}request {${clients}}stream`, {do: 'http', methodAt: ['method', 0], url: ['url', 1]}],
  ['urllib.request.urlopen urllib2.urlopen urllib.urlopen', {do: 'http', url: ['url', 0], body: [1]}],
  ['urllib.request.build_opener().open urllib.request.OpenerDirector().open', {do: 'http', url: ['fullurl', 0], body: [1]}],
  [
    'urllib.request.Request urllib2.Request',
    {do: 'prepare', fields: {url: ['url', 0], data: ['data', 1], headers: ['headers', 2], method: ['method', 5]}},
  ],
  [
    'requests.Request httpx.Request',
    {do: 'prepare', fields: {method: ['method', 0], url: ['url', 1], data: ['data', 'json', 'content'], headers: ['headers']}},
  ],
  ['requests.Session().send httpx.Client().send', {do: 'http', url: [0]}],
  ['urllib.request.urlretrieve urllib.urlretrieve', {do: 'http', method: 'GET', url, saveTo: ['filename', 1]}],
  ['wget.download gdown.download', {do: 'http', method: 'GET', url, saveTo: ['out', 'output', 1]}],
  ['urllib3.PoolManager().request urllib3.request', {do: 'http', methodAt: ['method', 0], url: ['url', 1], body: ['body', 'fields']}],
  [
    'http.client.{HTTPConnection,HTTPSConnection} httplib.{HTTPConnection,HTTPSConnection}',
    {do: 'prepare', fields: {baseURL: ['host', 0]}},
  ],
  ['http.client.{HTTPConnection,HTTPSConnection}().request', {do: 'http', methodAt: ['method', 0], url: ['url', 1], body: ['body', 2]}],
  [
    'requests.Session requests.session httpx.Client httpx.AsyncClient aiohttp.ClientSession',
    {do: 'prepare', fields: {baseURL: ['base_url'], headers: ['headers'], auth: ['auth'], cookies: ['cookies']}},
  ],
  [
    'websocket.create_connection websockets.connect websocket.WebSocketApp websockets.sync.client.connect',
    {do: 'http', method: 'GET', url: ['uri', 'url', 0]},
  ],
  [
    'websocket.create_connection().send websockets.connect().send websocket.WebSocketApp().send websockets.sync.client.connect().send',
    {do: 'transmit', data: [0]},
  ],
  // Mail, FTP, SSH, chat
  ['smtplib.{SMTP,SMTP_SSL}', {do: 'prepare', fields: {url: ['host', 0]}}],
  ['smtplib.{SMTP,SMTP_SSL}().login', {do: 'prepare', fields: {auth: ['password', 1]}}],
  ['smtplib.{SMTP,SMTP_SSL}().sendmail', {do: 'message', scheme: 'smtp', to: ['to_addrs', 1], body: ['msg', 2]}],
  ['smtplib.{SMTP,SMTP_SSL}().send_message', {do: 'message', scheme: 'smtp', to: ['to_addrs', 2], body: ['msg', 0]}],
  ['ftplib.{FTP,FTP_TLS}', {do: 'prepare', fields: {url: ['host', 0]}}],
  ['ftplib.{FTP,FTP_TLS}().{storbinary,storlines}', {do: 'message', scheme: 'ftp', to: ['this.url'], body: ['fp', 1]}],
  ['paramiko.SSHClient().connect paramiko.Transport', {do: 'socket', host: ['hostname', 0], port: ['port', 1]}],
  ['paramiko.SSHClient().exec_command', {do: 'run', command: ['command', 0], shell: 'yes'}],
  ['paramiko.SSHClient().open_sftp().put paramiko.SFTPClient.from_transport().put', {do: 'message', scheme: 'sftp', to: [1], body: [0]}],
  [
    'boto3.client().upload_file boto3.resource().upload_file boto3.client().put_object',
    {do: 'message', scheme: 's3', to: ['Bucket', 1], body: ['Filename', 'Body', 0]},
  ],
  // Chat clients
  [
    'slack_sdk.WebClient().{files_upload,files_upload_v2} slack.WebClient().files_upload',
    {do: 'message', scheme: 'files.slack.com', to: [], body: ['file', 'content']},
  ],
  [
    'slack_sdk.WebClient().chat_postMessage slack_sdk.webhook.WebhookClient().send',
    {do: 'message', scheme: 'slack.com', to: [], body: ['text', 'blocks', 0]},
  ],
  [
    'telegram.Bot().{send_message,send_document} telebot.TeleBot().{send_message,send_document}',
    {do: 'message', scheme: 'api.telegram.org', to: [], body: ['text', 'document', 1]},
  ],
  [
    'discord_webhook.DiscordWebhook discord.SyncWebhook.from_url().send dhooks.Webhook().send',
    {do: 'message', scheme: 'discord.com', to: [], body: ['content', 'file', 0]},
  ],
  // Reports to whoever wrote the key into the program
  [
    'sentry_sdk.{set_context,set_extra,set_tag,add_breadcrumb,capture_message} sentry_sdk.get_current_scope().{set_context,set_extra,set_tag} sentry_sdk.get_isolation_scope().{set_context,set_extra}',
    {do: 'message', scheme: 'ingest.sentry.io', to: [], body: ['value', 'extras', 1, 0]},
  ],
  [
    'sentry_sdk.get_current_scope().add_attachment sentry_sdk.add_attachment',
    {do: 'message', scheme: 'ingest.sentry.io', to: [], body: ['path', 'bytes', 0]},
  ],
  [
    'posthog.capture mixpanel.Mixpanel().track analytics.track segment.analytics.track',
    {do: 'message', scheme: 'analytics.invalid', to: [], body: ['properties', 2, 1]},
  ],
  // Sockets and names
  [`{${tcp}}connect {${tcp}}connect_ex`, {do: 'socket', host: [0], port: [0]}],
  ['socket.create_connection asyncio.open_connection telnetlib.Telnet', {do: 'socket', host: ['host', 'address', 0], port: ['port', 1, 0]}],
  ['socket.socket ssl.wrap_socket', {do: 'prepare', fields: {}}],
  ['os.dup2', {do: 'attach', stream: [0]}],
  [`{${tcp}}bind`, {do: 'socket', host: [0], port: [0], listen: true}],
  [
    'asyncio.start_server socketserver.{TCPServer,UDPServer,ThreadingTCPServer} http.server.{HTTPServer,ThreadingHTTPServer}',
    {do: 'socket', host: ['host', 'server_address', 1, 0], port: ['port', 2, 0], listen: true},
  ],
  [
    `{${tcp}}send {${tcp}}sendall {${tcp}}sendfile socket.create_connection().sendall socket.create_connection().send`,
    {do: 'transmit', data: [0]},
  ],
  [`{${tcp}}sendto`, {do: 'message', scheme: 'udp', to: [1], body: [0]}],
  [`{${tcp}}recv {${tcp}}recvfrom socket.create_connection().recv`, {do: 'source', kind: 'remote', what: 'socket'}],
  [`{${tcp}}accept`, {do: 'wait'}],
  [
    'socket.gethostbyname socket.gethostbyname_ex socket.getaddrinfo dns.resolver.resolve dns.resolver.query dns.resolver.Resolver().resolve dns.resolver.Resolver().query aiodns.DNSResolver().query',
    {do: 'resolve', host: ['host', 'qname', 0]},
  ],
  // Files
  [
    'open io.open codecs.open aiofiles.open pathlib.Path().open gzip.open bz2.open lzma.open',
    {do: 'open', path: ['file', 'filename', 0], mode: ['mode', 1]},
  ],
  ['pathlib.Path().{read_text,read_bytes}', {do: 'read', path: ['this']}],
  ['pathlib.Path().{write_text,write_bytes}', {do: 'write', path: ['this'], data: ['data', 0]}],
  ['pathlib.Path().{iterdir,glob,rglob,walk}', {do: 'read', path: ['this'], listing: true, gives: 'pathlib.Path()'}],
  ['os.walk os.listdir os.scandir glob.glob glob.iglob', {do: 'read', path: ['path', 'top', 'pathname', 0], listing: true}],
  ['os.{remove,unlink,rmdir} pathlib.Path().{unlink,rmdir}', {do: 'remove', path: [0, 'path', 'this']}],
  ['shutil.rmtree os.removedirs', {do: 'remove', path: ['path', 0], recursive: true}],
  ['shutil.{copy,copy2,copyfile,copytree} os.{link,symlink}', {do: 'copy', from: ['src', 0], to: ['dst', 1]}],
  ['shutil.move os.rename os.replace', {do: 'copy', from: ['src', 0], to: ['dst', 1], move: true}],
  ['pathlib.Path().rename pathlib.Path().replace', {do: 'copy', from: ['this'], to: ['target', 0], move: true}],
  ['pathlib.Path().{symlink_to,hardlink_to}', {do: 'copy', from: ['target', 0], to: ['this']}],
  ['os.chmod', {do: 'mode', path: ['path', 0], mode: ['mode', 1]}],
  ['pathlib.Path().chmod', {do: 'mode', path: ['this'], mode: ['mode', 0]}],
  [
    'sqlite3.connect pandas.read_csv pandas.read_json pandas.read_excel pandas.read_parquet numpy.load numpy.loadtxt PIL.Image.open linecache.getlines linecache.getline plistlib.load',
    {do: 'read', path: [0, 'database']},
  ],
  ['dotenv.dotenv_values dotenv.load_dotenv', {do: 'read', path: ['dotenv_path', 0]}],
  ['pandas.DataFrame().to_csv pandas.DataFrame().to_json', {do: 'write', path: [0], data: ['this']}],
  // Archives
  ['queue.Queue queue.SimpleQueue queue.LifoQueue multiprocessing.Queue asyncio.Queue collections.deque', {do: 'prepare', fields: {}}],
  ['io.StringIO io.BytesIO', {do: 'prepare', fields: {content: [0]}}],
  ['zipfile.ZipFile tarfile.open tarfile.TarFile', {do: 'open', path: ['fileobj', 'file', 'name', 0], mode: ['mode', 1]}],
  [
    'zipfile.ZipFile().{write,writestr} tarfile.open().{add,addfile}',
    {do: 'archive', inputs: ['filename', 'name', 0], output: ['this.file']},
  ],
  ['shutil.make_archive', {do: 'archive', inputs: ['root_dir', 2], output: ['base_name', 0]}],
  // Processes
  [
    'subprocess.{run,call,check_call,check_output,Popen} asyncio.create_subprocess_shell',
    {do: 'run', command: ['args', 'cmd', 0], shell: 'asked'},
  ],
  ['asyncio.create_subprocess_exec', {do: 'run', command: ['program', 0], args: 'rest', shell: 'no'}],
  [
    'subprocess.{getoutput,getstatusoutput} os.system os.popen os.popen2 os.popen3 commands.getoutput commands.getstatusoutput popen2.popen3 pexpect.run',
    {do: 'run', command: ['cmd', 'command', 0], shell: 'yes'},
  ],
  ['pexpect.spawn winpty.PtyProcess.spawn ptyprocess.PtyProcess.spawn pty.spawn', {do: 'run', command: [0], args: [1], shell: 'asked'}],
  ['os.{execl,execle,execlp,execlpe}', {do: 'run', command: [0], args: 'rest', shell: 'no'}],
  ['os.{execv,execve,execvp,execvpe}', {do: 'run', command: [0], args: [1], shell: 'no'}],
  ['os.{spawnv,spawnve,spawnvp,posix_spawn}', {do: 'run', command: [1], args: [2], shell: 'no', background: true}],
  ['os.startfile webbrowser.open webbrowser.open_new webbrowser.open_new_tab', {do: 'run', command: [0], shell: 'no'}],
  ['os.fork os.forkpty multiprocessing.Process', {do: 'fork', program: 'python3'}],
  [
    'ctypes.CDLL ctypes.WinDLL ctypes.cdll.LoadLibrary ctypes.windll.LoadLibrary cffi.FFI().dlopen',
    {do: 'load', code: [0], language: 'native'},
  ],
  // Evaluation
  ['eval', {do: 'eval', code: ['source', 0], language: 'python'}],
  [
    'exec execfile code.InteractiveInterpreter().runsource code.InteractiveInterpreter().runcode',
    {do: 'eval', code: ['source', 0], language: 'python'},
  ],
  ['marshal.loads marshal.load', {do: 'eval', code: [0], language: 'bytecode'}],
  [
    'pickle.loads pickle.load cPickle.loads cloudpickle.loads dill.loads dill.load joblib.load yaml.load yaml.unsafe_load jsonpickle.decode shelve.open torch.load pickle.Unpickler dill.Unpickler cloudpickle.Unpickler',
    {do: 'load', code: [0], language: 'pickle'},
  ],
  [
    'importlib.import_module __import__ runpy.run_path runpy.run_module imp.load_source',
    {do: 'load', code: ['name', 0], language: 'module'},
  ],
  [
    'importlib.util.spec_from_file_location importlib.machinery.SourceFileLoader sys.path.insert',
    {do: 'load', code: ['location', 'path', 1], language: 'module'},
  ],
  ['sys.path.append zipimport.zipimporter', {do: 'load', code: [0], language: 'module'}],
  ['types.FunctionType types.CodeType', {do: 'load', code: [0], language: 'bytecode'}],
  ['pip.main pip._internal.main pip._internal.cli.main.main', {do: 'install', manager: 'pip', packages: [0]}],
  // What is read from the machine and from people
  ['os.getenv os.environ.get os.environ.pop os.environ.setdefault', {do: 'env', name: ['key', 0], fallback: ['default', 1]}],
  ['os.environ.items os.environ.values os.environ.keys', {do: 'env', name: []}],
  ['os.putenv os.environ.update', {do: 'env', name: [0], write: true}],
  ['os.environ.copy', {do: 'source', kind: 'env', what: '*'}],
  [
    'platform.{node,uname,platform,system,release,version,machine,processor} socket.gethostname socket.getfqdn getpass.getuser os.getlogin os.uname uuid.getnode os.getuid psutil.{net_if_addrs,process_iter,users,cpu_count,virtual_memory,net_connections,disk_partitions} netifaces.interfaces netifaces.ifaddresses',
    {do: 'source', kind: 'host'},
  ],
  ['pwd.getpwnam pwd.getpwuid pwd.getpwall', {do: 'source', kind: 'host'}],
  [
    'input raw_input sys.stdin.read sys.stdin.readline sys.stdin.readlines sys.stdin.buffer.read fileinput.input argparse.ArgumentParser().parse_args argparse.ArgumentParser().parse_known_args',
    {do: 'source', kind: 'input'},
  ],
  ['getpass.getpass', {do: 'source', kind: 'input', what: 'password prompt'}],
  [
    'pyperclip.paste clipboard.paste pandas.read_clipboard win32clipboard.GetClipboardData tkinter.Tk().clipboard_get',
    {do: 'source', kind: 'clipboard'},
  ],
  [
    'PIL.ImageGrab.grab PIL.ImageGrab.grabclipboard ImageGrab.grab pyautogui.screenshot mss.mss().shot mss.mss().grab pyscreenshot.grab',
    {do: 'source', kind: 'screen'},
  ],
  [
    'pynput.keyboard.Listener keyboard.on_press keyboard.record keyboard.hook keyboard.start_recording pynput.mouse.Listener',
    {do: 'source', kind: 'conversation', what: 'keyboard'},
  ],
  ['keyring.get_password keyring.get_credential', {do: 'source', kind: 'secret', what: 'keyring', whatAt: ['service_name', 0]}],
  [
    'win32crypt.CryptUnprotectData browser_cookie3.chrome browser_cookie3.firefox browser_cookie3.load browser_cookie3.edge browsercookie.chrome secretstorage.get_default_collection',
    {do: 'source', kind: 'secret'},
  ],
  [
    'datetime.datetime.{now,utcnow,today} datetime.date.today datetime.{now,today} date.today time.{time,localtime,gmtime,strftime,time_ns} arrow.now pendulum.now',
    {do: 'source', kind: 'time'},
  ],
  ['random.{random,randint,randrange,uniform} secrets.randbelow', {do: 'source', kind: 'time', what: 'random'}],
  ['time.sleep asyncio.sleep threading.Event().wait select.select signal.pause asyncio.Event().wait', {do: 'wait'}],
]
