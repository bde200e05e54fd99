/** The whole style of the page. Its digest stands in the page's Content-Security-Policy, so nothing else can style it. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf8, #16181c);
  --card: light-dark(#ffffff, #1e2127);
  --ink: light-dark(#1d1f23, #e8e6e1);
  --soft: light-dark(#5c6067, #a3a8b1);
  --rule: light-dark(#dedbd5, #343841);
  --code: light-dark(#f3f1ec, #14161a);
  --block: light-dark(#a8201a, #ff8f85);
  --warn: light-dark(#8a5a00, #f0b95c);
  --pass: light-dark(#1d6b3c, #7fd19b);
  --block-wash: light-dark(#fbeae8, #35201f);
  --warn-wash: light-dark(#fbf2df, #33291a);
  --pass-wash: light-dark(#e6f4ea, #1b2c21);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem clamp(.75rem, 3vw, 2rem) 4rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, p, ul, ol, dl, pre { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.15rem; }
h3 { font-size: 1rem; margin-top: 1.25rem; }
h4 { font-size: 1rem; font-weight: 600; }
code, pre { font: .86em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { background: var(--code); border-radius: .35rem; padding: .4rem .6rem; margin-top: .25rem; white-space: pre-wrap; }
a { color: inherit; }
:focus-visible { outline: 2px solid var(--warn); outline-offset: 2px; }
.soft { color: var(--soft); font-weight: 400; }
.small { font-size: .875rem; }
.count { white-space: nowrap; }
.banner { border-radius: .6rem; padding: 1.1rem 1.25rem; border-left: .4rem solid currentcolor; }
.banner p { color: var(--ink); margin-top: .35rem; }
.block { color: var(--block); } .warn { color: var(--warn); } .pass { color: var(--pass); }
.banner.block { background: var(--block-wash); } .banner.warn { background: var(--warn-wash); } .banner.pass { background: var(--pass-wash); }
.tiles { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0 1.5rem; padding: 0; }
.tiles div { display: flex; gap: .45rem; align-items: baseline; }
.tiles dt { color: var(--soft); order: 2; }
.tiles dd { margin: 0; font-size: 1.35rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: .6rem; margin-top: .75rem; padding: .85rem 1.1rem; }
summary { cursor: pointer; }
.card > summary { list-style-position: outside; margin-left: .9rem; }
.card > summary h2 { display: inline; margin: 0 .6rem 0 .5rem; }
.verdict { font-weight: 700; white-space: nowrap; }
.why { margin-top: .35rem; }
.group { border-top: 1px solid var(--rule); margin-top: .75rem; padding-top: .75rem; }
.group h4 { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; }
.tag { font-size: .78rem; font-weight: 650; padding: .05rem .5rem; border-radius: 1rem; border: 1px solid currentcolor; white-space: nowrap; }
.critical, .high { color: var(--block); } .critical { background: var(--block-wash); } .medium { color: var(--warn); } .low, .info { color: var(--soft); }
.group ul, .plain { list-style: none; padding: 0; }
.group li { margin-top: .6rem; }
.more { margin-top: .5rem; }
.about { margin-top: .5rem; }
.about p, .about ol { margin-top: .3rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: .4rem; }
th { width: 7.5rem; text-align: left; font-weight: 400; }
th, td { vertical-align: top; padding: .1rem .6rem .1rem 0; }
.todo { border-left: .25rem solid var(--pass); padding: .1rem 0 .1rem .8rem; margin-top: .4rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: .75rem; }
@media print { body { background: none; } .card { break-inside: avoid-page; } }
`
