/**
 * Names worth imitating: packages, skills' own tools and hosts that people type or trust by sight. As of 2026-11, from the registries' most-depended-on lists and the agents'
 * own documentation. Sorted; a test keeps them so.
 */
export const popularPackages: ReadonlySet<string> = new Set(
  `@anthropic-ai/claude-code @anthropic-ai/sdk @modelcontextprotocol/sdk @openai/codex aiohttp ansible anthropic axios babel-core beautifulsoup4 boto3 botocore bs4 chalk cheerio
clawdhub clawhub colorama commander cookie-parser cors cross-env crypto-js cryptography dateutil debug discord.js discord.py django docker dotenv electron eslint ethers express fastapi
flask gatsby google-auth gradio gulp httpx huggingface-hub jest jinja2 jquery js-yaml jsonwebtoken kubernetes langchain lodash matplotlib mcp minimist moment mongodb mongoose
mysql2 next node-fetch nodemailer nodemon numpy openai openclaw opencv-python pandas paramiko pillow playwright prettier prisma psutil psycopg2 puppeteer pycryptodome pydantic
pyinstaller pytest python-dateutil python-dotenv pyyaml react react-dom redis requests rimraf scikit-learn scipy selenium semver sentence-transformers setuptools socket.io
solana-web3 sqlalchemy streamlit stripe supabase telegraf tensorflow torch tqdm transformers tslib typescript undici urllib3 uuid vite vue web3 webpack websocket-client
winston ws yargs zod`
    .split(/\s+/)
    .filter(Boolean),
)

/** Real packages that are one letter from a popular name. */
export const knownNeighbours: ReadonlySet<string> = new Set(
  'chai chalk-cli colors commander.js conf cors-anywhere cron dotenvx expressjs faiss fastify flask-cors got httpx2 husky jess jose jsdom koa lodash-es lodash.get mcp-cli mdx mongo mysql nest next-auth nuxt passlib pg pip preact pydash pytz reach-dom redis-py redux remix request ruff ts-node tsup tsx uuid4 uv vitest vuex watch web3.js ws-client xterm yaml yarn zone.js'.split(
    ' ',
  ),
)

export const popularHosts: ReadonlySet<string> = new Set(
  'amazonaws.com anthropic.com apple.com binance.com bitbucket.org chatgpt.com claude.ai clawdhub.com clawhub.ai cloudflare.com coinbase.com crates.io discord.com docker.com dropbox.com github.com githubusercontent.com gitlab.com gmail.com google.com googleapis.com huggingface.co linkedin.com metamask.io microsoft.com nodejs.org notion.so npmjs.com npmjs.org openai.com openclaw.ai paypal.com polymarket.com pypi.org python.org slack.com stripe.com telegram.org twitter.com vercel.com whatsapp.com youtube.com'.split(
    ' ',
  ),
)
