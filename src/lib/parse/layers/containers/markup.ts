const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

/** Text of an XML document: what stands between tags, with a line break where a paragraph, row or break ends. */
export function markupText(xml: string): string {
  const parts: string[] = []
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    parts.push(xml.slice(at, open === -1 ? xml.length : open))
    if (open === -1) break
    const close = xml.indexOf('>', open)
    if (close === -1) break
    if (
      /^<(?:\/(?:[a-z]{1,8}:)?(?:p|h|si|row|tr|table-row|title|subject|creator|description|keywords|f|v|instrText)|(?:[a-z]{1,8}:)?(?:br|cr|tab))[\s/>]/.test(
        xml.slice(open, open + 32),
      )
    )
      parts.push('\n')
    at = close + 1
  }
  return unescapeMarkup(parts.join(''))
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Replaces the five named and all numeric character references. */
export function unescapeMarkup(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name as string]!
    const point = hex === undefined ? Number(decimal) : parseInt(hex as string, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : (whole as string)
  })
}
