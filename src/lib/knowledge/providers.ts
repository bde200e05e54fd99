/** A service that hands out keys: how its variables are called, where its keys may go, and what they look like. */
export interface Provider {
  readonly name: string
  /** Words of an environment variable that mean this service, upper case, as they stand between underscores. */
  readonly stems: readonly string[]
  /** Hosts of its own; a name stands for its sub-domains. */
  readonly hosts: readonly string[]
  /** Shapes of its live keys, whole. Every quantifier is bounded. [] where keys have no shape of their own. */
  readonly keys: readonly RegExp[]
}

// Sources: each provider's API reference and the secret-scanning partner patterns that GitHub documents. Reviewed 2026-01. Sorted by name.
export const providers: readonly Provider[] = [
  {name: 'Airtable', stems: ['AIRTABLE'], hosts: ['airtable.com'], keys: [/\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}\b/g]},
  {
    name: 'Alibaba Cloud',
    stems: ['ALIBABA', 'ALIYUN', 'DASHSCOPE'],
    hosts: ['alibabacloud.com', 'aliyun.com', 'aliyuncs.com'],
    keys: [/\bLTAI[A-Za-z0-9]{20}\b/g],
  },
  {
    name: 'Anthropic',
    stems: ['ANTHROPIC', 'CLAUDE'],
    hosts: ['anthropic.com', 'claude.ai', 'claude.com'],
    keys: [/\bsk-ant-(?:api|admin|oat)\d{2}-[\w-]{80,120}/g],
  },
  {
    name: 'AWS',
    stems: ['AMAZON', 'AWS'],
    hosts: ['amazonaws.com', 'amazonaws.com.cn', 'aws.amazon.com', 'aws.dev'],
    keys: [/\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g],
  },
  {
    name: 'Azure',
    stems: ['AZURE'],
    hosts: ['azure.com', 'azure.net', 'azurewebsites.net', 'microsoft.com', 'microsoftonline.com', 'windows.net'],
    keys: [],
  },
  {name: 'Brave Search', stems: ['BRAVE'], hosts: ['brave.com'], keys: [/\bBSA[A-Za-z0-9_-]{28}\b/g]},
  {name: 'Cloudflare', stems: ['CF', 'CLOUDFLARE'], hosts: ['cloudflare.com', 'workers.dev'], keys: []},
  {name: 'Coinbase', stems: ['COINBASE'], hosts: ['coinbase.com'], keys: []},
  {name: 'DeepSeek', stems: ['DEEPSEEK'], hosts: ['deepseek.com'], keys: []},
  {
    name: 'DigitalOcean',
    stems: ['DIGITALOCEAN', 'DO'],
    hosts: ['digitalocean.com', 'digitaloceanspaces.com'],
    keys: [/\bdo[opr]_v1_[0-9a-f]{64}\b/g],
  },
  {
    name: 'Discord',
    stems: ['DISCORD'],
    hosts: ['discord.com', 'discord.gg', 'discordapp.com'],
    keys: [/\b[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}\b/g],
  },
  {name: 'ElevenLabs', stems: ['ELEVENLABS', 'XI'], hosts: ['elevenlabs.io'], keys: []},
  {
    name: 'GitHub',
    stems: ['GH', 'GITHUB'],
    hosts: ['ghcr.io', 'github.com', 'githubcopilot.com', 'githubusercontent.com'],
    keys: [/\bgh[opsur]_[A-Za-z0-9]{36}\b/g, /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g],
  },
  {name: 'GitLab', stems: ['GITLAB'], hosts: ['gitlab.com'], keys: [/\bgl(?:pat|dt|rt)-[\w-]{20,30}\b/g]},
  {
    name: 'Google',
    stems: ['GCP', 'GEMINI', 'GOOGLE', 'VERTEX', 'YOUTUBE'],
    hosts: ['google.com', 'googleapis.com', 'youtube.com'],
    keys: [/\bAIza[\w-]{35}(?![\w-])/g, /\bGOCSPX-[\w-]{28}\b/g],
  },
  {name: 'Groq', stems: ['GROQ'], hosts: ['groq.com'], keys: [/\bgsk_[A-Za-z0-9]{52}\b/g]},
  {name: 'Hugging Face', stems: ['HF', 'HUGGINGFACE'], hosts: ['hf.co', 'hf.space', 'huggingface.co'], keys: [/\bhf_[A-Za-z]{34}\b/g]},
  {name: 'Linear', stems: ['LINEAR'], hosts: ['linear.app'], keys: [/\blin_api_[A-Za-z0-9]{40}\b/g]},
  {name: 'Mistral', stems: ['MISTRAL'], hosts: ['mistral.ai'], keys: []},
  {
    name: 'Notion',
    stems: ['NOTION'],
    hosts: ['notion.com', 'notion.so'],
    keys: [/\bntn_[A-Za-z0-9]{40,50}\b/g, /\bsecret_[A-Za-z0-9]{43}\b/g],
  },
  {name: 'npm', stems: ['NPM'], hosts: ['npmjs.com', 'npmjs.org'], keys: [/\bnpm_[A-Za-z0-9]{36}\b/g]},
  {
    name: 'OpenAI',
    stems: ['OPENAI'],
    hosts: ['chatgpt.com', 'openai.azure.com', 'openai.com'],
    keys: [/\bsk-(?:proj|svcacct|admin)-[\w-]{40,180}/g, /\bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}\b/g],
  },
  {name: 'OpenRouter', stems: ['OPENROUTER'], hosts: ['openrouter.ai'], keys: [/\bsk-or-v1-[0-9a-f]{64}\b/g]},
  {name: 'Perplexity', stems: ['PERPLEXITY', 'PPLX'], hosts: ['perplexity.ai'], keys: [/\bpplx-[A-Za-z0-9]{48}\b/g]},
  {name: 'PyPI', stems: ['PYPI', 'TWINE'], hosts: ['pypi.org'], keys: [/\bpypi-AgEIcHlwaS5vcmc[\w-]{50,200}/g]},
  {name: 'Replicate', stems: ['REPLICATE'], hosts: ['replicate.com', 'replicate.delivery'], keys: [/\br8_[A-Za-z0-9]{37}\b/g]},
  {name: 'SendGrid', stems: ['SENDGRID'], hosts: ['sendgrid.com', 'sendgrid.net'], keys: [/\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g]},
  {name: 'Shopify', stems: ['SHOPIFY'], hosts: ['myshopify.com', 'shopify.com'], keys: [/\bshp(?:at|ca|pa|ss)_[0-9a-f]{32}\b/g]},
  {
    name: 'Slack',
    stems: ['SLACK'],
    hosts: ['slack.com'],
    keys: [/\bxox[abeprs]-\d{10,13}-[\w-]{20,80}/g, /\bxapp-\d-[A-Z0-9]{9,12}-\d{10,14}-[0-9a-f]{64}\b/g],
  },
  {
    name: 'Stripe',
    stems: ['STRIPE'],
    hosts: ['stripe.com'],
    keys: [/\b[rs]k_live_[A-Za-z0-9]{24,120}\b/g, /\bwhsec_[A-Za-z0-9+/]{32,60}/g],
  },
  {name: 'Supabase', stems: ['SUPABASE'], hosts: ['supabase.co', 'supabase.com', 'supabase.in'], keys: [/\bsbp_[0-9a-f]{40}\b/g]},
  {name: 'Tavily', stems: ['TAVILY'], hosts: ['tavily.com'], keys: [/\btvly-(?:dev-|prod-)?[A-Za-z0-9]{32}\b/g]},
  {name: 'Telegram', stems: ['TELEGRAM', 'TG'], hosts: ['telegram.org'], keys: [/\b\d{8,10}:AA[\w-]{33}(?![\w-])/g]},
  {name: 'Twilio', stems: ['TWILIO'], hosts: ['twilio.com'], keys: [/\bSK[0-9a-f]{32}\b/g]},
  {name: 'Vercel', stems: ['VERCEL'], hosts: ['vercel.app', 'vercel.com'], keys: []},
  {name: 'xAI', stems: ['GROK', 'XAI'], hosts: ['x.ai'], keys: [/\bxai-[A-Za-z0-9]{80}\b/g]},
]

const byStem = new Map(providers.flatMap((provider) => provider.stems.map((stem) => [stem, provider] as const)))

/** The provider that an environment variable's name speaks of, or undefined. `GITHUB_TOKEN`, `MY_OPENAI_API_KEY`. */
export function providerOf(variable: string): Provider | undefined {
  for (const word of variable.toUpperCase().split(/[^A-Z0-9]+/)) {
    const found = byStem.get(word)
    if (found !== undefined) return found
  }
  return undefined
}

/** Keys that the providers print in their own documentation and that open nothing. */
export const documentedKeys: ReadonlySet<string> = new Set([
  'AKIAI44QH8DHBEXAMPLE',
  'AKIAIOSFODNN7EXAMPLE',
  'ASIAIOSFODNN7EXAMPLE',
  'ASIAJEXAMPLEXEG2JICEA',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
])
