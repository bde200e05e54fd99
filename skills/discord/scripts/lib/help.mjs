export const usage = `discord: posts to Discord through the user's own webhook or bot.

Usage: node scripts/discord.mjs COMMAND [OPTIONS]

  send [TEXT]        post a message, from the arguments or from standard input (-)
  edit ID [TEXT]     replace a message that was sent this way
  delete ID...       delete messages that were sent this way
  read               show recent messages of a channel (bot only)
  check              say what is configured and whether Discord accepts it

Where to:
  --via KIND         webhook or bot; default: the webhook when it is set
  --channel ID       bot only; default DISCORD_CHANNEL_ID
  --thread ID        a thread instead of the channel

send and edit:
  --embed JSON  --embed-file PATH   one embed or an array, up to ten in all
  --title TEXT  --description TEXT  --url URL  --color #RRGGBB   a simple embed
  --mention WHO      user:ID, role:ID or everyone; nobody is notified otherwise

send:
  --file PATH        attach a file, up to ten times
  --reply-to ID      answer a message (bot only)
  --thread-name TEXT open a post in a forum channel (webhook only)
  --username NAME    name to show (webhook only)
  --silent           no push notification

read:
  --limit N          1 to 100, default 20
  --before ID  --after ID  --around ID

Always:
  --dry-run          print what would be sent; no connection is made
  --json             print Discord's answer
  --timeout SECONDS  for one request, default 15
  --max-wait SECONDS for rate limits in all, default 60

Environment: DISCORD_WEBHOOK_URL, DISCORD_BOT_TOKEN, DISCORD_CHANNEL_ID.
Exit codes: 0 done, 1 Discord refused or could not be reached, 2 wrong usage or configuration.
`
